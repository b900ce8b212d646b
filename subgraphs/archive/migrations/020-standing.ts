import { createClusteredTable, type Migration } from '@e360/kit/database/migrate'

/** Where each company stands today, its warnings, and when either has to be looked at again. Everything is followed from the beginning once more. */
export const standingTables: Migration = {
  name: '020-standing',
  up: async knex => {
    await knex.schema.alterTable('company', table => {
      table.string('named_on', 10).notNullable().defaultTo('')
    })
    await createClusteredTable(knex, 'standing', table => {
      table.string('org_code', 9).primary()
      table.string('name', 200).notNullable()
      table.string('region', 6).notNullable()
      table.string('registration_status', 20).notNullable()
      table.string('industry_code', 10).notNullable()
      table.integer('failed').notNullable()
      table.integer('penalties').notNullable()
      table.string('last_inspected_on', 10).notNullable()
      table.string('last_failed_on', 10).notNullable()
      table.string('last_penalty_on', 10).notNullable()
      table.string('next_expiry_on', 10).notNullable()
      table.string('grade', 60).notNullable()
      table.integer('statuses').notNullable()
      table.integer('lists').notNullable()
      table.integer('warnings').notNullable()
      table.integer('risk').notNullable()
      table.index(['risk', 'org_code'], 'standing_by_risk')
      table.index(['name', 'org_code'], 'standing_by_name')
      table.index(['last_inspected_on', 'org_code'], 'standing_by_inspection')
      table.index(['region'], 'standing_by_region')
      table.index(['last_failed_on'], 'standing_by_failure')
      table.index(['last_penalty_on'], 'standing_by_penalty')
      table.index(['next_expiry_on'], 'standing_by_expiry')
      table.index(['grade'], 'standing_by_grade')
      table.index(['lists'], 'standing_by_lists')
      table.index(['warnings'], 'standing_by_warnings')
    })
    await createClusteredTable(knex, 'warning', table => {
      table.string('id', 80).primary()
      table.string('rule', 40).notNullable()
      table.string('raised_on', 10).notNullable()
      table.string('message', 500).notNullable()
      table.string('org_code', 9).notNullable()
      table.string('region', 6).notNullable()
      table.string('record', 26)
      table.index(['org_code'], 'warning_of_company')
      table.index(['raised_on', 'id'], 'warning_by_day')
      table.index(['rule', 'raised_on', 'id'], 'warning_by_rule')
      table.index(['region', 'raised_on', 'id'], 'warning_by_region')
    })
    await createClusteredTable(knex, 'due', table => {
      table.string('org_code', 9).primary()
      table.string('due_on', 10).notNullable()
      table.index(['due_on', 'org_code'], 'due_by_day')
    })
    for (const table of [
      'company',
      'record',
      'inspected_day',
      'validity',
      'tally',
      'first_tally',
      'grade_tally',
      'follow_cursor',
    ])
      await knex(table).delete()
  },
}
