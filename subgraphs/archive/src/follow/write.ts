import { addMany, keyParts, replaceMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import type { Deltas } from './counters.ts'
import type { Made } from './turn.ts'

/** Large ones, so that a first load reads and writes a company and a counter once for many changes. */
export const changesPerTransaction = 2_000

export const inParts = async (keys: readonly string[], work: (part: string[]) => Promise<unknown>): Promise<void> => {
  for (const part of keyParts(keys)) await work(part)
}

export const deleteRows = (
  trx: Knex.Transaction,
  table: string,
  ids: readonly string[],
  key: string = 'id',
): Promise<void> => inParts(ids, part => trx(table).whereIn(key, part).delete())

/** Has companies evaluated anew (standing/evaluator.ts). */
export const lookAgain = (trx: Knex.Transaction, orgCodes: readonly string[]): Promise<void> =>
  replaceMany(
    trx,
    'due',
    orgCodes.map(org_code => ({ org_code, due_on: '' })),
  )

/** Takes away what is gone and was not made anew, then writes the rest. */
export const writeMade = async (trx: Knex.Transaction, table: string, { rows, gone }: Made): Promise<void> => {
  await deleteRows(
    trx,
    table,
    [...gone].filter(id => !rows.has(id)),
  )
  await replaceMany(trx, table, [...rows.values()])
}

export const writeDeltas = async (
  trx: Knex.Transaction,
  { tally, inspected, expiring, grades }: Deltas,
): Promise<void> => {
  await addUp(trx, 'tally', tally, ['enterprises', 'unlinked', 'inspections', 'failed', 'passed', 'penalties'])
  await addUp(trx, 'inspected_tally', inspected, ['companies'])
  await addUp(trx, 'expiry_tally', expiring, ['certificates'])
  await addUp(trx, 'grade_tally', grades, [])
}

type Counters = Readonly<Record<string, string | number | bigint>>

/**
 * Adds to counters, whose rows vanish when all of them are 0. Texts name the row; a bigint is kept as text, which every database reads alike and none
 * adds up.
 * @param counts the counters that never fall below 0: where only these grow nothing vanishes, and they are added where they lie
 */
const addUp = async (
  trx: Knex.Transaction,
  table: string,
  deltas: ReadonlyMap<string, Counters>,
  counts: readonly string[],
): Promise<void> => {
  const onlyGrows = (delta: Counters): boolean =>
    Object.entries(delta).every(
      ([name, value]) => typeof value === 'string' || (counts.includes(name) ? value >= 0 : Number(value) === 0),
    )
  const growing: Record<string, unknown>[] = []
  const others: (readonly [id: string, delta: Counters])[] = []
  for (const [id, delta] of deltas) {
    if (isZero(delta)) continue
    if (onlyGrows(delta)) growing.push({ id, ...asText(delta) })
    else others.push([id, delta])
  }
  await addMany(trx, table, 'id', counts, growing)
  await addOrTakeAway(trx, table, others)
}

const addOrTakeAway = async (
  trx: Knex.Transaction,
  table: string,
  changed: readonly (readonly [id: string, delta: Counters])[],
): Promise<void> => {
  const stored = new Map<string, Readonly<Record<string, string | number>>>()
  await inParts(
    changed.map(([id]) => id),
    async part => {
      const rows = await trx(table).whereIn('id', part).select<Record<string, string | number>[]>('*')
      for (const row of rows) stored.set(String(row['id']), row)
    },
  )
  const gone: string[] = []
  const sums: Record<string, unknown>[] = []
  for (const [id, delta] of changed) {
    const sum = added(stored.get(id), delta)
    if (!isZero(sum)) sums.push({ id, ...asText(sum) })
    else if (stored.has(id)) gone.push(id)
  }
  await deleteRows(trx, table, gone)
  await replaceMany(trx, table, sums)
}

const isZero = (counters: Counters): boolean =>
  Object.values(counters).every(value => typeof value === 'string' || Number(value) === 0)

const added = (row: Readonly<Record<string, string | number>> | undefined, delta: Counters): Counters => {
  if (!row) return delta
  const sum: Record<string, string | number | bigint> = {}
  for (const [name, value] of Object.entries(delta))
    sum[name] =
      typeof value === 'string'
        ? value
        : typeof value === 'bigint'
          ? value + BigInt(row[name]!)
          : value + Number(row[name])
  return sum
}

const asText = (counters: Counters) =>
  Object.fromEntries(
    Object.entries(counters).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  )

/**
 * Makes these the rows of some companies in a table that has a column `org_code`. What stays as it was is not written: a row in many indexes costs
 * twenty times as much to write as to read.
 */
export const keepRows = async (
  trx: Knex.Transaction,
  table: string,
  key: string,
  orgCodes: readonly string[],
  rows: readonly object[],
): Promise<void> => {
  const gone = new Map<string, Row>()
  await inParts(orgCodes, async part => {
    for (const row of await trx(table).whereIn('org_code', part).select<Row[]>('*')) gone.set(String(row[key]), row)
  })
  const changed: Row[] = []
  for (const row of rows as readonly Row[]) {
    const before = gone.get(String(row[key]))
    if (!before || !sameRow(before, row)) changed.push(row)
    gone.delete(String(row[key]))
  }
  await deleteRows(trx, table, [...gone.keys()], key)
  await replaceMany(trx, table, changed)
}

type Row = Readonly<Record<string, unknown>>

/** Every column that the second tells is the same in the first. */
export const sameRow = (stored: Row, row: Row): boolean =>
  Object.keys(row).every(column => stored[column] === row[column])
