import type { Migration } from '@e360/kit/database/migrate'

/** What each register row said, so that a company shows where its sources differ, and when the row came. Null: it came before this was kept. */
export const claimColumns: Migration = {
  name: '060-claims',
  up: async knex => {
    if (await knex.schema.hasColumn('register_record', 'told')) return
    await knex.schema.alterTable('register_record', table => {
      table.text('told', 'mediumtext')
      table.string('received_at', 30)
      table.index(['org_code'], 'register_record_of_enterprise')
    })
  },
}
