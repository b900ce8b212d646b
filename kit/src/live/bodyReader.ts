import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { isFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Importer, LiveImport } from '../records/importer.ts'
import { importedRow } from '../records/importedRow.ts'
import { subjectOf } from '../records/recordType.ts'
import { underCeiling, type Clock } from '../sources/ceiling.ts'
import { foreignReader } from '../sources/foreignRows.ts'
import { openLegacyTable, type LegacyTable } from '../sources/legacyTable.ts'
import { lookupsOf } from '../sources/lookups.ts'
import type { LiveSource } from '../sources/sourceFile.ts'
import { unavailable, type ReadBody } from './liveBodies.ts'
import { openWaitingRecords } from './waitingRecords.ts'

export interface BodyPorts {
  importer: Importer & { live: LiveImport }
  database: Database
  clock: Clock
  /** a variable of the environment */
  named: (variable: string) => string | undefined
  log: Log
}

/** The gateway waits 2 s for a department; what is stored of it should come in time even if this does not. */
const patienceMs = 1_500
/** As long the connection and the code tables that were read over it are used. */
const connectionMs = 300_000

/**
 * Reads the bodies of records in their department's own table: one statement for all that are wanted when it may be sent, over one connection,
 * under the source's ceiling, of which runs of the index keep half the burst for themselves.
 * @returns reads one record's body, and ends the connection
 */
export const openBodyReader = (
  source: LiveSource,
  { importer, database, clock, named, log }: BodyPorts,
): { read: ReadBody; close: () => Promise<void> } => {
  const { system, limits } = source
  const permit = underCeiling(database, system, limits.queriesPerMinute, clock, 0.5)
  let idle = new AbortController()
  const waiting = openWaitingRecords(system, patienceMs, () => idle.abort())
  let opened: Opened | undefined
  let running: Promise<void> | undefined
  let closed = false

  const open = async (): Promise<Opened> => {
    if (opened && clock.now() < opened.until) return opened
    await opened?.table.close()
    opened = undefined
    const hurried = { ...source, limits: { ...limits, secondsPerQuery: Math.min(limits.secondsPerQuery, 2) } }
    const looked = lookupsOf(source)
    const { read } = foreignReader(importer, system, looked.headers, looked.mapping)
    const table = await openLegacyTable(hurried, named(source.connection), looked.columns, () => permit(idle.signal))
    try {
      opened = { table, read, rowOf: await looked.readCodes(table), until: clock.now() + connectionMs }
      return opened
    } catch (error) {
      await table.close()
      throw error
    }
  }

  const askOnce = async (): Promise<void> => {
    const { table, read, rowOf } = await open()
    const rows = await table.bodies(() => waiting.take(limits.rowsPerQuery))
    for (const row of rows) {
      const record = read({ ...rowOf(row), line: 1 })
      if (record.errors.length > 0) log.warn({ system }, 'a record that is read in place does not fit its mapping')
      else {
        const input = importer.input(importedRow(record, system))
        const { name, code } = subjectOf(input.source)
        waiting.settle(row.key, { name, code, body: importer.live.bodyOf(input) })
      }
    }
    waiting.fail(false)
  }

  const work = async (): Promise<void> => {
    // whoever wants a page asks for its records one after another
    await turn()
    while (waiting.size() > 0 && !closed) {
      try {
        await askOnce()
      } catch (error) {
        if (!idle.signal.aborted)
          log.warn({ system, error: isFailure(error) ? error.message : error }, 'records could not be read in place')
        waiting.fail(!idle.signal.aborted)
        await opened?.table.close().catch(() => undefined)
        opened = undefined
      }
      if (idle.signal.aborted) idle = new AbortController()
    }
    running = undefined
  }

  return {
    read: async ({ recordId, recordedName, recordedCode }) => {
      const found = waiting.wait(recordId)
      running ??= work()
      const { name, code, body } = await found
      // the key was given to another company's record, and the index does not know yet
      if (name !== recordedName || code !== recordedCode) throw unavailable(system)
      return body
    },
    close: async () => {
      closed = true
      idle.abort()
      waiting.fail(true)
      await running
      await opened?.table.close()
    },
  }
}

interface Opened {
  table: LegacyTable
  read: ReturnType<typeof foreignReader>['read']
  rowOf: Awaited<ReturnType<ReturnType<typeof lookupsOf>['readCodes']>>
  until: number
}
