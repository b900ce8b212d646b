import { failure } from '../errors.ts'
import { pragmasFor, SqliteClient, statementCharacters, type Connection, type Query } from './sqliteClient.ts'
import { openSqliteThread, type SqliteThread } from './sqliteThread.ts'

/** {@link SqliteClient}, whose connection is in a thread of its own. */
export class SqliteThreadClient extends SqliteClient {
  override acquireRawConnection(): Promise<Connection> {
    const settings = this.connectionSettings
    const { filename, readonly = false } = settings
    const thread = openSqliteThread({ filename, readonly, pragmas: pragmasFor(settings), statementCharacters })
    // knex only hands it on
    return thread as Promise<unknown> as Promise<Connection>
  }

  /** Of a thread that died knex begins another one. */
  validateConnection(connection: unknown): boolean {
    return (connection as SqliteThread).isOpen()
  }

  override async _query(connection: unknown, query: Query): Promise<Query> {
    const bindings = this._formatBindings(query.bindings)
    const { rows, run } = await (connection as SqliteThread).ask({ sql: query.sql, bindings })
    query.response = rows ?? run
    if (run) query.context = { lastID: run.lastInsertRowid, changes: run.changes }
    return query
  }
}

/** Statements; each of them may take a tenth of a second, and whoever waits longer has given up. */
const mostWaiting = 200

/** One that refuses what would wait for too many others. */
export class LongReadClient extends SqliteThreadClient {
  override acquireConnection(): Promise<unknown> {
    if (this.pool.numPendingAcquires() < mostWaiting) return super.acquireConnection()
    const headers = new Map([['retry-after', '1']])
    throw failure('RATE_LIMITED', '正在进行的大型查询过多，请稍后再试', { http: { status: 429, headers } })
  }
}
