import type { Database } from '../database/database.ts'
import type { Importer } from '../records/importer.ts'
import type { Clock } from './ceiling.ts'
import type { Lease, RunChange } from './sourceRuns.ts'

/** What a run works with. */
export interface Run extends SourcePorts {
  importer: Importer
  database: Database
  lease: Lease
  /** waits until one more query may be sent */
  permit: (signal: AbortSignal) => Promise<unknown>
  /** counts one more query where it may be sent until then, and half the burst is left; otherwise false */
  spare: (signal: AbortSignal, until: number) => Promise<boolean>
}

export interface SourcePorts {
  clock: Clock
  /** a variable of the environment */
  named: (variable: string) => string | undefined
  /** the folder in which rejected rows of foreign tables are left */
  errors: string
  signal: AbortSignal
}

export interface RunResult extends Pick<RunChange, 'scannedAt'> {
  rows: number
  rejected: number
}
