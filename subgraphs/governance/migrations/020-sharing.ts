import { createTable, type Migration } from '@e360/kit/database/migrate'

/** Sharing applications, every step that each has taken, and the working days that differ from the statutory calendar. */
export const sharingTables: Migration = {
  name: '020-sharing',
  up: async knex => {
    await createTable(knex, 'sharing_application', table => {
      table.string('id', 26).primary()
      table.string('status', 20).notNullable()
      table.string('provider', 60).notNullable()
      table.string('applicant', 200).notNullable()
      table.string('applicant_name', 200)
      table.string('applicant_department', 60)
      table.string('grantee_kind', 20).notNullable()
      table.string('grantee', 200).notNullable()
      table.text('purpose').notNullable()
      table.text('basis').notNullable()
      table.text('resources').notNullable()
      table.text('asked', 'mediumtext').notNullable()
      table.text('granted', 'mediumtext')
      table.integer('quota')
      table.integer('uses').notNullable().defaultTo(0)
      table.string('submitted_at', 30).notNullable()
      table.string('submitted_on', 10).notNullable()
      table.string('changed_at', 30).notNullable()
      table.index(['applicant', 'submitted_at', 'id'], 'sharing_of_applicant')
      table.index(['provider', 'submitted_at', 'id'], 'sharing_of_provider')
      table.index(['status', 'submitted_on'], 'sharing_by_status')
    })
    await createTable(knex, 'sharing_step', table => {
      table.string('application', 26).notNullable()
      table.integer('number').notNullable()
      table.string('status', 20).notNullable()
      table.string('at', 30).notNullable()
      table.string('by_sub', 200).notNullable()
      table.text('comment')
      table.primary(['application', 'number'])
    })
    await createTable(knex, 'working_day', table => {
      table.string('day', 10).primary()
      table.boolean('works').notNullable()
      table.string('note', 200)
    })
  },
}
