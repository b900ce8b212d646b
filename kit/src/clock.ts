const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

const beijingMs = 8 * 3_600_000

/** Today's date in Beijing, YYYY-MM-DD; its clocks have not been changed since 1991. */
export const today = (): string => new Date(Date.now() + beijingMs).toISOString().slice(0, 10)

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
