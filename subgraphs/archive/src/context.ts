import type { Declaration } from '@e360/kit/access/declaration'
import { readersOf, wayOf } from '@e360/kit/access/ways'
import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { Database } from '@e360/kit/database/database'
import { archiveLoaders } from './loaders.ts'
import { reportRepository, type ReportRepository } from './reports/repository.ts'
import { standingRepository, type StandingRepository } from './standing/repository.ts'
import { statisticsRepository, type StatisticsRepository } from './statistics/repository.ts'

/** What the resolvers of the archive find for one request. */
export interface Context {
  caller: Caller
  loaders: ReturnType<typeof archiveLoaders>
  statistics: StatisticsRepository
  standings: StandingRepository
  reports: ReportRepository
  /** the department whose warnings the caller sees; null: all */
  warningsOf: string | null
  /** one answer, one day */
  today: string
}

export const contextOf = (database: Database, declaration: Declaration) => {
  const statistics = statisticsRepository(database)
  const standings = standingRepository(database)
  const reports = reportRepository(database)
  return (caller: Caller): Context => {
    const day = today()
    const seesOwn = wayOf(declaration.get('Warning.id')?.ways ?? {}, readersOf(caller)) === 'own'
    const warningsOf = seesOwn ? (caller.department ?? '') : null
    return { caller, warningsOf, loaders: archiveLoaders(database, day), statistics, standings, reports, today: day }
  }
}
