/** Dates are counted in days since 1970-01-01, so that they can be compared and added; they are written out at the edge. */
const millisecondsOfDay = 86_400_000
/** As many as until 2093; a later date is written anew each time. */
const written = new Array<string | undefined>(45_000)

/** @throws Error where `text` is not a real date of the form YYYY-MM-DD */
export const dayOf = (text: string): number => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / millisecondsOfDay : Number.NaN
  if (Number.isNaN(day) || isoOf(day) !== text) throw new Error(`“${text}” is not a date of the form YYYY-MM-DD`)
  return day
}

/** YYYY-MM-DD. Each date is written once and remembered: a city spans some 25,000 of them. */
export const isoOf = (day: number): string => {
  const known = written[day]
  if (known !== undefined) return known
  const text = new Date(day * millisecondsOfDay).toISOString().slice(0, 10)
  if (day >= 0 && day < written.length) written[day] = text
  return text
}

export const yearOf = (day: number): number => new Date(day * millisecondsOfDay).getUTCFullYear()

/** The same day so many months later, or the last day of that month where it has no such day. */
export const addMonths = (day: number, months: number): number => {
  const from = new Date(day * millisecondsOfDay)
  const month = from.getUTCMonth() + months
  const first = Date.UTC(from.getUTCFullYear(), month, 1) / millisecondsOfDay
  const next = Date.UTC(from.getUTCFullYear(), month + 1, 1) / millisecondsOfDay
  return Math.min(first + from.getUTCDate() - 1, next - 1)
}

/** The last valid day of what is valid for so many years from `day` on. */
export const lastDayOfYears = (day: number, years: number): number => addMonths(day, years * 12) - 1

/** RFC 3339 with the offset of Beijing, at an office hour. */
export const momentOf = (day: number, minuteOfOffice: number): string => {
  const minute = 9 * 60 + (minuteOfOffice % 480)
  return `${isoOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
