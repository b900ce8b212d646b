import { mapInTurns } from '@e360/kit/turns'
import type { StoredEnterprise } from '../registerBatch.ts'
import type { Snapshot } from './snapshot.ts'

type Row = Readonly<Record<string, unknown>>

/** A snapshot as it differs from another one, which is of one company. */
export interface Lean {
  enterprise: StoredEnterprise[]
  /** to which company all rows of the other one are given */
  of: string
  differences: Record<Listed, Difference>
}

interface Difference {
  /** keys of rows of the other one that are not in this one then */
  without: string[]
  /** rows that are not in the other one */
  with: Row[]
}

type Listed = keyof typeof keys

/** By what a row is told from the others of one company. */
const keys = {
  former_name: ['name', 'to_on'],
  former_code: ['kind', 'code', 'to_on'],
  register_record: ['system', 'record_id'],
} as const

const tables = Object.keys(keys) as Listed[]

/** @param of the company that most rows are about: those of others are kept whole */
export const leanOn = async (snapshot: Snapshot, other: Snapshot, of: string): Promise<Lean> => ({
  enterprise: snapshot.enterprise,
  of,
  differences: {
    former_name: await differenceIn('former_name', snapshot, other, of),
    former_code: await differenceIn('former_code', snapshot, other, of),
    register_record: await differenceIn('register_record', snapshot, other, of),
  },
})

const differenceIn = async (table: Listed, snapshot: Snapshot, other: Snapshot, of: string): Promise<Difference> => {
  const [rows, given] = [rowsOf(snapshot, table), rowsOf(other, table).map(row => givenTo(of, row))]
  const texts = await mapInTurns(rows, row => JSON.stringify(row))
  const givenTexts = await mapInTurns(given, row => JSON.stringify(row))
  const [here, there] = [new Set(texts), new Set(givenTexts)]
  return {
    without: given.filter((_, at) => !here.has(givenTexts[at]!)).map(row => keyOf(table, row)),
    with: rows.filter((_, at) => !there.has(texts[at]!)),
  }
}

/** What {@link leanOn} made lean; its rows may be in another order. */
export const wholeOf = ({ enterprise, of, differences }: Lean, other: Snapshot): Snapshot => ({
  enterprise,
  ...(byTable(table => {
    const without = new Set(differences[table].without)
    const shared = rowsOf(other, table).filter(row => !without.has(keyOf(table, row)))
    return [...shared.map(row => givenTo(of, row)), ...differences[table].with]
  }) as unknown as Omit<Snapshot, 'enterprise'>),
})

/** As the row was with this company before a merge. */
const givenTo = (of: string, row: Row): Row => ({
  ...row,
  org_code: of,
  ...(row['merged_code'] === of && { merged_code: null }),
})

const byTable = <Value>(make: (table: Listed) => Value): Record<Listed, Value> =>
  Object.fromEntries(tables.map(table => [table, make(table)])) as Record<Listed, Value>

const rowsOf = (snapshot: Snapshot, table: Listed): readonly Row[] => snapshot[table] as unknown as Row[]

const keyOf = (table: Listed, row: Row): string => JSON.stringify(keys[table].map(column => row[column]))
