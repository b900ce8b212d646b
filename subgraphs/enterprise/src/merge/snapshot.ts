import { insertMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import type { StoredEnterprise, StoredSource } from '../registerBatch.ts'

type Row = Record<string, string | number | null>

/** All rows of companies in the tables that a merge joins, column by column, whatever columns they have. */
export interface Snapshot {
  enterprise: StoredEnterprise[]
  former_name: (Row & { name: string; org_code: string })[]
  former_code: (Row & { kind: string; code: string; org_code: string })[]
  register_record: StoredSource[]
}

const tables = ['enterprise', 'former_name', 'former_code', 'register_record'] as const satisfies (keyof Snapshot)[]

export const snapshotOf = async (trx: Knex.Transaction, orgCodes: readonly string[]): Promise<Snapshot> => {
  const rows = new Map<keyof Snapshot, unknown[]>()
  for (const table of tables) rows.set(table, await trx(table).whereIn('org_code', orgCodes).orderBy('org_code'))
  return Object.fromEntries(rows) as unknown as Snapshot
}

/** Puts these rows in the place of all that there are of these companies. */
export const putBack = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
  snapshot: Snapshot,
): Promise<void> => {
  for (const table of tables) {
    await trx(table).whereIn('org_code', orgCodes).delete()
    await insertMany(
      trx,
      table,
      snapshot[table].map(row => ({ ...row })),
    )
  }
}

/** Two rows hold the same where this is the same, whatever the order of their columns. */
export const rowText = (row: object): string =>
  JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
