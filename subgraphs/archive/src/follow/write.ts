import type { Knex } from '@e360/kit/database/database'
import type { Deltas } from './counters.ts'
import type { Made } from './turn.ts'

const rowsPerStatement = 500

export const inParts = async <Item>(items: readonly Item[], work: (part: readonly Item[]) => Promise<unknown>) => {
  for (let start = 0; start < items.length; start += rowsPerStatement)
    await work(items.slice(start, start + rowsPerStatement))
}

/** Writes rows by their key, over what was there. */
export const putRows = (
  trx: Knex.Transaction,
  table: string,
  key: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> =>
  inParts(rows, part =>
    trx(table)
      .insert([...part])
      .onConflict(key)
      .merge(),
  )

export const deleteRows = (trx: Knex.Transaction, table: string, ids: readonly string[]): Promise<void> =>
  inParts(ids, part =>
    trx(table)
      .whereIn('id', [...part])
      .delete(),
  )

/** Takes away what is gone and was not made anew, then writes the rest. */
export const writeMade = async (trx: Knex.Transaction, table: string, { rows, gone }: Made): Promise<void> => {
  await deleteRows(
    trx,
    table,
    [...gone].filter(id => !rows.has(id)),
  )
  await putRows(trx, table, 'id', [...rows.values()])
}

export const writeDeltas = async (trx: Knex.Transaction, { tally, first, grades }: Deltas): Promise<void> => {
  await addUp(trx, 'tally', tally)
  await addUp(trx, 'first_tally', first)
  await addUp(trx, 'grade_tally', grades)
}

type Counters = Readonly<Record<string, string | number | bigint>>

/** Adds to counters, whose rows vanish when all of them are 0. Texts name the row; a bigint is kept as text, which every database reads alike. */
const addUp = async (trx: Knex.Transaction, table: string, deltas: ReadonlyMap<string, Counters>): Promise<void> => {
  const changed = [...deltas].filter(([, delta]) => !isZero(delta))
  await inParts(changed, async part => {
    const rows = await trx(table)
      .whereIn(
        'id',
        part.map(([id]) => id),
      )
      .select<Record<string, string | number>[]>('*')
    const stored = new Map(rows.map(row => [String(row['id']), row]))
    const sums = part.map(([id, delta]) => [id, added(stored.get(id), delta)] as const)
    await deleteRows(
      trx,
      table,
      sums.flatMap(([id, sum]) => (isZero(sum) && stored.has(id) ? [id] : [])),
    )
    await putRows(
      trx,
      table,
      'id',
      sums.flatMap(([id, sum]) => (isZero(sum) ? [] : [{ id, ...asText(sum) }])),
    )
  })
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
