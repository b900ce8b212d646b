import { daysAfter } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'
import { daysOfExpiry } from '../follow/measures.ts'
import { monthOf, spansOf, type Period } from './period.ts'
import { inspectedRanges } from './inspectedRanges.ts'

export interface Everything {
  region: string
  enterprises: number
  unlinked: number
}

export interface PeriodRow {
  region: string
  /** YYYY-MM, or a day of it */
  period: string
  inspections: number
  failed: number
  passed: number
  penalties: number
  fines: string
}

export interface RegionCount {
  region: string
  count: number
}

export interface GradeRow extends RegionCount {
  model: string
  grade: string
}

/** More districts than this are not told apart; GB/T 2260 has 3,000 and a city 40. */
const mostRegions = 10_000
/** Far more than there are in a month. */
const mostInspectedDays = 100_000_000

/** The counters behind regional statistics, by exact region ('' for companies without a district). */
export const statisticsRepository = ({ longRead: read }: Database) => ({
  everything: (): Promise<Everything[]> =>
    read('tally')
      .where('id', '>=', 'A|')
      .where('id', '<', 'B')
      .orderBy('id')
      .limit(mostRegions)
      .select<Everything[]>('region', 'enterprises', 'unlinked'),

  /** Whole months by their counters, the days around them by theirs. */
  inPeriod: async (period: Period): Promise<PeriodRow[]> => {
    const { months, before, after } = spansOf(period)
    const ranges = [
      months && { unit: 'M', from: months.first, to: months.last },
      before && { unit: 'D', ...before },
      after && { unit: 'D', ...after },
    ].filter(range => range !== null)
    const rows = await Promise.all(
      ranges.map(({ unit, from, to }) =>
        read('tally')
          .where('id', '>=', `${unit}|${from}`)
          .where('id', '<', `${unit}|${to}~`)
          .orderBy('id')
          .select<PeriodRow[]>('region', 'period', 'inspections', 'failed', 'passed', 'penalties', 'fines'),
      ),
    )
    return rows.flat()
  },

  /** Certificates that are valid on a day. */
  certificatesOn: (day: string): Promise<RegionCount[]> =>
    upTo(day, (from, to) =>
      read('tally')
        .where('id', '>=', from)
        .where('id', '<', to)
        .groupBy('region')
        .orderBy('region')
        .select({ region: 'region', count: read.raw('sum(certificates)') }),
    ),

  /** Of those that are valid on a day, the ones whose printed end is at most 90 days away. */
  expiringAfter: async (day: string): Promise<RegionCount[]> => {
    const last = daysAfter(day, daysOfExpiry)
    const counted: Promise<RegionCount[]> = read('expiry_tally')
      .where('id', '>=', day)
      .where('id', '<', `${last}~`)
      .groupBy('region')
      .orderBy('region')
      .select({ region: 'region', count: read.raw('sum(certificates)') })
    const odd = countByRegion(read, 'odd_validity', query =>
      query.whereBetween('printed_end', [day, last]).where('begins_on', '<=', day).where('ends_on', '>=', day),
    )
    return (await Promise.all([counted, odd])).flat().map(asNumber)
  },

  /** Companies by the grade that they bear on a day. */
  gradesOn: (day: string): Promise<GradeRow[]> =>
    upTo(day, (from, to) =>
      read('grade_tally')
        .where('id', '>=', from)
        .where('id', '<', to)
        .groupBy('region', 'model', 'grade')
        .orderBy(['region', 'model', 'grade'])
        .select({ region: 'region', model: 'model', grade: 'grade', count: read.raw('sum(companies)') }),
    ),

  /** Companies that were inspected in a period: each counted at the first of its days there. */
  inspectedIn: async (period: Period): Promise<RegionCount[]> => {
    const { months, before, after } = spansOf(period)
    const firstDays = (days: Period): Promise<RegionCount[]> =>
      countByRegion(read, 'inspected_day', query =>
        query.whereBetween('day', [days.from, days.to]).where('day_before', '<', period.from),
      )
    const counted = [before, after].filter(days => days !== null).map(firstDays)
    if (months) {
      counted.push(
        read('inspected_tally')
          .where(any => {
            for (const [from, to] of inspectedRanges(months, monthOf(period.from)))
              void any.orWhere(range => void range.where('id', '>=', from).where('id', '<', to))
          })
          .groupBy('region')
          .orderBy('region')
          .select({ region: 'region', count: read.raw('sum(companies)') }),
      )
      if (before)
        counted.push(
          countByRegion(
            read,
            // a limited subquery is read by its own index: by the other one it would be all days of the whole months
            read('inspected_day')
              .where('day_before', '>=', `${monthOf(period.from)}-01`)
              .where('day_before', '<', period.from)
              .select('day', 'region')
              .limit(mostInspectedDays)
              .as('inspected_before'),
            query => query.whereBetween('day', [`${months.first}-01`, `${months.last}-31`]),
          ),
        )
    }
    return (await Promise.all(counted)).flat().map(asNumber)
  },
})

export type StatisticsRepository = ReturnType<typeof statisticsRepository>

const countByRegion = async (
  read: Knex,
  table: string | Knex.QueryBuilder,
  where: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<RegionCount[]> => {
  const query = read(table)
    .groupBy('region')
    .orderBy('region')
    .select({ region: 'region', count: read.raw('count(*)') })
  return ((await where(query)) as RegionCount[]).map(asNumber)
}

/** All months before the day's, and the days of its own until it. */
const upTo = async <Row extends RegionCount>(
  day: string,
  sums: (from: string, to: string) => PromiseLike<Row[]>,
): Promise<Row[]> => {
  const month = monthOf(day)
  const rows = await Promise.all([sums('M|', `M|${month}`), sums(`D|${month}`, `D|${day}~`)])
  return rows.flat().map(asNumber)
}

/** MySQL tells sums as text. */
const asNumber = <Row extends RegionCount>(row: Row): Row => ({ ...row, count: Number(row.count) })
