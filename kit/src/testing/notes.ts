import { kitMigrations } from '../department.ts'
import type { Database } from '../database/database.ts'
import { migrate, type Migration } from '../database/migrate.ts'
import { pushRecords, type Pusher } from '../records/push.ts'
import type { MatchPort } from '../records/matchPort.ts'
import type { Receipt } from '../records/receipt.ts'
import { createRecordTable, waitingNames } from '../records/recordTable.ts'
import type { RecordType, SourceInput } from '../records/recordType.ts'
import { telling } from '../records/telling.ts'
import { registerMigration } from '../records/registerProjection.ts'

/** The smallest departmental record: what kit's own tests push. */
export interface Note {
  source: SourceInput
  text: string
  tags?: readonly string[]
}

export const notes: RecordType<Note> = {
  kind: 'NOTE',
  table: 'note',
  row: ({ text, tags }) => ({ text, tags: tags ? JSON.stringify(tags) : null, event_on: '' }),
  check: ({ text }) => (text === 'forbidden' ? [{ field: 'text', code: 'FORBIDDEN_TEXT', message: '不可用' }] : []),
  telling: telling<{ text: string }>(['text'], ({ text }) => ({
    event: { occurredOn: null, endsOn: null, title: text, adverse: false, publicUntil: null },
    facts: {},
  })),
}

export const noteTable: Migration = {
  name: '010-note',
  up: knex =>
    createRecordTable(knex, 'note', table => {
      table.text('text').notNullable()
      table.text('tags')
    }),
}

export const migrateNotes = (database: Database): Promise<void> =>
  migrate(database, [...kitMigrations, registerMigration, noteTable, waitingNames(['note'])])

export const anyone: Pusher = { sub: 'tester', mayWrite: () => true }
export const nobodyKnown: MatchPort = subjects =>
  Promise.resolve(subjects.map(() => ({ decision: 'NONE', orgCode: null, candidates: [] })))

/** A note of the system `甲`; `more` are further fields of its source. */
export const note = (recordId: string, text: string, more: Partial<SourceInput> = {}): Note => ({
  source: { system: '甲', recordId, ...more },
  text,
})

export const pushNotes = (
  database: Database,
  inputs: readonly Note[],
  match: MatchPort = nobodyKnown,
  pusher: Pusher = anyone,
): Promise<Receipt[]> => pushRecords({ database, match }, notes, inputs, pusher)

/** What lies in the table, by record id. */
export const storedNotes = (database: Database) =>
  database
    .read('note')
    .orderBy(['system', 'record_id'])
    .select<{ recordId: string; text: string; version: string | null; orgCode: string | null; linkState: string }[]>({
      recordId: 'record_id',
      text: 'text',
      version: 'version',
      orgCode: 'org_code',
      linkState: 'link_state',
    })
