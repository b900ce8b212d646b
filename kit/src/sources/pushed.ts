import type { Knex } from '../database/database.ts'
import type { Receipt } from '../records/receipt.ts'

/**
 * Counts what came of each system, in the transaction that takes it. A system of which nothing was ever taken is not noted: its name may be
 * anybody's invention.
 */
export const notePushed = async (trx: Knex.Transaction, receipts: readonly Receipt[]): Promise<void> => {
  const bySystem = new Map<string, { rows: number; rejected: number }>()
  for (const { system, outcome } of receipts) {
    if (system === null || system.length > 60) continue
    const count = bySystem.get(system) ?? { rows: 0, rejected: 0 }
    bySystem.set(system, { rows: count.rows + 1, rejected: count.rejected + (outcome === 'REJECTED' ? 1 : 0) })
  }
  const at = new Date().toISOString()
  const added = (column: string, more: number) => trx.raw('source_push.?? + ?', [column, more])
  for (const [system, { rows, rejected }] of bySystem) {
    const counts = { row_count: added('row_count', rows), rejected: added('rejected', rejected) }
    if (rejected === rows) await trx('source_push').where({ system }).update(counts)
    else
      await trx('source_push')
        .insert({ system, at, row_count: rows, rejected })
        .onConflict('system')
        .merge({ at, ...counts })
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
