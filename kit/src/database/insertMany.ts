import type { Knex } from './database.ts'
import { insertEach, isSqliteConnection } from './sqliteClient.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Inserts rows of one table. MySQL gets many rows a statement. SQLite gets one short statement that stays prepared, run once a row: it needs
 * no round trips, and statements of every length would fill its memory.
 */
export const insertMany = async (trx: Knex.Transaction, table: string, rows: readonly Row[]): Promise<void> => {
  if (rows.length === 0) return
  const connection: unknown = await trx.client.acquireConnection()
  if (isSqliteConnection(connection)) return insertEach(connection, table, rows)
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await trx(table).insert(rows.slice(start, start + rowsPerStatement))
}

const rowsPerStatement = 500
