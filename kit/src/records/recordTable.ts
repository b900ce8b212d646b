import type { Knex } from '../database/database.ts'
import { addColumn, createIndex, createTable, dropIndex, type Migration } from '../database/migrate.ts'

/**
 * Creates the table of one record type: the columns that every departmental record has, and the department's own.
 * `event_on` is the date that the record sorts and filters by, '' where it has none.
 */
export const createRecordTable = (
  knex: Knex,
  name: string,
  own: (table: Knex.CreateTableBuilder) => void,
): Promise<void> =>
  createTable(knex, name, table => {
    table.string('id', 26).primary()
    table.string('system', 60).notNullable()
    table.string('record_id', 200).notNullable()
    table.string('version', 60)
    table.string('recorded_at', 35)
    table.string('content_hash', 43).notNullable()
    table.string('received_at', 30).notNullable()
    table.string('pushed_by', 200)
    table.string('recorded_name', 500)
    table.string('recorded_code', 100)
    table.string('recorded_address', 500)
    table.string('recorded_district', 100)
    table.string('normal_name', 500).notNullable()
    table.string('org_code', 9)
    table.string('link_state', 20).notNullable()
    table.integer('link_version').notNullable()
    table.string('event_on', 10).notNullable()
    own(table)
    table.unique(['system', 'record_id'], { indexName: `${name}_source` })
    table.index(['org_code', 'event_on', 'id'], `${name}_of_enterprise`)
    table.index(['link_state', 'normal_name', 'id'], `${name}_by_link`)
  })

/**
 * Gives tables of records the column `waiting_name`: the normal name of a record that belongs to no company yet, null for all others. Its index, which
 * lists what waits by name, costs a record that is linked nothing, where one over all names was half of what a push wrote.
 */
export const waitingNames = (tables: readonly string[]): Migration => ({
  name: '020-waiting-names',
  up: async knex => {
    // SQLite adds no stored column; on MariaDB an index over a column that is not stored has been the source of faults
    const kept = knex.client.driverName === 'mysql2' ? 'stored' : 'virtual'
    const states = unlinkedStates.map(state => `'${state}'`).join(', ')
    for (const table of tables) {
      const name = `case when link_state in (${states}) then normal_name end`
      await addColumn(knex, table, 'waiting_name', `varchar(500) generated always as (${name}) ${kept}`)
      await createIndex(knex, table, ['waiting_name', 'id'], `${table}_waiting`)
      await dropIndex(knex, table, `${table}_by_link`)
    }
  },
})

/** The columns behind RecordSource, named as in GraphQL. */
export const sourceColumns = {
  id: 'id',
  system: 'system',
  recordId: 'record_id',
  recordedName: 'recorded_name',
  recordedCode: 'recorded_code',
  recordedAddress: 'recorded_address',
  recordedDistrict: 'recorded_district',
  receivedAt: 'received_at',
  orgCode: 'org_code',
  eventOn: 'event_on',
} as const

/** What every row of a record has, whatever is wanted of it: by this it is found, sorted and known as somebody's own. */
export interface RecordRow {
  id: string
  system: string
  orgCode: string | null
  eventOn: string
}

export const recordAttributes = ['id', 'system', 'orgCode', 'eventOn'] as const satisfies readonly (keyof RecordRow)[]

/** What {@link sourceColumns} reads. */
export interface SourceRow extends RecordRow {
  recordId: string
  recordedName: string | null
  recordedCode: string | null
  recordedAddress: string | null
  recordedDistrict: string | null
  receivedAt: string
}

/** A record that was taken back stays in its table with this link state: no company and no list has it any more. */
export const withdrawn = 'WITHDRAWN'

/** The content hash of one that vanished at its source, which no record has. */
export const forgotten = ''

/** Every registered record of no company: what waits for a person, for the register, or for an answer. */
export const unlinkedStates = ['IN_REVIEW', 'UNKNOWN_ENTERPRISE', 'PENDING'] as const

export type LinkState = 'LINKED' | (typeof unlinkedStates)[number]
