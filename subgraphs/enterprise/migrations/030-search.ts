import { createTable, type Migration } from '@e360/kit/database/migrate'
import { buildIndex } from '../src/search/buildIndex.ts'

/**
 * The search index: companies numbered, and for each block of them and each letter the companies whose names hold it
 * (docs/decisions/0007-search-index.md). Fills it from the register as it stands.
 */
export const searchTables: Migration = {
  name: '030-search',
  up: async knex => {
    await createTable(knex, 'search_company', table => {
      table.integer('number').primary()
      table.string('org_code', 9).notNullable().unique({ indexName: 'search_company_org_code' })
    })
    await createTable(knex, 'search_posting', table => {
      table.integer('id').primary()
      table.specificType('postings', 'mediumblob').notNullable()
    })
    await buildIndex(knex)
  },
}
