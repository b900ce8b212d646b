import { createClusteredTable, createTable, type Migration } from '@e360/kit/database/migrate'

/**
 * The companies that the ledger's rows name, block by block: entries that arrive together lie together, where an index by company alone costs a
 * page for nearly each of them.
 */
export const ledgerBlocks: Migration = {
  name: '040-ledger-blocks',
  up: async knex => {
    await createTable(knex, 'ledger_block', table => {
      table.string('block', 36).primary()
      table.integer('entries').notNullable()
    })
    await createClusteredTable(knex, 'ledger_look', table => {
      table.string('block', 36).notNullable()
      table.string('org_code', 32).notNullable()
      table.string('id', 36).notNullable()
      table.string('at', 24).notNullable()
      table.string('sub', 200).notNullable()
      table.primary(['block', 'org_code', 'id'])
    })
    if (!(await knex.schema.hasTable('ledger_company'))) return
    // again where a start died: MySQL commits each statement of a table's making
    const insert = knex.client.driverName === 'mysql2' ? 'insert ignore' : 'insert or ignore'
    await knex.raw(`${insert} into ledger_look (block, org_code, id, at, sub)
      select concat(substr(id, 1, 33), '000'), org_code, id, at, sub from ledger_company order by 1, 2, 3`)
    await knex.raw(
      `${insert} into ledger_block (block, entries) select block, count(*) from ledger_look group by block`,
    )
    await knex.schema.dropTable('ledger_company')
  },
}
