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
    if (!sqlite) await trx.raw("SELECT GET_LOCK(CONCAT('e360:', DATABASE()), 60)")
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

/** Creates a table whose texts compare byte by byte, alike on SQLite and MySQL; nothing where it exists (a MySQL migration that died half-way). */
export const createTable = async (
  knex: Knex,
  name: string,
  define: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  if (await knex.schema.hasTable(name)) return
  await knex.schema.createTable(name, table => {
    if (knex.client.config.client === 'mysql2') {
      table.engine('InnoDB')
      table.charset('utf8mb4')
      table.collate('utf8mb4_bin')
    }
    define(table)
  })
}
