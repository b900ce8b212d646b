import type { Migration } from '@e360/kit/database/migrate'

/** When each record's link last changed; '' for what was linked before this was kept. */
export const linkedAt: Migration = {
  name: '050-linked-at',
  up: async knex => {
    if (await knex.schema.hasColumn('crosswalk', 'linked_at')) return
    await knex.schema.alterTable('crosswalk', table => void table.string('linked_at', 30).notNullable().defaultTo(''))
  },
}
