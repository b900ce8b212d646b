import { dayOf, daysAfter } from '@e360/kit/clock'

/** Judging so few is done before anybody notices. */
const fewChanges = 200_000

const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit' })

/**
 * Whether a department's data are to be judged now: every day in the small hours of Beijing, at any hour where a night was missed, and at once
 * where they never were and are few.
 * @param last the day as of which they were judged, YYYY-MM-DD; null: never
 * @param changes how many its change log has
 * @param now RFC 3339
 */
export const isQualityDue = (last: string | null, changes: number, now: string): boolean => {
  if (changes === 0) return false
  const isNight = ['02', '03', '04'].includes(hour.format(Date.parse(now)))
  if (last === null) return isNight || changes < fewChanges
  const day = dayOf(now)
  return last < day && (isNight || last < daysAfter(day, -1))
}
