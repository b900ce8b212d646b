const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Today's date in Beijing, YYYY-MM-DD. */
export const today = (): string => shanghai.format(Date.now())

/** The date in Beijing at an instant (RFC 3339), YYYY-MM-DD. */
export const dayOf = (instant: string): string => shanghai.format(Date.parse(instant))

/** A date so many days later (earlier where negative), YYYY-MM-DD. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
