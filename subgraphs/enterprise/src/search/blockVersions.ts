import type { Knex } from '@e360/kit/database/database'
import { newId } from '@e360/kit/id'
import { searchRepository } from './repository.ts'

/**
 * Gives blocks of the search index a new version, unlike any that a block of any register ever had: what somebody kept of these blocks
 * does not hold any more. In the transaction of the write.
 * @param blocks all where nothing is said
 */
export const renewBlocks = async (knex: Knex, blocks?: Iterable<number>): Promise<void> => {
  for (const block of blocks ?? (await searchRepository(knex).blocks()))
    await knex('search_block').insert({ block, version: newId() }).onConflict('block').merge()
}
