import { createTable, type Migration } from '@e360/kit/database/migrate'

/** The catalogue's resources, and how often each was read on a day. */
export const catalogueTables: Migration = {
  name: '010-catalogue',
  up: async knex => {
    await createTable(knex, 'resource', table => {
      table.string('id', 26).primary()
      table.string('code', 100).notNullable().unique()
      table.string('system', 60).notNullable()
      table.string('record_id', 200).notNullable()
      table.string('version', 60)
      table.string('recorded_at', 35)
      table.string('provider_code', 60).notNullable()
      table.text('content', 'mediumtext').notNullable()
      table.string('published_on', 10).notNullable()
      table.string('pushed_by', 200)
      table.boolean('withdrawn').notNullable()
      table.unique(['system', 'record_id'])
    })
    await createTable(knex, 'resource_use', table => {
      table.string('resource', 100).notNullable()
      table.string('day', 10).notNullable()
      table.bigInteger('reads').notNullable()
      table.primary(['resource', 'day'])
      table.index(['day', 'resource'], 'resource_use_by_day')
    })
  },
}
