import type { Migration } from '@e360/kit/database/migrate'
import { createRecordTable } from '@e360/kit/records/recordTable'

export const inspectionTable: Migration = {
  name: '010-inspection',
  up: knex =>
    createRecordTable(knex, 'inspection', table => {
      table.string('kind', 20).notNullable()
      table.string('inspected_on', 10)
      table.string('published_on', 10)
      table.string('conclusion', 20).notNullable()
      table.text('outcomes')
      table.text('role')
      table.text('subject')
      table.text('specification')
      table.text('findings')
      table.text('authority')
      table.text('agency')
      table.string('recheck_of_record_id', 200)
      table.string('rectification_due_on', 10)
      table.string('rectified_on', 10)
    }),
}
