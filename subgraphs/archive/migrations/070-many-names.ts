import type { Migration } from '@e360/kit/database/migrate'

/** All former names of a company may be more than the 64 KB that MySQL's `text` holds. */
export const manyNames: Migration = {
  name: '070-many-names',
  up: async knex => {
    if (knex.client.driverName === 'mysql2')
      await knex.raw('alter table company modify former_names mediumtext not null')
  },
}
