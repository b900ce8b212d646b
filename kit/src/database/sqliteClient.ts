import { createRequire } from 'node:module'
import { LRUCache } from 'lru-cache'
import { inGroups } from '../inGroups.ts'
import { endReadingOf } from './readTogether.ts'
import { isSqliteThread, type SqliteThread } from './sqliteThread.ts'

const require = createRequire(import.meta.url)

export interface Statement {
  reader: boolean
  all: (bindings: readonly unknown[]) => unknown[]
  iterate: (bindings: readonly unknown[]) => Iterable<unknown>
  run: (bindings: readonly unknown[]) => { lastInsertRowid: number | bigint; changes: number }
  /** whether rows are lists of values from now on */
  raw: (are: boolean) => Statement
  /** `type` as the table declares it; null where it is computed */
  columns: () => { name: string; type: string | null }[]
}
export interface Connection {
  prepare: (sql: string) => Statement
  exec: (sql: string) => void
  close: () => void
  open: boolean
  inTransaction: boolean
  statements: LRUCache<string, Statement>
}
export interface Query {
  sql: string
  bindings?: readonly unknown[]
  response?: unknown
  context?: unknown
}
/** What a connection is told; `filename` '' is an empty database on the temporary disk that goes with the connection. */
export interface SqliteConnection {
  filename: string
  busyTimeoutMs: number
  /** nothing can be written, and transactions take no lock: they see the rows of the moment they begin */
  readonly?: boolean
  /** of pages; 6 MiB where left out */
  cacheKilobytes?: number
  /** whether pages are read where the system keeps them, instead of being copied (docs/decisions/0015) */
  isMapped?: boolean
}
type Driver = new (file: string, options: { readonly: boolean }) => Connection
interface KnexClient {
  connectionSettings: SqliteConnection
  pool: { numPendingAcquires: () => number }
  acquireConnection(): Promise<unknown>
  _formatBindings: (bindings: readonly unknown[] | undefined) => unknown[]
}

const BetterSqlite3Client = require('knex/lib/dialects/better-sqlite3/index.js') as new (config: unknown) => KnexClient
const SqliteTransaction = require('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js') as new (
  ...parts: unknown[]
) => {
  query: (connection: unknown, sql: string) => Promise<unknown>
  isCompleted: () => boolean
}

/** Several connections a department and several departments a process; the rest of a file lies in the system's own cache. */
const usualCacheKilobytes = 6_144
/** Of 4 KiB each: a page that many batches write goes into the file once, and the log that is read beside it stays at some 32 MiB. */
export const checkpointPages = 8_000
/** Of kept statements, as SQL: a prepared one takes about forty times as much, and lists of every length make many. */
export const statementCharacters = 262_144

/** Of a file at most; what lies beyond is copied. */
export const mappedBytes = 2 ** 30

export const pragmasFor = ({
  busyTimeoutMs,
  readonly,
  cacheKilobytes = usualCacheKilobytes,
  isMapped = false,
}: SqliteConnection): string =>
  `PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA cache_size = -${cacheKilobytes};` +
  (isMapped ? `PRAGMA mmap_size = ${mappedBytes};` : '') +
  (readonly
    ? ''
    : `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = ${checkpointPages}`)

const connect = (settings: SqliteConnection): Connection => {
  const { filename, readonly = false } = settings
  const connection = new (require('better-sqlite3') as Driver)(filename, { readonly })
  connection.exec(pragmasFor(settings))
  connection.statements = new LRUCache({ maxSize: statementCharacters, sizeCalculation: (_, sql) => sql.length })
  return connection
}

/** Takes the write lock at the start: a transaction that reads first and writes later could not wait for another process. */
class ImmediateTransaction extends SqliteTransaction {
  async begin(connection: { readonly: boolean }) {
    await this.query(connection, connection.readonly ? 'BEGIN' : 'BEGIN IMMEDIATE')
    // knex tells its caller that BEGIN failed, and does the work nevertheless, each statement of which then fails.
    if (this.isCompleted()) throw new Error('the transaction did not begin')
  }
}

/**
 * knex's better-sqlite3 dialect (docs/decisions/0001-sqlite-driver.md), with WAL and `synchronous=FULL`, immediate
 * transactions, and each connection's prepared statements kept by their SQL.
 */
export class SqliteClient extends BetterSqlite3Client {
  _driver() {
    return require('better-sqlite3') as unknown
  }

  transaction(...parts: unknown[]) {
    return new ImmediateTransaction(this, ...parts)
  }

  acquireRawConnection(): Promise<Connection> {
    return Promise.resolve(connect(this.connectionSettings))
  }

  _query(connection: Connection, query: Query): Promise<Query> {
    endReadingOf(connection)
    const statement = prepared(connection, query.sql)
    const bindings = this._formatBindings(query.bindings)
    if (statement.reader) query.response = statement.all(bindings)
    else {
      const { changes, lastInsertRowid } = statement.run(bindings)
      query.response = { changes, lastInsertRowid }
      query.context = { lastID: lastInsertRowid, changes }
    }
    return Promise.resolve(query)
  }
}

export const prepared = (connection: Connection, sql: string): Statement => {
  const known = connection.statements.get(sql)
  if (known) return known
  const statement = connection.prepare(sql)
  connection.statements.set(sql, statement)
  return statement
}

export const isSqliteConnection = (connection: unknown): connection is Connection | SqliteThread =>
  isSqliteThread(connection) ||
  (typeof connection === 'object' &&
    connection !== null &&
    'statements' in connection &&
    connection.statements instanceof LRUCache)

/** To a thread: what is on its way is garbage before it grows old, and the loop turns between two parts. */
const rowsAtATime = 100

/**
 * Writes rows one by one through a prepared statement, within the transaction that the connection is in. What a row does not tell is null.
 * @param sql `insert into …` of one row, with the columns in this order
 */
export const insertEach = async (
  connection: Connection | SqliteThread,
  sql: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  for (const group of inGroups(rows, rowsAtATime)) {
    const each = group.map(row => columns.map(column => bindable(row[column])))
    if (isSqliteThread(connection)) await connection.ask({ sql, each })
    else {
      const statement = prepared(connection, sql)
      for (const values of each) statement.run(values)
    }
  }
}

export const bindable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null))
