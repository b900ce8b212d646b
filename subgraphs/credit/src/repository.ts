import { everyRow, type RowFilter } from '@e360/kit/access/rows'
import type { Database } from '@e360/kit/database/database'
import { creditGradeRepository } from './grades/repository.ts'
import { listingRepository } from './listings/repository.ts'
import { penaltyRepository } from './penalties/repository.ts'

/** What resolvers know of a company; the rest is the register's. */
export interface EnterpriseKey {
  orgCode: string
}

export const creditTypes = ['Penalty', 'Listing', 'CreditGrade'] as const
export type CreditType = (typeof creditTypes)[number]

/** The repositories of the three record types, over one database. @param seen the rows of a type that the caller sees */
export const creditRepositories = (database: Database, seen: (type: CreditType) => RowFilter = () => everyRow) => ({
  penalties: penaltyRepository(database, seen('Penalty')),
  listings: listingRepository(database, seen('Listing')),
  grades: creditGradeRepository(database, seen('CreditGrade')),
})

export type CreditRepositories = ReturnType<typeof creditRepositories>
