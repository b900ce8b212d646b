import { createTable, type Migration } from '@e360/kit/database/migrate'
import { createRecordTable } from '@e360/kit/records/recordTable'

/** Penalties, lists, grades, and which model's grades count from which day on. Money in fen. */
export const creditTables: Migration = {
  name: '010-credit',
  up: async knex => {
    await createRecordTable(knex, 'penalty', table => {
      table.string('decision_no', 200).notNullable()
      table.string('decided_on', 10).notNullable()
      table.text('violation')
      table.text('facts')
      table.text('basis')
      table.text('kinds').notNullable()
      table.bigInteger('fine')
      table.bigInteger('confiscated')
      table.text('authority')
      table.string('published_on', 10)
      table.string('public_until', 10)
    })
    await createRecordTable(knex, 'listing', table => {
      table.string('kind', 30).notNullable()
      table.string('entered_on', 10).notNullable()
      table.string('exited_on', 10)
      table.text('basis')
      table.text('authority')
    })
    await createRecordTable(knex, 'credit_grade', table => {
      table.string('grade', 60).notNullable()
      table.double('score')
      table.string('model', 100).notNullable()
      table.string('evaluated_on', 10).notNullable()
      table.string('valid_until', 10)
    })
    await createTable(knex, 'default_model', table => {
      table.string('valid_from', 10).primary()
      table.string('model', 100).notNullable()
    })
  },
}
