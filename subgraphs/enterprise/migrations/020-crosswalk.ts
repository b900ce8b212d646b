import { createTable, type Migration } from '@e360/kit/database/migrate'

/** The crosswalk: which company each department's record belongs to, and which companies it might belong to while undecided. */
export const crosswalkTables: Migration = {
  name: '020-crosswalk',
  up: async knex => {
    await createTable(knex, 'crosswalk', table => {
      table.string('id', 26).primary()
      table.string('department', 30).notNullable()
      table.string('kind', 30).notNullable()
      table.string('system', 60).notNullable()
      table.string('record_id', 200).notNullable()
      table.string('recorded_name', 500)
      table.string('recorded_code', 100)
      table.string('recorded_address', 500)
      table.string('recorded_district', 100)
      table.string('normal_name', 500).notNullable()
      table.string('code', 30).notNullable()
      table.string('org_code', 9)
      table.string('link_state', 20).notNullable()
      table.integer('link_version').notNullable()
      table.unique(['department', 'kind', 'system', 'record_id'], { indexName: 'crosswalk_record' })
      table.index(['normal_name', 'link_state'], 'crosswalk_by_name')
      table.index(['code', 'link_state'], 'crosswalk_by_code')
      table.index(['org_code'], 'crosswalk_of_enterprise')
    })
    await createTable(knex, 'crosswalk_candidate', table => {
      table.string('org_code', 9).notNullable()
      table.string('crosswalk_id', 26).notNullable()
      table.primary(['org_code', 'crosswalk_id'])
      table.index(['crosswalk_id'], 'crosswalk_candidate_of')
    })
  },
}
