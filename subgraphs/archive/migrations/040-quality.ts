import { createClusteredTable, type Migration } from '@e360/kit/database/migrate'

/** How good each department's data were on each day on which they were judged, a row a district; `reports` is JSON. */
export const qualityTable: Migration = {
  name: '040-quality',
  up: knex =>
    createClusteredTable(knex, 'quality', table => {
      table.string('id', 26).primary()
      table.string('department', 30).notNullable()
      table.string('judged_on', 10).notNullable()
      table.string('region', 6).notNullable()
      table.text('reports', 'mediumtext').notNullable()
      table.index(['department', 'judged_on', 'region'], 'quality_by_department')
    }),
}
