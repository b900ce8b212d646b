import { addMonths, isoOf } from './calendar.ts'
import { bureauOf, companyOf } from './company.ts'
import type { Company } from './company.ts'
import { mostRecords } from './vocabulary/activity.ts'
import { listingBases, listingKinds, yearsOnList } from './vocabulary/listingWords.ts'
import { daysOfLife } from './daysOfLife.ts'
import type { ListingInput, ListingKind } from './inputs.ts'
import { between, chance, pick, randomOf, timesWithMean, weighted } from './random.ts'
import type { Random } from './random.ts'
import { writtenSource } from './subject.ts'
import { activityOf, lastDayOf } from './traits.ts'
import type { Origin } from './traits.ts'

const drawKind = weighted(listingKinds)

/** The entries of a company in lists, oldest first. */
export const listingsOf = (origin: Origin, index: number): ListingInput[] => {
  const random = randomOf(origin.seed, 'listings', index)
  const activity = activityOf(origin, index)
  const times = timesWithMean(random, activity.listings)
  const count = activity.name === 'SHOWCASE' ? activity.listings : Math.min(times, mostRecords.listings)
  if (count === 0) return []
  const company = companyOf(origin, index)
  return daysOfLife(origin, random, company.traits, count).map((day, ordinal) =>
    listing(origin, random, company, day, ordinal),
  )
}

const listing = (origin: Origin, random: Random, company: Company, day: number, ordinal: number): ListingInput => {
  const kind = drawKind(random)
  const exit = exitDay(origin, random, company, kind, day)
  const { source } = writtenSource(origin, random, company, {
    system: 'cq-listing',
    ordinal,
    day: exit ?? day,
    version: exit === undefined ? '1' : '2',
  })
  return {
    source,
    kind,
    enteredOn: isoOf(day),
    exitedOn: exit === undefined ? undefined : isoOf(exit),
    basis: pick(random, listingBases[kind]),
    authority: bureauOf(company.traits),
  }
}

/** Undefined while the company is still on the list. */
const exitDay = (
  origin: Origin,
  random: Random,
  company: Company,
  kind: ListingKind,
  day: number,
): number | undefined => {
  const years = yearsOnList[kind]
  if (years === null && chance(random, 0.35)) return undefined
  const exit = years === null ? day + between(random, 20, 900) : addMonths(day, years * 12)
  return exit <= lastDayOf(origin, company.traits) ? exit : undefined
}
