import { addColumn, createTable, type Migration } from '../database/migrate.ts'

/** What a department keeps of the systems that its records come from: how far each has been read, by whom just now, and how it went. */
export const sourceMigration: Migration = {
  name: '004-sources',
  up: async knex => {
    await createTable(knex, 'source_run', table => {
      table.string('system', 60).primary()
      table.string('settings', 43)
      table.string('watermark', 60)
      table.string('last_run_at', 30)
      table.string('last_success_at', 30)
      table.integer('row_count')
      table.integer('rejected')
      table.text('last_error')
      table.integer('failures').notNullable()
      table.bigInteger('next_at').notNullable()
      table.bigInteger('scanned_at').notNullable()
      table.bigInteger('query_at').notNullable()
      table.string('lease_owner', 26)
      table.bigInteger('lease_until').notNullable()
    })
    await createTable(knex, 'source_file', table => {
      table.string('system', 60).notNullable()
      table.string('content', 43).notNullable()
      table.string('name', 255).notNullable()
      table.string('taken_at', 30).notNullable()
      table.primary(['system', 'content'])
    })
  },
}

/** What came by push of each system, and what the archive was told last of each source. */
export const sourceReportMigration: Migration = {
  name: '005-source-reports',
  up: async knex => {
    await createTable(knex, 'source_push', table => {
      table.string('system', 60).primary()
      table.string('at', 30).notNullable()
      table.bigInteger('row_count').notNullable()
      table.bigInteger('rejected').notNullable()
    })
    await createTable(knex, 'source_report', table => {
      table.string('system', 60).primary()
      table.bigInteger('at').notNullable()
      table.text('facts').notNullable()
    })
  },
}

/** Where the reading of a foreign table goes on, and what of it is read once more. */
export const rereadingMigration: Migration = {
  name: '008-rereading',
  up: async knex => {
    await addColumn(knex, 'source_run', 'last_key', 'text')
    await addColumn(knex, 'source_run', 'rereading', 'text')
  },
}
