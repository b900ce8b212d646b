import type { Database } from '@e360/kit/database/database'
import { creditGradeRepository } from './grades/repository.ts'
import { listingRepository } from './listings/repository.ts'
import { penaltyRepository } from './penalties/repository.ts'

/** What resolvers know of a company; the rest is the register's. */
export interface EnterpriseKey {
  orgCode: string
}

/** The repositories of the three record types, over one database. */
export const creditRepositories = (database: Database) => ({
  penalties: penaltyRepository(database),
  listings: listingRepository(database),
  grades: creditGradeRepository(database),
})

export type CreditRepositories = ReturnType<typeof creditRepositories>
