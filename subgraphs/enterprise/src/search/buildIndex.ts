import type { Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import { addToRow } from './addToRow.ts'
import { renewBlocks } from './blockVersions.ts'
import { addTo, ascending } from './keepIndex.ts'
import { blockSize, rowId } from './place.ts'
import { eachPosting } from './postings.ts'
import { searchRepository } from './repository.ts'

/**
 * Builds the search index anew from the register, a block of companies at a time: memory is bounded by one block.
 * Nobody may write to the register meanwhile.
 */
export const buildIndex = async (knex: Knex): Promise<void> => {
  await knex('search_company').delete()
  await knex('search_posting').delete()
  const register = searchRepository(knex)
  for (let block = 0, last = ''; ; block++) {
    const postings = new Map<number, number[]>()
    const numbers: { number: number; org_code: string }[] = []
    while (numbers.length < blockSize) {
      const companies = await register.companiesAfter(last, companiesAtATime)
      for (const company of companies.values()) {
        eachPosting(company, numbers.length, (letter, posting) => addTo(postings, rowId(block, letter), posting))
        numbers.push({ number: block * blockSize + numbers.length, org_code: company.orgCode })
        last = company.orgCode
      }
      if (companies.size === 0) break
    }
    if (numbers.length === 0) break
    await insertInParts(knex, 'search_company', numbers)
    const ids = [...postings.keys()].sort((a, b) => a - b)
    await insertInParts(knex, 'search_posting', ids, id => ({
      id,
      postings: addToRow(new Uint8Array(), ascending(postings.get(id)!)),
    }))
  }
  // the first build is older than the versions
  if (await knex.schema.hasTable('search_block')) await renewBlocks(knex)
}

/** Divides a block. */
const companiesAtATime = 2 ** 10
/** As many as a statement may hold on MariaDB, whose packets end at 16 MB: the longest rows have 30 kB. */
const rowsAtATime = 250

const insertInParts = async <Item>(
  knex: Knex,
  table: string,
  items: readonly Item[],
  rowOf: (item: Item) => object = item => item as object,
): Promise<void> => {
  for (const group of inGroups(items, rowsAtATime)) await knex(table).insert(group.map(rowOf))
}
