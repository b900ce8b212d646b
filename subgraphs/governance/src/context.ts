import type { Caller } from '@e360/kit/caller'
import type { Database } from '@e360/kit/database/database'

/** What the resolvers of governance find for one request. */
export interface Context {
  caller: Caller
  database: Database
}

export const contextOf =
  (database: Database) =>
  (caller: Caller): Context => ({ caller, database })
