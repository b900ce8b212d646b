import type { Database } from '../database/database.ts'
import { newId } from '../id.ts'

/** How far a source has been read and how that went. */
export interface SourceRun {
  system: string
  /** fingerprint of what decides which rows are read and what they become; another one reads everything again */
  settings: string | null
  watermark: string | null
  /** key of the row that the watermark is of; null where it is not known */
  lastKey: string | null
  /** what is read once more, see rereading.ts */
  rereading: string | null
  lastRunAt: string | null
  lastSuccessAt: string | null
  /** of the last run that took something, if only an empty answer; an empty drop folder is none */
  rows: number | null
  rejected: number | null
  lastError: string | null
  /** runs that failed since the last success */
  failures: number
  /** when it is due, in ms */
  nextAt: number
  /** when what vanished was last looked for, in ms */
  scannedAt: number
  leaseOwner: string | null
  leaseUntil: number
}

/** A run that has not been heard of for so long died with its process. */
export const leaseMs = 10_000

const columns = {
  system: 'system',
  settings: 'settings',
  watermark: 'watermark',
  lastKey: 'last_key',
  rereading: 'rereading',
  lastRunAt: 'last_run_at',
  lastSuccessAt: 'last_success_at',
  rows: 'row_count',
  rejected: 'rejected',
  lastError: 'last_error',
  failures: 'failures',
  nextAt: 'next_at',
  scannedAt: 'scanned_at',
  leaseOwner: 'lease_owner',
  leaseUntil: 'lease_until',
} as const

export type RunChange = Partial<Omit<SourceRun, 'system' | 'leaseOwner' | 'leaseUntil'>>

/** The state of one source; undefined where it never ran. */
export const readRun = async (database: Database, system: string): Promise<SourceRun | undefined> => {
  const row = await database.read('source_run').where({ system }).first<SourceRun | undefined>(columns)
  return row && inNumbers(row)
}

/** The state of these sources, by system; absent where one never ran. */
export const readRuns = async ({ read }: Database, systems: readonly string[]): Promise<Map<string, SourceRun>> => {
  if (systems.length === 0) return new Map()
  const rows = await read('source_run')
    .whereIn('system', [...systems])
    .orderBy('system')
    .select<SourceRun[]>(columns)
  return new Map(rows.map(row => [row.system, inNumbers(row)]))
}

/** MySQL tells a bigint as text where it is large. */
const inNumbers = (row: SourceRun): SourceRun => ({
  ...row,
  nextAt: Number(row.nextAt),
  scannedAt: Number(row.scannedAt),
  leaseUntil: Number(row.leaseUntil),
})

/** The right to run a source, of one process at a time. */
export interface Lease {
  /** the state as it was when the lease was taken */
  run: SourceRun
  /**
   * commits a change of the state and keeps the lease
   * @throws Error where another process has taken it: this one was thought dead
   */
  note: (change: RunChange) => Promise<void>
  /** commits the last change and lets go */
  release: (change: RunChange) => Promise<void>
}

/** @returns null where another process runs the source */
export const takeLease = async (database: Database, system: string, now = Date.now): Promise<Lease | null> => {
  const owner = newId()
  await database.transaction(trx =>
    trx('source_run')
      .insert({ system, failures: 0, next_at: 0, scanned_at: 0, query_at: 0, lease_until: 0 })
      .onConflict('system')
      .ignore(),
  )
  const taken = await database.transaction(trx =>
    trx('source_run')
      .where({ system })
      .where('lease_until', '<', now())
      .update({ lease_owner: owner, lease_until: now() + leaseMs }),
  )
  if (taken !== 1) return null
  const write = async (change: Record<string, unknown>) => {
    const kept = await database.transaction(trx =>
      trx('source_run').where({ system, lease_owner: owner }).update(change),
    )
    if (kept !== 1) throw new Error('the lease of this source was taken over')
  }
  return {
    run: (await readRun(database, system))!,
    note: change => write({ ...named(change), lease_until: now() + leaseMs }),
    release: change => write({ ...named(change), lease_owner: null, lease_until: 0 }),
  }
}

const named = (change: RunChange) =>
  Object.fromEntries(Object.entries(change).map(([key, value]) => [columns[key as keyof RunChange], value]))
