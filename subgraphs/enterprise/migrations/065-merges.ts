import { createTable, type Migration } from '@e360/kit/database/migrate'

/**
 * Merges of two companies into one: who merged what and why, both as they were before, the one as it was afterwards, and the departments'
 * records that moved. A register row that tells a code that was merged keeps it: it speaks of that company, and is only a claim about the other.
 */
export const mergeTables: Migration = {
  name: '065-merges',
  up: async knex => {
    await createTable(knex, 'enterprise_merge', table => {
      table.string('id', 26).primary()
      table.integer('number').notNullable().unique({ indexName: 'enterprise_merge_number' })
      table.string('survivor', 9).notNullable()
      table.string('merged', 9).notNullable()
      table.string('merged_name', 200).notNullable()
      table.string('merged_normal_name', 200).notNullable()
      table.string('merged_region_code', 6)
      table.string('merged_registration_no', 30)
      table.integer('merged_search_number')
      table.string('at', 30).notNullable()
      table.string('merged_by', 200)
      table.text('reason').notNullable()
      table.string('undone_at', 30)
      table.string('undone_by', 200)
      table.text('undone_reason')
      table.text('before', 'mediumtext').notNullable()
      table.text('after', 'mediumtext').notNullable()
      table.index(['survivor', 'number'], 'enterprise_merge_of_survivor')
      table.index(['merged', 'number'], 'enterprise_merge_of_merged')
      table.index(['merged_normal_name'], 'enterprise_merge_by_name')
      table.index(['merged_registration_no'], 'enterprise_merge_by_registration_no')
    })
    await createTable(knex, 'merge_moved_record', table => {
      table.string('merge_id', 26).notNullable()
      table.string('crosswalk_id', 26).notNullable()
      table.primary(['merge_id', 'crosswalk_id'])
    })
    if (!(await knex.schema.hasColumn('register_record', 'merged_code')))
      await knex.schema.alterTable('register_record', table => void table.string('merged_code', 9))
  },
}
