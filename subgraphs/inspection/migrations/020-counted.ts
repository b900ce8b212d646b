import { createIndex, type Migration } from '@e360/kit/database/migrate'

/** A summary is read from the index alone: a company may have tens of thousands of inspections, and everybody waits while they are gone through. */
export const countedInspections: Migration = {
  name: '020-counted-inspections',
  up: knex => createIndex(knex, 'inspection', ['org_code', 'inspected_on', 'conclusion'], 'inspection_counted'),
}
