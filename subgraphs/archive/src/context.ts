import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { Database } from '@e360/kit/database/database'
import { archiveLoaders } from './loaders.ts'

/** What the resolvers of the archive find for one request. */
export interface Context {
  caller: Caller
  loaders: ReturnType<typeof archiveLoaders>
  /** one answer, one day */
  today: string
}

export const contextOf =
  (database: Database) =>
  (caller: Caller): Context => {
    const day = today()
    return { caller, loaders: archiveLoaders(database, day), today: day }
  }
