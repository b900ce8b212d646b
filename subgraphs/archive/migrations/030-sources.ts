import { createClusteredTable, type Migration } from '@e360/kit/database/migrate'

/** Every source system as its department told of it last; `facts` is JSON. */
export const sourceTable: Migration = {
  name: '030-sources',
  up: knex =>
    createClusteredTable(knex, 'source', table => {
      table.string('id', 26).primary()
      table.string('department', 30).notNullable()
      table.string('system', 60).notNullable()
      table.text('facts').notNullable()
      table.index(['department', 'system'], 'source_by_department')
    }),
}
