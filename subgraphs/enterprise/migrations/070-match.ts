import { createTable, type Migration } from '@e360/kit/database/migrate'
import { buildSounds } from '../src/match/buildSounds.ts'
import { renewBlocks } from '../src/search/blockVersions.ts'

/**
 * What matching looks up besides the search index: the sounds of all present and former names, and a version of each block of the index,
 * by which a reader knows whether what it kept of it still holds. Fills both from the register as it stands.
 */
export const matchTables: Migration = {
  name: '070-match',
  up: async knex => {
    await createTable(knex, 'sounding_name', table => {
      table.bigInteger('sound').notNullable()
      table.string('org_code', 9).notNullable()
      table.primary(['sound', 'org_code'])
    })
    await createTable(knex, 'search_block', table => {
      table.integer('block').primary()
      table.string('version', 26).notNullable()
    })
    await buildSounds(knex)
    await renewBlocks(knex)
  },
}
