import { daysAfter } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'

/** How often a resource was read on a day, as the access ledger has it. */
export interface ResourceUse {
  /** the resource's code */
  resource: string
  /** YYYY-MM-DD, Beijing */
  day: string
  reads: number
}

/** Adds reads to what was counted; in the transaction that moves the reader's cursor, so that none counts twice. */
export const addUse = async (trx: Knex.Transaction, uses: readonly ResourceUse[]): Promise<void> => {
  for (const { resource, day, reads } of uses) {
    await trx('resource_use').insert({ resource, day, reads: 0 }).onConflict(['resource', 'day']).ignore()
    await trx('resource_use').where({ resource, day }).increment('reads', reads)
  }
}

const mostCodes = 100_000

/** Reads of each resource in the last so many days, today among them, by code. */
export const usesSince = async (
  { read }: Pick<Database, 'read'>,
  today: string,
  days: number,
  codes?: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await read('resource_use')
    .where('day', '>', daysAfter(today, -days))
    .where('day', '<=', today)
    .modify(query => void (codes && query.whereIn('resource', [...codes])))
    .groupBy('resource')
    .orderBy('resource')
    .limit(mostCodes)
    .select<{ resource: string; reads: number | string }[]>('resource', read.raw('sum(??) as ??', ['reads', 'reads']))
  return new Map(rows.map(({ resource, reads }) => [resource, Number(reads)]))
}
