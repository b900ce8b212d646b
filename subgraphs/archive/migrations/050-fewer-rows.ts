import { createClusteredTable, type Migration } from '@e360/kit/database/migrate'
import type { Knex } from '@e360/kit/database/database'

/**
 * Counters of which a question reads a thousandth of the rows: inspected companies by months and by years, certificates by the day on which they
 * expire. Made of the tables before them, which go.
 */
export const fewerRows: Migration = {
  name: '050-fewer-rows',
  up: async knex => {
    await createClusteredTable(knex, 'inspected_tally', table => {
      table.string('id', 30).primary()
      table.string('region', 6).notNullable()
      table.integer('companies').notNullable()
    })
    await createClusteredTable(knex, 'expiry_tally', table => {
      table.string('id', 20).primary()
      table.string('region', 6).notNullable()
      table.integer('certificates').notNullable()
    })
    await createClusteredTable(knex, 'odd_validity', table => {
      table.string('id', 26).primary()
      table.string('printed_end', 10).notNullable()
      table.string('begins_on', 10).notNullable()
      table.string('ends_on', 10).notNullable()
      table.string('region', 6).notNullable()
      table.index(['printed_end', 'begins_on', 'ends_on', 'region'], 'odd_validity_by_printed_end')
    })
    if (await knex.schema.hasTable('first_tally')) {
      await knex('inspected_tally').delete()
      await knex.raw(inspectedOf)
      await knex.schema.dropTable('first_tally')
    }
    if (await knex.schema.hasTable('validity')) {
      await knex('expiry_tally').delete()
      await knex('odd_validity').delete()
      const regular = regularIn(knex)
      await knex.raw(`insert into expiry_tally (id, region, certificates)
        select concat(printed_end, '|', region), region, count(*) from validity where ${regular} group by printed_end, region`)
      await knex.raw(`insert into odd_validity (id, printed_end, begins_on, ends_on, region)
        select id, printed_end, begins_on, ends_on, region from validity where not (${regular})`)
      await knex.schema.dropTable('validity')
    }
  },
}

/** See `inspectedCells` and `expiresAsPrinted` in src/follow. */
const inspectedOf = `insert into inspected_tally (id, region, companies)
  select id, region, sum(companies) from (
    select concat(month, '|', case month_before when '' then 'Y0000' else concat('M', month_before) end, '|', region) as id, region, companies from first_tally
    union all
    select concat(substr(month, 1, 4), '|', case month_before when '' then 'Y0000' else concat('M', month_before) end, '|', region), region, companies from first_tally
    union all
    select concat(month, '|Y', substr(month_before, 1, 4), '|', region), region, companies from first_tally where month_before <> ''
    union all
    select concat(substr(month, 1, 4), '|Y', substr(month_before, 1, 4), '|', region), region, companies from first_tally where month_before <> ''
  ) as cells group by id, region having sum(companies) <> 0`

const regularIn = (knex: Knex): string => {
  const earlier =
    knex.client.driverName === 'mysql2'
      ? "date_format(date_sub(printed_end, interval 90 day), '%Y-%m-%d')"
      : "date(printed_end, '-90 days')"
  return `ends_on = printed_end and begins_on <= ${earlier}`
}
