import type { Caller } from '@e360/kit/caller'
import { operator, pusher } from '@e360/kit/records/departmentContext'
import { hasRole } from '@e360/kit/caller'
import type { Pusher } from '@e360/kit/records/push'
import type { Database } from '@e360/kit/database/database'
import { enterpriseLoaders, type Loaders } from './loaders.ts'
import type { EnterpriseRepository } from './repository.ts'

/** What the resolvers of the register find for one request. */
export interface Context {
  caller: Caller
  database: Database
  loaders: Loaders
  /** as whom this caller loads the register: a steward for any system, a machine for its own */
  pusher: Pusher
}

export const contextOf =
  (department: string, database: Database, register: EnterpriseRepository) =>
  (caller: Caller): Context => ({
    caller,
    database,
    loaders: enterpriseLoaders(register),
    pusher: hasRole(caller, 'steward') ? operator : pusher(department, caller),
  })
