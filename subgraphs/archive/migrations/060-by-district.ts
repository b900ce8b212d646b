import type { Migration } from '@e360/kit/database/migrate'

/** Where the companies of a district stand, side by side: a question about one reads no row of the table. Sixteen columns are all that MySQL takes. */
export const byDistrict: Migration = {
  name: '060-by-district',
  up: async knex => {
    if (knex.client.driverName === 'mysql2')
      await knex.raw(`alter table standing drop index standing_by_region, add index standing_by_district (${columns})`)
    else {
      await knex.raw('drop index standing_by_region')
      await knex.raw(`create index standing_by_district on standing (${columns})`)
    }
  },
}

const columns = [
  'region',
  'risk',
  'org_code',
  'name',
  'registration_status',
  'industry_code',
  'failed',
  'penalties',
  'last_inspected_on',
  'last_failed_on',
  'last_penalty_on',
  'next_expiry_on',
  'grade',
  'statuses',
  'lists',
  'warnings',
].join(', ')
