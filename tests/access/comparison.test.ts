import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { mistakesIn, neverShown, unmet, type Look } from '../support/accessMatrix.ts'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'

/* What the matrix makes of what it sees. That it sees what the product does with a wrong declaration is shown in planted.test.ts. */

const isLetIn = accessBy(buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')))
const askerOf = (reader: string, department?: string): Asker =>
  askers.find(each => each.reader === reader && each.department === department)!

/** What everybody sees of some fields by a way that does as people wrote. */
const seen = (way: string, fields: readonly string[], readers: readonly Asker[]): Look[] =>
  readers.flatMap(asker =>
    fields.map((name): Look => {
      const [type, field] = name.split('.') as [string, string]
      const shows = isLetIn(type, field, asker)
      return { way, asker, type, field, refused: !shows, value: shows ? 'x' : null }
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

const [analyst, dashboard] = [askerOf('analyst'), askerOf('dashboard')]

test('a value beside a refusal, a whole name and a telephone number are named', () => {
  const look = shownTo('payload', 'Enterprise', 'legalRepresentative', analyst)
  expect(mistakesIn([{ ...look, value: '冉**' }], isLetIn)).toEqual([])
  expect(mistakesIn([{ ...look, value: '冉明月' }], isLetIn)).toHaveLength(1)
  expect(mistakesIn([{ ...look, field: 'address', value: '电话13812345678' }], isLetIn)).toHaveLength(1)
  expect(mistakesIn([{ ...look, asker: dashboard, refused: true, value: '冉**' }], isLetIn)).toHaveLength(1)
})

test('a field that nobody asked for, and one of which somebody learned nothing, are named', () => {
  const looks = seen('plainly', ['Penalty.facts'], askers)
  expect(neverShown(['Penalty.facts', 'Penalty.basis'], looks)).toEqual(['Penalty.basis'])
  expect(unmet([['Penalty', 'facts']], askers, looks, isLetIn)).toEqual([])
  expect(unmet([['Penalty', 'facts']], askers, without(looks, 'facts', dashboard), isLetIn)).toEqual([
    'Penalty.facts dashboard',
  ])
})
