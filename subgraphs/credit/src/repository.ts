import { perCaller, type RowsSeen } from '@e360/kit/access/rows'
import type { Caller } from '@e360/kit/caller'
import type { Database } from '@e360/kit/database/database'
import type { Wanted } from '@e360/kit/graphql/wanted'
import type { LiveBodies } from '@e360/kit/live/liveBodies'
import { creditGradeRecords } from './grades/records.ts'
import { creditGradeRepository } from './grades/repository.ts'
import { listingRecords } from './listings/records.ts'
import { listingRepository } from './listings/repository.ts'
import { penaltyRecords } from './penalties/records.ts'
import { penaltyRepository } from './penalties/repository.ts'

/** What resolvers know of a company; the rest is the register's. */
export interface EnterpriseKey {
  orgCode: string
}

/** The repositories of the three record types, over one database. */
export interface CreditRepositories {
  penalties: ReturnType<typeof penaltyRepository>
  listings: ReturnType<typeof listingRepository>
  grades: ReturnType<typeof creditGradeRepository>
}

/** For each caller, and for what is wanted of the rows. */
export const creditRepositories = (
  database: Database,
  seen: RowsSeen,
  live: LiveBodies,
): ((caller: Caller, wanted?: Wanted) => CreditRepositories) => {
  const rowsOf = (type: string, kind: string) => ({ type, seen, wholeRows: () => live.has(kind) })
  const penaltiesFor = perCaller(rowsOf('Penalty', penaltyRecords.kind), (filter, wanted) =>
    penaltyRepository(database, filter, wanted),
  )
  const listingsFor = perCaller(rowsOf('Listing', listingRecords.kind), (filter, wanted) =>
    listingRepository(database, filter, wanted),
  )
  const gradesFor = perCaller(rowsOf('CreditGrade', creditGradeRecords.kind), (filter, wanted) =>
    creditGradeRepository(database, filter, wanted),
  )
  return (caller, wanted) => ({
    penalties: penaltiesFor(caller, wanted),
    listings: listingsFor(caller, wanted),
    grades: gradesFor(caller, wanted),
  })
}
