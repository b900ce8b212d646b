import { createTable, type Migration } from '@e360/kit/database/migrate'

/**
 * Reviews: one row for each subject that was not linked by itself, what may be found for it, who may be it, and every step that was taken.
 * `crosswalk.id` becomes the record's id in its department, so that a record can be named by it: the departments are followed from the
 * beginning again, which gives what is known their ids and what is not linked its subject.
 */
export const reviewTables: Migration = {
  name: '055-reviews',
  up: async knex => {
    await createTable(knex, 'match_subject', table => {
      table.string('id', 26).primary()
      table.string('subject_key', 43).notNullable().unique({ indexName: 'match_subject_key' })
      table.string('department', 30).notNullable()
      table.string('kind', 30).notNullable()
      table.string('system', 60).notNullable()
      table.string('record_id', 200).notNullable()
      table.string('told_at', 30).notNullable()
      table.string('recorded_name', 500)
      table.string('recorded_code', 100)
      table.string('recorded_address', 500)
      table.string('recorded_district', 100)
      table.string('normal_name', 500).notNullable()
      table.string('code', 30).notNullable()
      table.string('status', 20).notNullable()
      table.string('org_code', 9)
      table.string('former_code', 9)
      table.string('opened_at', 30).notNullable()
      table.string('decided_by', 200)
      table.string('decided_at', 30)
      table.integer('revision').notNullable()
      table.index(['status', 'opened_at', 'id'], 'match_subject_by_status')
      table.index(['opened_at', 'id'], 'match_subject_by_opening')
      table.index(['normal_name', 'status'], 'match_subject_by_name')
      table.index(['code', 'status'], 'match_subject_by_code')
      table.index(['org_code'], 'match_subject_of_enterprise')
    })
    await createTable(knex, 'match_candidate', table => {
      table.string('org_code', 9).notNullable()
      table.string('subject_id', 26).notNullable()
      table.integer('listed').notNullable()
      table.integer('refused').notNullable()
      table.integer('bearer').notNullable()
      table.primary(['org_code', 'subject_id'])
      table.index(['subject_id'], 'match_candidate_of')
    })
    await createTable(knex, 'match_key', table => {
      table.string('blocking_key', 130).notNullable()
      table.string('subject_id', 26).notNullable()
      table.primary(['blocking_key', 'subject_id'])
      table.index(['subject_id'], 'match_key_of')
    })
    await createTable(knex, 'match_step', table => {
      table.string('id', 26).primary()
      table.string('subject_id', 26).notNullable()
      table.string('at', 30).notNullable()
      table.string('by_sub', 200)
      table.string('from_status', 20)
      table.string('to_status', 20)
      table.string('from_code', 9)
      table.string('to_code', 9)
      table.text('comment')
      table.index(['subject_id', 'id'], 'match_step_of')
    })
    if (!(await knex.schema.hasColumn('crosswalk', 'subject_id')))
      await knex.schema.alterTable('crosswalk', table => {
        table.string('subject_id', 26)
        table.string('told_at', 30).notNullable().defaultTo('')
        table.index(['subject_id', 'id'], 'crosswalk_of_subject')
      })
    await knex('follow_cursor').whereNot('feed', 'retry').update({ cursor: 0 })
    await knex.schema.dropTableIfExists('crosswalk_candidate')
  },
}
