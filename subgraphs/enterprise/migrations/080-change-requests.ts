import { createTable, type Migration } from '@e360/kit/database/migrate'

/** Requests to change base data, every step of each, and which source systems are the authority for a field. */
export const changeRequestTables: Migration = {
  name: '080-change-requests',
  up: async knex => {
    await createTable(knex, 'change_request', table => {
      table.string('id', 26).primary()
      table.string('status', 12).notNullable()
      table.string('org_code', 9)
      table.string('region_code', 6)
      table.string('proposed_by', 200).notNullable()
      table.string('proposed_at', 30).notNullable()
      table.text('reason').notNullable()
      table.text('evidence')
      table.text('input', 'mediumtext').notNullable()
      table.text('differences', 'mediumtext').notNullable()
      table.string('reviewed_by', 200)
      table.string('reviewed_at', 30)
      table.text('comment')
      table.index(['proposed_at', 'id'], 'change_request_by_time')
      table.index(['status', 'proposed_at', 'id'], 'change_request_by_status')
      table.index(['proposed_by', 'proposed_at', 'id'], 'change_request_by_proposer')
      table.index(['org_code', 'status'], 'change_request_of_enterprise')
    })
    await createTable(knex, 'change_request_step', table => {
      table.string('request_id', 26).notNullable()
      table.integer('number').notNullable()
      table.string('at', 30).notNullable()
      table.string('by_sub', 200)
      table.string('status', 12).notNullable()
      table.text('comment')
      table.primary(['request_id', 'number'])
    })
    await createTable(knex, 'field_authority', table => {
      table.string('field', 40).primary()
      table.text('systems').notNullable()
      table.string('set_by', 200)
      table.string('set_at', 30).notNullable()
    })
  },
}
