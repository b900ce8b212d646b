import { daysAfter } from '@e360/kit/clock'
import { failure } from '@e360/kit/errors'

/** First and last day. */
export interface Period {
  from: string
  to: string
}

const mostYears = 50

/**
 * The period that is asked for: until today unless told otherwise, and from the same day of the year before on.
 * @throws BAD_USER_INPUT where it ends before it begins, or lasts more than 50 years
 */
export const periodOf = (asked: { from?: string | null; to?: string | null }, today: string): Period => {
  const to = asked.to ?? today
  const from = asked.from ?? daysAfter(yearsBefore(to, 1), 1)
  if (from > to) throw failure('BAD_USER_INPUT', `统计期间的首日 ${from} 晚于末日 ${to}`)
  if (from < yearsBefore(to, mostYears))
    throw failure('BAD_USER_INPUT', `统计期间最多 ${mostYears} 年，收到 ${from} 至 ${to}`)
  return { from, to }
}

/** The same day so many years before; 28 February for a 29 February that is none. */
const yearsBefore = (date: string, years: number): string => {
  const earlier = `${String(Math.max(0, Number(date.slice(0, 4)) - years)).padStart(4, '0')}${date.slice(4)}`
  return earlier.endsWith('-02-29') && daysAfter(`${earlier.slice(0, 7)}-28`, 1).endsWith('-03-01')
    ? `${earlier.slice(0, 7)}-28`
    : earlier
}

/** A period as whole months, by their first and last, and the days before and after them; without whole months, days alone. */
export interface Spans {
  months: { first: string; last: string } | null
  before: { from: string; to: string } | null
  after: { from: string; to: string } | null
}

export const spansOf = ({ from, to }: Period): Spans => {
  const first = from.endsWith('-01') ? monthOf(from) : monthAfter(monthOf(from))
  const last = daysAfter(to, 1).endsWith('-01') ? monthOf(to) : monthBefore(monthOf(to))
  if (first > last) return { months: null, before: { from, to }, after: null }
  return {
    months: { first, last },
    before: from < `${first}-01` ? { from, to: daysAfter(`${first}-01`, -1) } : null,
    after: monthOf(to) > last ? { from: `${monthOf(to)}-01`, to } : null,
  }
}

export const monthOf = (date: string): string => date.slice(0, 7)
const monthAfter = (month: string): string => monthOf(daysAfter(`${month}-28`, 4))
const monthBefore = (month: string): string => monthOf(daysAfter(`${month}-01`, -1))

/** Every month of a period, first to last. */
export const monthsOf = ({ from, to }: Period): string[] => {
  const [months, last] = [[monthOf(from)], monthOf(to)]
  while (months.at(-1)! < last) months.push(monthAfter(months.at(-1)!))
  return months
}
