import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { Wanted } from '@e360/kit/graphql/wanted'
import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import { creditLoaders } from './loaders.ts'
import type { CreditRepositories } from './repository.ts'

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext, CreditRepositories {
  loaders: ReturnType<typeof creditLoaders>
}

export const contextOf =
  (
    base: (caller: Caller) => DepartmentContext,
    repositoriesFor: (caller: Caller, wanted?: Wanted) => CreditRepositories,
  ) =>
  (caller: Caller, wanted?: Wanted): Context => {
    const repositories = repositoriesFor(caller, wanted)
    return { ...base(caller), ...repositories, loaders: creditLoaders(repositories, today()) }
  }
