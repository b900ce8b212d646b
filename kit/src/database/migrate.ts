import type { Database, Knex } from './database.ts'

/** One step of a schema, applied once and never edited after it landed. */
export interface Migration {
  name: string
  up: (knex: Knex) => Promise<void>
}

/**
 * Applies the migrations that this database has not seen, in their order.
 * knex's own migrator keeps its lock in a table, which a kill leaves locked for ever; here the lock ends with its connection.
 */
export const migrate = (database: Database, migrations: readonly Migration[]): Promise<void> =>
  database.transaction(async trx => {
    const sqlite = database.dialect === 'sqlite'
    if (!sqlite) await takeLock(trx)
    try {
      if (!(await trx.schema.hasTable('migration')))
        await createTable(trx, 'migration', table => {
          table.string('name', 100).primary()
          table.string('applied_at', 30).notNullable()
        })
      const applied = new Set(await trx('migration').orderBy('name').pluck<string[]>('name'))
      for (const migration of migrations) {
        if (applied.has(migration.name)) continue
        await migration.up(trx)
        await trx('migration').insert({ name: migration.name, applied_at: new Date().toISOString() })
      }
    } finally {
      if (!sqlite) await trx.raw("SELECT RELEASE_LOCK(CONCAT('e360:', DATABASE()))")
    }
  })

const takeLock = async (trx: Knex.Transaction): Promise<void> => {
  const [[row]] = (await trx.raw("SELECT GET_LOCK(CONCAT('e360:', DATABASE()), 60) AS taken")) as [
    [{ taken: number | null }],
  ]
  if (row.taken !== 1) throw new Error('another process has been changing the tables of this database for 60 s')
}

/**
 * Creates a table whose texts compare byte by byte, alike on SQLite and MySQL; nothing where it exists.
 * MySQL commits each statement of a table's making: the table is built under another name and takes its own when it has all its
 * indexes, so that a start that died in between leaves no half a table.
 */
export const createTable = async (
  knex: Knex,
  name: string,
  define: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  if (await knex.schema.hasTable(name)) return
  if (knex.client.driverName !== 'mysql2') return knex.schema.createTable(name, define)
  const building = `${name}__building`
  const collation = await exactCollation(knex)
  await knex.schema.dropTableIfExists(building)
  await knex.schema.createTable(building, table => {
    table.engine('InnoDB')
    table.charset('utf8mb4')
    table.collate(collation)
    define(table)
  })
  await knex.schema.renameTable(building, name)
}

/**
 * {@link createTable} for rows that lie in the order of their primary key, as they always do on MySQL: on SQLite half the work for a text key
 * (docs/decisions/0011-archive.md). Rows should be short.
 */
export const createClusteredTable = async (
  knex: Knex,
  name: string,
  define: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  if (knex.client.driverName === 'mysql2') return createTable(knex, name, define)
  if (await knex.schema.hasTable(name)) return
  for (const { sql } of knex.schema.createTable(name, define).toSQL())
    await knex.raw(sql.startsWith('create table') ? `${sql} without rowid` : sql)
}

/** Nothing where it is there, for the same reason as below. @param type in both databases' words */
export const addColumn = (knex: Knex, table: string, column: string, type: string): Promise<void> =>
  unless(
    'ER_DUP_FIELDNAME',
    knex.schema.alterTable(table, define => void define.specificType(column, type)),
  )

/** Nothing where it exists: MySQL keeps what was made by a migration that was killed before it was noted. */
export const createIndex = (knex: Knex, table: string, columns: readonly string[], index: string): Promise<void> =>
  unless(
    'ER_DUP_KEYNAME',
    knex.schema.alterTable(table, define => define.index([...columns], index)),
  )

/** Nothing where it is gone. */
export const dropIndex = (knex: Knex, table: string, index: string): Promise<void> =>
  unless(
    'ER_CANT_DROP_FIELD_OR_KEY',
    knex.schema.alterTable(table, define => define.dropIndex([], index)),
  )

const unless = async (code: string, statement: Promise<void>): Promise<void> =>
  statement.catch((error: { code?: unknown }) => {
    if (error.code !== code) throw error
  })

/** `utf8mb4_bin` takes “A” and “A ” for the same key; its sister that does not bears a name of its own in each product. */
const exactCollation = async (knex: Knex): Promise<string> => {
  const [[row]] = (await knex.raw('SELECT VERSION() AS version')) as [[{ version: string }]]
  return row.version.includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'
}
