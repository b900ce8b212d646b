import { createLog } from '../log.ts'
import type { Database } from '../database/database.ts'
import { subjectColumns } from '../records/importer.ts'
import { openLiveBodies } from '../live/liveBodies.ts'
import { recordImporter } from '../records/recordImporter.ts'
import type { Clock } from '../sources/ceiling.ts'
import type { SourcePorts } from '../sources/run.ts'
import { parseSource, type RunSource } from '../sources/sourceFile.ts'
import { migrateNotes, nobodyKnown, notes } from './notes.ts'

/** A department of notes that sources can be run for. */
export const openNotesDepartment = async (database: Database) => {
  await migrateNotes(database)
  const importer = recordImporter(
    'notes',
    { database, match: nobodyKnown },
    {
      mutation: 'pushNotes',
      columns: [...subjectColumns, { field: 'text', headers: ['内容'], kind: 'text', required: true }],
      type: notes,
      input: ({ source, fields }) => ({ source, text: fields['text'] as string }),
    },
  )
  return {
    database,
    importers: { notes: importer },
    live: openLiveBodies(),
    log: createLog({ service: 'test', level: 'silent' }),
  }
}

/** A clock that stands still but for those who wait. */
export const stillClock = (begin = Date.now()): Clock & { advance: (ms: number) => void } => {
  let now = begin
  return {
    now: () => now,
    advance: ms => void (now += ms),
    pause: (ms, signal) => {
      signal.throwIfAborted()
      now += ms
      return new Promise(resolve => setImmediate(resolve))
    },
  }
}

export const sourcePortsOf = (
  errors: string,
  clock: Clock,
  variables: Readonly<Record<string, string>> = {},
): SourcePorts => ({
  clock,
  errors,
  named: variable => variables[variable],
  signal: new AbortController().signal,
})

export const runSourceOf = (yaml: string): RunSource => parseSource(yaml, 'test.yaml') as RunSource
