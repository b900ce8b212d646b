import { dropIndex, type Migration } from '@e360/kit/database/migrate'

/** Names and codes of records are found by their subject or their company since there are reviews: nobody reads these, and every push wrote them. */
export const crosswalkIndexes: Migration = {
  name: '090-crosswalk-indexes',
  up: async knex => {
    await dropIndex(knex, 'crosswalk', 'crosswalk_by_name')
    await dropIndex(knex, 'crosswalk', 'crosswalk_by_code')
  },
}
