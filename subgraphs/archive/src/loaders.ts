import type { Database } from '@e360/kit/database/database'
import { loaderByArguments } from '@e360/kit/loader'
import DataLoader from 'dataloader'
import { quartersOf, type QuarterRow } from './history/quarters.ts'
import { historyRepository, type EventPage, type TimelineArguments } from './history/repository.ts'
import { mostImpacts } from './impact/impact.ts'
import { impactRepository } from './impact/repository.ts'
import { archiveRepository } from './repository.ts'
import { regionFigures, type RegionFigures } from './statistics/figures.ts'
import type { Period } from './statistics/period.ts'
import { statisticsRepository } from './statistics/repository.ts'

/** Made for one request, which sees one today. */
export const archiveLoaders = (database: Database, today: string) => {
  const history = historyRepository(database)
  const statistics = statisticsRepository(database)
  const touchable = impactRepository(database, today)
  const companies = archiveRepository(database)
  return {
    orgCodeByName: new DataLoader(companies.orgCodesByName),
    regionOf: new DataLoader(companies.regionsOf),
    timelineOf: loaderByArguments<TimelineArguments, EventPage>(history.pagesOf),
    quartersOf: loaderByArguments<{ last: number }, QuarterRow[]>((orgCodes, { last }) =>
      quartersOf(history, orgCodes, last, today),
    ),
    inForceOf: new DataLoader(touchable.inForce, { maxBatchSize: 100 }),
    latestOf: new DataLoader((orgCodes: readonly string[]) => touchable.latest(orgCodes, mostImpacts), {
      maxBatchSize: 100,
    }),
    figuresOf: loaderByArguments<Period, RegionFigures>((codes, period) => regionFigures(statistics, codes, period)),
  }
}
