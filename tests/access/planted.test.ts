import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { mistakesIn, neverShown, quietMistakesIn, unmet, type Look } from '../support/accessMatrix.ts'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'

/*
 * What the matrix makes of what it sees, where a layer has no declaration that could be doctored: these prove the comparison, and that matrix.test.ts
 * would name such a mistake if the layer made it. The gateway is doctored in declared.test.ts, graphql-shield and masks in guards.test.ts.
 */

const isLetIn = accessBy(buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')))
const askerOf = (reader: string, department?: string): Asker =>
  askers.find(each => each.reader === reader && each.department === department)!

/** What everybody sees of some fields by a way that does as people wrote. */
const seen = (way: string, fields: readonly string[], readers: readonly Asker[], isQuiet: boolean): Look[] =>
  readers.flatMap(asker =>
    fields.map((name): Look => {
      const [type, field] = name.split('.') as [string, string]
      const shows = isLetIn(type, field, asker)
      return { way, asker, type, field, refused: !shows && !isQuiet, value: shows ? 'x' : null }
    }),
  )

const without = (looks: readonly Look[], field: string, asker: Asker) =>
  looks.filter(look => look.field !== field || look.asker !== asker)
const shownTo = (way: string, type: string, field: string, asker: Asker): Look => ({
  way,
  asker,
  type,
  field,
  refused: false,
  value: 'x',
})

const [steward, analyst, dashboard] = [askerOf('steward'), askerOf('analyst'), askerOf('dashboard')]
const credit = askerOf('system', 'credit')

test('a change feed that tells a field too many, or one too few, is named', () => {
  const readers = [steward, credit]
  const feed = seen('feed', ['Penalty.decisionNo', 'Penalty.source', 'Penalty.facts'], readers, true)
  expect(quietMistakesIn(feed, readers, isLetIn)).toEqual([])
  const telling = [...feed, shownTo('feed', 'Penalty', 'facts', steward)]
  expect(quietMistakesIn(telling, readers, isLetIn)).toEqual(['Penalty.facts steward, feed: let in'])
  expect(quietMistakesIn(without(feed, 'decisionNo', credit), readers, isLetIn)).toEqual([
    'Penalty.decisionNo system credit, feed: not shown',
  ])
})

test('a receipt for somebody who reads none is named', () => {
  const receipts = seen('receipt', ['Receipt.outcome'], [steward, credit], true)
  expect(mistakesIn(receipts, isLetIn)).toEqual([])
  expect(mistakesIn([...receipts, shownTo('receipt', 'Receipt', 'outcome', analyst)], isLetIn)).toEqual([
    'Receipt.outcome analyst, receipt: let in',
  ])
})

test('an export for somebody who reads no entries, and a column that one of its readers misses, are named', () => {
  const readers = [analyst, steward]
  const cells = seen('export', ['ArchiveEntry.grade', 'Enterprise.address'], readers, true)
  expect(quietMistakesIn(cells, readers, isLetIn)).toEqual([])
  expect(mistakesIn([...cells, shownTo('export', 'ArchiveEntry', 'grade', dashboard)], isLetIn)).toEqual([
    'ArchiveEntry.grade dashboard, export: let in',
  ])
  expect(quietMistakesIn(without(cells, 'grade', steward), readers, isLetIn)).toEqual([
    'ArchiveEntry.grade steward, export: not shown',
  ])
})

test('a value beside a refusal, a whole name and a telephone number are named', () => {
  const look = shownTo('payload', 'Enterprise', 'legalRepresentative', analyst)
  expect(mistakesIn([{ ...look, value: '冉**' }], isLetIn)).toEqual([])
  expect(mistakesIn([{ ...look, value: '冉明月' }], isLetIn)).toHaveLength(1)
  expect(mistakesIn([{ ...look, field: 'address', value: '电话13812345678' }], isLetIn)).toHaveLength(1)
  expect(mistakesIn([{ ...look, asker: dashboard, refused: true, value: '冉**' }], isLetIn)).toHaveLength(1)
})

test('a field that nobody asked for, and one of which somebody learned nothing, are named', () => {
  const looks = seen('plainly', ['Penalty.facts'], askers, false)
  expect(neverShown(['Penalty.facts', 'Penalty.basis'], looks)).toEqual(['Penalty.basis'])
  expect(unmet([['Penalty', 'facts']], askers, looks, isLetIn)).toEqual([])
  expect(unmet([['Penalty', 'facts']], askers, without(looks, 'facts', dashboard), isLetIn)).toEqual([
    'Penalty.facts dashboard',
  ])
})
