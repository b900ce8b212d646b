import { aligned } from '../table.ts'

/** What was measured of one database. */
export interface Measured {
  database: string
  once: Push & { archiveLagMs: { p99: number } }
  /** some times as many, in the same process */
  often: Push | null
  idleLagMs: { p99: number }
}

interface Push {
  records: number
  perSecond: number
  rssBeforeMb: number
  peakRssMb: number
}

const leastPerSecond: Readonly<Record<string, number>> = { sqlite: 5_000, mysql: 3_000 }
/** less than 150 are promised */
const mostGrownMb = 149
const mostLagMs = 2_000
const mostIdleLagMs = 300

/** Each promise of bulk push beside what was measured. Memory counts from before the first push, so that a larger body has no head start. */
export const promisesTable = (results: readonly Measured[]): string => {
  const lines = results.flatMap(({ database, once, often, idleLagMs }) => {
    const least = leastPerSecond[database]!
    const atMost = (what: string, measured: number, most: number, unit: string) => [
      `${database}: ${what}`,
      `${measured} ${unit}`,
      `at most ${most} ${unit}`,
      measured <= most ? 'yes' : 'NO',
    ]
    return [
      [
        `${database}: records a second, ${once.records}`,
        String(once.perSecond),
        `at least ${least}`,
        once.perSecond >= least ? 'yes' : 'NO',
      ],
      ...[once, ...(often ? [often] : [])].map(({ records, peakRssMb }) =>
        atMost(`memory grown by ${records} records`, peakRssMb - once.rssBeforeMb, mostGrownMb, 'MB'),
      ),
      atMost('archive behind under load, p99', once.archiveLagMs.p99, mostLagMs, 'ms'),
      atMost('archive behind a single record, p99', idleLagMs.p99, mostIdleLagMs, 'ms'),
    ]
  })
  return aligned([['goals', 'measured', 'promised', 'kept'], ...lines])
}
