import { today } from '@e360/kit/clock'
import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import type { CreditGradeRepository } from './grades/repository.ts'
import type { ListingRepository } from './listings/repository.ts'
import { creditLoaders } from './loaders.ts'
import type { PenaltyRepository } from './penalties/repository.ts'

/** What resolvers know of a company; the rest is the register's. */
export interface EnterpriseKey {
  orgCode: string
}

export interface Repositories {
  penalties: PenaltyRepository
  listings: ListingRepository
  grades: CreditGradeRepository
}

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext, Repositories {
  loaders: ReturnType<typeof creditLoaders>
}

export const contextOf =
  (base: (caller: DepartmentContext['caller']) => DepartmentContext, repositories: Repositories) =>
  (caller: DepartmentContext['caller']): Context => ({
    ...base(caller),
    ...repositories,
    loaders: creditLoaders(repositories, today()),
  })
