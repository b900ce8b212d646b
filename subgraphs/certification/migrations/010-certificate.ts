import type { Migration } from '@e360/kit/database/migrate'
import { createRecordTable } from '@e360/kit/records/recordTable'

/** `status` is what the source reports, never EXPIRED: that follows from `valid_until` and today. */
export const certificateTable: Migration = {
  name: '010-certificate',
  up: knex =>
    createRecordTable(knex, 'certificate', table => {
      table.string('family', 20).notNullable()
      table.string('number', 200).notNullable()
      table.text('scope')
      table.text('issuer')
      table.string('issued_on', 10)
      table.string('valid_from', 10)
      table.string('valid_until', 10)
      table.string('status', 20).notNullable()
      table.string('status_changed_on', 10)
    }),
}
