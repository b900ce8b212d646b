import type { Random } from './random.ts'
import { lastDayOf } from './traits.ts'
import type { Origin, Traits } from './traits.ts'

const daysAfterFounding = 30
const yearsBack = 10

/**
 * Days in a company's life on which something may have happened, oldest first, the recent years more often than the early ones.
 * @returns `count` days from a month after its founding to its end, at most ten years before today; [] where it did not live so long
 */
export const daysOfLife = (origin: Origin, random: Random, company: Traits, count: number): number[] => {
  const last = lastDayOf(origin, company)
  const first = Math.max(
    company.established + daysAfterFounding,
    Math.min(last, origin.today) - Math.floor(yearsBack * 365.25),
  )
  if (first > last) return []
  const days = Array.from({ length: count }, () => last - Math.floor((last - first + 1) * random() ** 1.5))
  return days.sort((one, other) => one - other)
}
