import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import knex, { type Knex } from 'knex'
import { MysqlClient, type MysqlConnection } from './mysqlClient.ts'
import { readThrough } from './ask.ts'
import { mappedBytes, SqliteClient, type SqliteConnection } from './sqliteClient.ts'
import { endReading } from './readTogether.ts'
import { sqliteReader } from './sqliteReader.ts'
import { LongReadClient, SqliteThreadClient } from './threadClient.ts'
import { warm } from './warm.ts'

export type { Knex }

/** One department's database: SQLite by file, or MySQL/MariaDB by connection string. */
export interface Database {
  dialect: 'sqlite' | 'mysql'
  /**
   * for short reads; on SQLite a connection of its own, so that readers never queue behind a writing transaction, in this thread: what takes
   * more than some milliseconds holds up everybody
   */
  read: Knex
  /** for reads that may be long; on SQLite in a thread of their own, one after the other. @throws RATE_LIMITED where too many wait */
  longRead: Knex
  /**
   * Runs the work in one transaction; acknowledged means durable.
   * The work is run again from its beginning after a deadlock, a lock timeout or a busy file, so it must touch nothing but the transaction.
   */
  transaction: <T>(work: (trx: Knex.Transaction) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/**
 * knex would write errors to the console, with its stack; they are thrown as well, and whoever asked logs them. It would also put the values of
 * the statement into their messages, which a command shows.
 */
const silent = { log: { warn: () => undefined, error: () => undefined }, compileSqlOnError: false }

/** A larger one would fill bit by bit during a long push; the system's own cache holds the same pages. */
export const writingCacheKilobytes = 3_072
const retryWindowMs = 30_000
const busyTimeoutMs = 20

/**
 * @param url `mysql://user:password@host:port/name`, or the path of a SQLite file, whose folder is made
 * @throws Error where the database cannot be opened
 */
export const openDatabase = (url: string): Database => (isMysqlUrl(url) ? openMysql(url) : openSqlite(url))

export const isMysqlUrl = (url: string): boolean => /^(mysql|mariadb):\/\//.test(url)

const openSqlite = (file: string): Database => {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const endWarming = warm(file, mappedBytes)
  // A short wait in the driver, which blocks its whole thread, and a long one in `retrying`, which does not.
  const write = oneConnection(
    { filename: file, busyTimeoutMs, cacheKilobytes: writingCacheKilobytes },
    SqliteThreadClient,
  )
  // what a long read goes through once stays in the system's cache
  const longRead = oneConnection(
    { filename: file, busyTimeoutMs, readonly: true, cacheKilobytes: 2_048 },
    LongReadClient,
  )
  const read = sqliteConnection({ filename: file, busyTimeoutMs, isMapped: true })
  // who listens to what is read hears all of it
  longRead.on('query', query => read.emit('query', query))
  const reader = sqliteReader(read, longRead)
  readThrough(read, {
    read: (sql, bindings) => {
      if (read.listenerCount('query') > 0) read.emit('query', { sql, bindings })
      return reader.read(sql, bindings)
    },
  })
  return {
    dialect: 'sqlite',
    read,
    longRead,
    transaction: work => retrying(() => write.transaction(work)).finally(endReading),
    close: async () => {
      endWarming()
      await Promise.all([longRead.destroy(), read.destroy()])
      // last, for it is the one that puts the log into the file
      await write.destroy()
    },
  }
}

/** One connection to a SQLite file, in this thread. */
export const sqliteConnection = (settings: SqliteConnection): Knex => oneConnection(settings, SqliteClient)

const oneConnection = (settings: SqliteConnection, client: typeof SqliteClient): Knex =>
  knex({
    client: client as unknown as typeof Knex.Client,
    connection: settings as unknown as Knex.Sqlite3ConnectionConfig,
    pool: { min: 1, max: 1, idleTimeoutMillis: 2_147_483_647 },
    useNullAsDefault: true,
    ...silent,
  })

const openMysql = (url: string): Database => {
  const pool = knex({
    client: MysqlClient as unknown as typeof Knex.Client,
    connection: {
      uri: url,
      charset: 'utf8mb4_bin',
      supportBigNumbers: true,
      dateStrings: true,
      timezone: 'Z',
    } as Knex.MySql2ConnectionConfig,
    pool: { min: 0, max: 10, afterCreate: readCommitted },
    ...silent,
  })
  readThrough(pool, { read: async (sql, bindings) => ((await pool.raw(sql, bindings as string[])) as [object[]])[0] })
  return {
    dialect: 'mysql',
    read: pool,
    longRead: pool,
    transaction: work => retrying(() => pool.transaction(work)),
    close: () => pool.destroy(),
  }
}

/** Once a connection: told with each transaction it is one more way to the server and back. */
const readCommitted = (connection: MysqlConnection, over: (error: Error | null, connection: MysqlConnection) => void) =>
  connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', [], error => over(error, connection))

const passing = /^SQLITE_BUSY|^ER_LOCK_DEADLOCK$|^ER_LOCK_WAIT_TIMEOUT$/

const retrying = async <T>(attempt: () => Promise<T>): Promise<T> => {
  const deadline = Date.now() + retryWindowMs
  for (let round = 0; ; round++) {
    try {
      return await attempt()
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (typeof code !== 'string' || !passing.test(code) || Date.now() > deadline) throw error
      await pause(Math.min(5 * 2 ** round, 200) * (0.5 + Math.random() / 2))
    }
  }
}
