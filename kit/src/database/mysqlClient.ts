import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

interface KnexRunner {
  client: { transacting?: boolean }
  builder: { toSQL: () => { sql: string } | readonly { sql: string }[] }
  connection: unknown
  ensureConnection(work: unknown, parameters: unknown): Promise<unknown>
}

const Mysql2Client = require('knex/lib/dialects/mysql2/index.js') as new (config: unknown) => object
const Runner = require('knex/lib/execution/runner.js') as new (client: unknown, builder: unknown) => KnexRunner

/** How the driver says that the connection was gone already: the server had cut it, or was started anew. */
const lost = /^(PROTOCOL_CONNECTION_LOST|ECONNRESET|EPIPE|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED)$/

/** Asks once more over another connection; within a transaction, or where something is written, nobody may do that. */
class RereadingRunner extends Runner {
  override async ensureConnection(work: unknown, parameters: unknown): Promise<unknown> {
    try {
      return await super.ensureConnection(work, parameters)
    } catch (error) {
      if (!lost.test(String((error as { code?: unknown }).code)) || this.client.transacting || !this.isReading())
        throw error
      this.connection = undefined
      return super.ensureConnection(work, parameters)
    }
  }

  private isReading(): boolean {
    return [this.builder.toSQL()].flat().every(({ sql }) => /^select\b/i.test(sql))
  }
}

/** knex's mysql2 dialect, whose reads bear that the server cut an idle connection. */
export class MysqlClient extends Mysql2Client {
  runner(builder: unknown) {
    return new RereadingRunner(this, builder)
  }
}

/** The driver's, as far as it is used here. */
export interface MysqlConnection {
  query: (sql: string, values: readonly unknown[], over: (error: Error | null) => void) => void
}

/**
 * Writes rows in one statement, within the transaction that the connection is in. What a row does not tell is null.
 * @param sql `insert into … values ?` with the columns in this order
 */
export const insertTogether = (
  connection: MysqlConnection,
  sql: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> =>
  new Promise((resolve, reject) => {
    const values = rows.map(row => columns.map(column => row[column] ?? null))
    connection.query(sql, [values], error => (error ? reject(error) : resolve()))
  })
