import type { Knex } from '@e360/kit/database/database'
import { createClusteredTable, type Migration } from '@e360/kit/database/migrate'

/** What is kept of the departments' records and of companies, and the counters made of them. All of it can be made again from the feeds. */
export const archiveTables: Migration = {
  name: '010-archive',
  up: async knex => {
    await createClusteredTable(knex, 'company', companyColumns)
    await createClusteredTable(knex, 'record', recordColumns)
    await createClusteredTable(knex, 'inspected_day', inspectedDayColumns)
    await createClusteredTable(knex, 'validity', validityColumns)
    await createClusteredTable(knex, 'tally', tallyColumns)
    await createClusteredTable(knex, 'first_tally', firstTallyColumns)
    await createClusteredTable(knex, 'grade_tally', gradeTallyColumns)
  },
}

/** A company as the register tells it; `known` 0: records name it and the register has not told of it yet. */
const companyColumns = (table: Knex.CreateTableBuilder) => {
  table.string('org_code', 9).primary()
  table.integer('known').notNullable()
  table.string('name', 200).notNullable()
  table.string('normal_name', 200).notNullable()
  table.text('former_names').notNullable()
  table.string('region', 6).notNullable()
  table.string('registration_status', 20).notNullable()
  table.string('industry_code', 10).notNullable()
  table.string('redirect_to', 9)
  table.index(['name'], 'company_by_name')
}

/** A record as its department tells it. `region` is that of its company today; '' where it has none or is not linked. */
const recordColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 26).primary()
  table.string('department', 30).notNullable()
  table.string('kind', 30).notNullable()
  table.string('org_code', 9)
  table.string('occurred_on', 10).notNullable()
  table.string('ends_on', 10)
  table.string('title', 500).notNullable()
  table.integer('adverse').notNullable()
  table.string('public_until', 10)
  table.string('state', 60).notNullable()
  table.string('lost_on', 10)
  table.string('normal_name', 500).notNullable()
  table.string('district', 100).notNullable()
  table.text('facts').notNullable()
  table.index(['org_code', 'occurred_on', 'id'], 'record_of_company')
}

/** The days on which a company was inspected, each with the one before ('' for the first): distinct companies of a period are its first days. */
const inspectedDayColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 19).primary()
  table.string('day', 10).notNullable()
  table.string('day_before', 10).notNullable()
  table.string('region', 6).notNullable()
  table.index(['day', 'day_before', 'region'], 'inspected_day_by_day')
  table.index(['day_before', 'day', 'region'], 'inspected_day_by_day_before')
}

/** The days on which a certificate is valid, and the one that is printed as its last. */
const validityColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 26).primary()
  table.string('printed_end', 10).notNullable()
  table.string('begins_on', 10).notNullable()
  table.string('ends_on', 10).notNullable()
  table.string('region', 6).notNullable()
  table.index(['printed_end', 'begins_on', 'ends_on', 'region'], 'validity_by_printed_end')
}

/** Counters by region and period: `A` of all time, `M` a month, `D` a day. `certificates` is how many more were valid than before. */
const tallyColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 120).primary()
  table.string('region', 101).notNullable()
  table.string('period', 10).notNullable()
  table.integer('enterprises').notNullable()
  table.integer('unlinked').notNullable()
  table.integer('inspections').notNullable()
  table.integer('failed').notNullable()
  table.integer('passed').notNullable()
  table.integer('penalties').notNullable()
  table.string('fines', 30).notNullable()
  table.integer('certificates').notNullable()
}

/** Companies by a month in which they were inspected and the month of the inspection before it. */
const firstTallyColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 30).primary()
  table.string('region', 6).notNullable()
  table.string('month', 7).notNullable()
  table.string('month_before', 7).notNullable()
  table.integer('companies').notNullable()
}

/** How many companies more bore a grade under a model than before, by region and period (`M`, `D`). */
const gradeTallyColumns = (table: Knex.CreateTableBuilder) => {
  table.string('id', 190).primary()
  table.string('region', 6).notNullable()
  table.string('period', 10).notNullable()
  table.string('model', 100).notNullable()
  table.string('grade', 60).notNullable()
  table.integer('companies').notNullable()
}
