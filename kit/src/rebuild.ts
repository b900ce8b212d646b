import type { Database } from './database/database.ts'

/** What was different in one table before it was put right. */
export interface RebuiltTable {
  table: string
  /** rows of the table as it should be */
  rows: number
  missing: number
  superfluous: number
  different: number
  /** keys of some of them */
  examples: string[]
}

/**
 * Makes a department's derived tables again from what it follows, and puts right what differs; safe beside a running server.
 * @param fresh an empty database with the department's tables
 * @param progress is told how many changes were applied
 * @returns the tables that differed
 */
export type Rebuild = (fresh: Database, progress: (applied: number) => void) => Promise<RebuiltTable[]>
