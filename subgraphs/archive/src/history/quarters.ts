import { failure } from '@e360/kit/errors'
import { kinds } from '../follow/recordRow.ts'
import type { HistoryRepository } from './repository.ts'

export interface QuarterRow {
  quarter: string
  inspections: number
  failedInspections: number
  certificatesIssued: number
  certificatesLost: number
  penalties: number
}

const mostQuarters = 100

/** @throws BAD_USER_INPUT outside 0..100 */
export const quarterCount = (last: number | null | undefined): number => {
  const quarters = last ?? 12
  if (quarters < 0 || quarters > mostQuarters)
    throw failure('BAD_USER_INPUT', `季度数 last 应在 0 到 ${mostQuarters} 之间，收到 ${quarters}`)
  return quarters
}

/** The last quarters of each company up to the present one, oldest first; a certificate that is lost later is not lost yet. */
export const quartersOf = async (
  history: Pick<HistoryRepository, 'monthsOf'>,
  orgCodes: readonly string[],
  last: number,
  today: string,
): Promise<QuarterRow[][]> => {
  const names = quartersUntil(today, last)
  if (names.length === 0) return orgCodes.map(() => [])
  const from = `${firstMonthOf(names[0]!)}-01`
  const [happened, lost] = await Promise.all([
    history.monthsOf(orgCodes, 'occurred_on', [kinds.inspection, kinds.certificate, kinds.penalty], from, '9999-12-31'),
    history.monthsOf(orgCodes, 'lost_on', [kinds.certificate], from, today),
  ])
  const byCompany = new Map(orgCodes.map(orgCode => [orgCode, new Map(names.map(name => [name, emptyQuarter(name)]))]))
  const quarterOf = ({ orgCode, month }: { orgCode: string; month: string }) =>
    byCompany.get(orgCode)?.get(quarterName(month))
  for (const counted of happened) {
    const quarter = quarterOf(counted)
    if (!quarter) continue
    if (counted.kind === kinds.inspection) quarter.inspections += counted.records
    if (counted.kind === kinds.inspection && counted.state === 'FAILED') quarter.failedInspections += counted.records
    if (counted.kind === kinds.certificate) quarter.certificatesIssued += counted.records
    if (counted.kind === kinds.penalty) quarter.penalties += counted.records
  }
  for (const counted of lost) {
    const quarter = quarterOf(counted)
    if (quarter) quarter.certificatesLost += counted.records
  }
  return orgCodes.map(orgCode => [...byCompany.get(orgCode)!.values()])
}

/** @param month YYYY-MM */
const quarterName = (month: string): string => `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`

const firstMonthOf = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3 - 2).padStart(2, '0')}`

const quartersUntil = (today: string, count: number): string[] => {
  const present = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1
  return Array.from({ length: count }, (_, index) => {
    const quarter = present - count + 1 + index
    return `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`
  })
}

const emptyQuarter = (quarter: string): QuarterRow => ({
  quarter,
  inspections: 0,
  failedInspections: 0,
  certificatesIssued: 0,
  certificatesLost: 0,
  penalties: 0,
})
