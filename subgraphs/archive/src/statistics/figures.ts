import { groupedBy } from '@e360/kit/grouped'
import { regionPrefixes } from '@e360/kit/regions'
import { districtMark } from '../follow/counters.ts'
import { homeProvince, regionOfDistrict } from './home.ts'
import { monthsOf, type Period } from './period.ts'
import type { PeriodRow, StatisticsRepository } from './repository.ts'

export interface RegionKey {
  code: string
}

export interface RegionFigures {
  enterprises: number
  inspected: number
  inspections: number
  failedInspections: number
  passRate: number | null
  validCertificates: number
  expiringIn90Days: number
  penalties: number
  fines: string
  unassignedEnterprises: number
  unlinkedRecords: number
  grades: { model: string; grade: string; enterprises: number }[]
  byMonth: { month: string; inspections: number; failedInspections: number; penalties: number }[]
}

/** The statistics of regions in one period: the counters of all regions are read once, whichever are asked for. */
export const regionFigures = async (
  statistics: StatisticsRepository,
  codes: readonly string[],
  period: Period,
): Promise<RegionFigures[]> => {
  const [everything, periodRows, certificates, expiring, grades, inspected] = await Promise.all([
    statistics.everything(),
    statistics.inPeriod(period),
    statistics.certificatesOn(period.to),
    statistics.expiringAfter(period.to),
    statistics.gradesOn(period.to),
    statistics.inspectedIn(period),
  ])
  const home = homeProvince(everything)
  const companies = everything.filter(({ region }) => !region.startsWith(districtMark))
  const unlinked = everything
    .filter(({ region }) => region.startsWith(districtMark))
    .map(row => ({ ...row, region: regionOfDistrict(row.region.slice(districtMark.length), home) }))

  // a district of forty reads its own rows only
  const rowsOf = groupedBy(periodRows, row => row.region)
  const months = monthsOf(period)

  return codes.map(code => {
    const within = regionTest(code, home)
    const sum = <Row extends { region: string }>(rows: readonly Row[], count: (row: Row) => number) =>
      rows.reduce((total, row) => (within(row.region) ? total + count(row) : total), 0)
    const rows = [...rowsOf].flatMap(([region, own]) => (within(region) ? own : []))
    const total = totalOf(rows)
    return {
      enterprises: sum(companies, row => row.enterprises),
      inspected: sum(inspected, row => row.count),
      inspections: total.inspections,
      failedInspections: total.failed,
      passRate: total.passed + total.failed === 0 ? null : total.passed / (total.passed + total.failed),
      validCertificates: sum(certificates, row => row.count),
      expiringIn90Days: sum(expiring, row => row.count),
      penalties: total.penalties,
      fines: String(rows.reduce((fines, row) => fines + BigInt(row.fines), 0n)),
      unassignedEnterprises: sum(companies, row => (isDistrict(row.region) ? 0 : row.enterprises)),
      unlinkedRecords: sum(unlinked, row => row.unlinked),
      // made for those who ask for them
      get grades() {
        return gradesIn(grades.filter(({ region }) => within(region)))
      },
      get byMonth() {
        return byMonth(rows, months)
      },
    }
  })
}

/** A province has all that is of no region where it is the home of most companies: the register is one city's. */
const regionTest = (code: string, home: string | null): ((region: string) => boolean) => {
  const prefixes = regionPrefixes(code)
  const isHome = prefixes[0]!.length === 2 && (home === null || home === prefixes[0])
  return region => (region === '' ? isHome : prefixes.some(prefix => region.startsWith(prefix)))
}

const isDistrict = (region: string): boolean => region !== '' && !region.endsWith('00')

const totalOf = (rows: readonly PeriodRow[]) => {
  const total = { inspections: 0, failed: 0, passed: 0, penalties: 0 }
  for (const row of rows) {
    total.inspections += row.inspections
    total.failed += row.failed
    total.passed += row.passed
    total.penalties += row.penalties
  }
  return total
}

const gradesIn = (rows: readonly { model: string; grade: string; count: number }[]): RegionFigures['grades'] => {
  const counts = new Map<string, RegionFigures['grades'][number]>()
  for (const { model, grade, count } of rows) {
    const key = JSON.stringify([model, grade])
    const known = counts.get(key) ?? { model, grade, enterprises: 0 }
    known.enterprises += count
    counts.set(key, known)
  }
  return [...counts]
    .filter(([, { enterprises }]) => enterprises > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, count]) => count)
}

const byMonth = (rows: readonly PeriodRow[], all: readonly string[]): RegionFigures['byMonth'] => {
  const months = new Map(all.map(month => [month, { month, inspections: 0, failedInspections: 0, penalties: 0 }]))
  for (const row of rows) {
    const month = months.get(row.period.slice(0, 7))!
    month.inspections += row.inspections
    month.failedInspections += row.failed
    month.penalties += row.penalties
  }
  return [...months.values()]
}
