import type { Knex } from '../database/database.ts'
import type { Receipt } from '../records/receipt.ts'

/**
 * Counts what came of each system, in the transaction that takes it. A system of which nothing was ever taken is not noted: its name may be
 * anybody's invention.
 */
export const notePushed = async (trx: Knex.Transaction, receipts: readonly Receipt[]): Promise<void> => {
  const counts = new Map<string, { rows: number; rejected: number }>()
  for (const { system, outcome } of receipts) {
    if (system === null || system.length > 60) continue
    const count = counts.get(system) ?? { rows: 0, rejected: 0 }
    counts.set(system, { rows: count.rows + 1, rejected: count.rejected + (outcome === 'REJECTED' ? 1 : 0) })
  }
  const at = new Date().toISOString()
  for (const [system, { rows, rejected }] of counts) {
    if (rejected < rows)
      await trx('source_push').insert({ system, at, row_count: 0, rejected: 0 }).onConflict('system').merge({ at })
    await trx('source_push').where({ system }).increment({ row_count: rows, rejected })
  }
}

/** What came of one system by push, since it first came. */
export interface Pushed {
  system: string
  /** when something of it was last taken, RFC 3339 */
  at: string
  rows: number
  rejected: number
}

const mostSystems = 1_000

/** Every system of which something came by push, import included, by name. */
export const readPushed = async (read: Knex): Promise<Pushed[]> => {
  const rows = await read('source_push')
    .orderBy('system')
    .limit(mostSystems)
    .select<Pushed[]>({ system: 'system', at: 'at', rows: 'row_count', rejected: 'rejected' })
  return rows.map(row => ({ ...row, rows: Number(row.rows), rejected: Number(row.rejected) }))
}
