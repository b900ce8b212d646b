import { monthsBefore, yearOf, yearsBefore } from '../follow/counters.ts'
import { monthsOf, type Spans } from './period.ts'

/**
 * The ranges of `inspected_tally` that hold the companies inspected in these months whose inspection before was earlier than a month: whole years
 * as years, the rest as months.
 */
export const inspectedRanges = (
  { first, last }: NonNullable<Spans['months']>,
  earlier: string,
): [from: string, to: string][] =>
  unitsOf(first, last).flatMap(unit => [
    [`${unit}|${yearsBefore('')}`, `${unit}|${yearsBefore(earlier)}`],
    [`${unit}|${monthsBefore(`${yearOf(earlier)}-01`)}`, `${unit}|${monthsBefore(earlier)}`],
  ])

/** Months as whole years where all twelve are there. */
const unitsOf = (first: string, last: string): string[] => {
  const months = monthsOf({ from: `${first}-01`, to: `${last}-01` })
  const isWhole = (month: string) => first <= `${yearOf(month)}-01` && `${yearOf(month)}-12` <= last
  return [...new Set(months.map(month => (isWhole(month) ? yearOf(month) : month)))]
}
