import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leanOn, wholeOf, type Lean } from './lean.ts'
import type { Snapshot } from './snapshot.ts'

const companies = ['A', 'B'] as const
const word = fc.constantFrom('一', '二', '三')
const day = fc.constantFrom('', '2026-01-01')
const since = fc.option(fc.constantFrom('2020-01-01', '2021-01-01'))

/** All rows of some companies, in any order, of so few words that two snapshots have many rows in common. */
const snapshotOf = (...of: string[]) => {
  const org_code = fc.constantFrom(...of)
  const unique = <Row extends object>(row: fc.Arbitrary<Row>, ...key: (keyof Row)[]) =>
    fc.uniqueArray(row, { maxLength: 8, selector: each => key.map(column => each[column]).join('|') })
  return fc.record({
    enterprise: fc.constant(of.map(code => ({ org_code: code }))),
    former_name: unique(fc.record({ org_code, name: word, from_on: since, to_on: day }), 'org_code', 'name', 'to_on'),
    former_code: unique(
      fc.record({ org_code, kind: fc.constantFrom('USCC', 'ORG_CODE'), code: word, from_on: since, to_on: day }),
      'org_code',
      'kind',
      'code',
      'to_on',
    ),
    register_record: unique(
      fc.record({
        system: fc.constantFrom('工商', '质监'),
        record_id: word,
        org_code,
        told: word,
        merged_code: fc.option(fc.constantFrom(...companies, 'C')),
      }),
      'system',
      'record_id',
    ).map(rows => rows.map(row => (row.merged_code === row.org_code ? { ...row, merged_code: null } : row))),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Snapshot>
}

const inOrder = (snapshot: Snapshot) =>
  Object.fromEntries(
    Object.entries(snapshot).map(([table, rows]) => [
      table,
      (rows as object[]).map(row => JSON.stringify(row)).toSorted(),
    ]),
  )

test('a snapshot that is lean on another one has all its rows again, whichever company the other one is of', async () => {
  await fc.assert(
    fc.asyncProperty(
      snapshotOf('A', 'B'),
      snapshotOf('A'),
      fc.constantFrom(...companies, 'C'),
      async (snapshot, other, of) => {
        const kept = JSON.parse(JSON.stringify(await leanOn(snapshot, other, of))) as Lean
        expect(inOrder(wholeOf(kept, other))).toEqual(inOrder(snapshot))
      },
    ),
    { numRuns: 1_000 },
  )
})
