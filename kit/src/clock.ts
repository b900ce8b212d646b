const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

const beijingMs = 8 * 3_600_000
const dayMs = 24 * 3_600_000

let known = { day: NaN, date: '' }

/** Today's date in Beijing, YYYY-MM-DD; its clocks have not been changed since 1991. Written once a day: every request asks. */
export const today = (): string => {
  const day = Math.floor((Date.now() + beijingMs) / dayMs)
  if (day !== known.day) known = { day, date: new Date(day * dayMs).toISOString().slice(0, 10) }
  return known.date
}

/** The date in Beijing at an instant (RFC 3339), YYYY-MM-DD. */
export const dayOf = (instant: string): string => shanghai.format(Date.parse(instant))

/**
 * A date so many days later (earlier where negative), YYYY-MM-DD. People write 9999-12-31 for “for good”: what comes after the last day that has four
 * digits of a year is `9999-12-32`, which is later than every day and no day itself.
 */
export const daysAfter = (date: string, days: number): string => {
  const later = new Date(Date.parse(date) + days * 86_400_000).toISOString()
  return later.startsWith('+') ? '9999-12-32' : later.slice(0, 10)
}
