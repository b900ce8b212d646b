import { createTable, type Migration } from '@e360/kit/database/migrate'

/** The access ledger as it was read from the chain files: chains and how far they were read, rows, and rows by company. */
export const ledgerTables: Migration = {
  name: '030-ledger',
  up: async knex => {
    await createTable(knex, 'ledger_chain', table => {
      table.string('chain', 26).primary()
      table.bigInteger('read_to').notNullable()
      table.integer('seq').notNullable()
      table.string('hash', 43).notNullable()
      table.boolean('closed').notNullable()
      table.string('last_at', 24).notNullable()
    })
    await createTable(knex, 'ledger_row', table => {
      table.string('id', 36).primary()
      table.string('kind', 10).notNullable()
      table.string('at', 24).notNullable()
      table.string('sub', 200).notNullable()
      table.string('hash', 43).notNullable()
      table.text('content', 'mediumtext').notNullable()
      table.index(['at', 'id'], 'ledger_row_by_time')
      table.index(['sub', 'at', 'id'], 'ledger_row_by_person')
    })
    await createTable(knex, 'ledger_company', table => {
      table.string('org_code', 32).notNullable()
      table.string('at', 24).notNullable()
      table.string('id', 36).notNullable()
      table.string('sub', 200).notNullable()
      table.primary(['org_code', 'at', 'id'])
      table.index(['id'], 'ledger_company_of_row')
    })
  },
}
