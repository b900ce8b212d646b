import { composed } from '../composed.ts'
import type { DateOutcome } from './types.ts'

/** A date as far as it is told. */
export interface GivenDate {
  year: number
  month: number | null
  day: number | null
}

const written = /^(\d{4})[年\-/.\s]*(?:(\d{1,2})[月\-/.\s]*(?:(\d{1,2})日?)?)?(?:[\sT]\d.*)?$/u
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/u
/** Days since 1899-12-30, as spreadsheets count them. */
const serial = /^[1-6]\d{4}(?:\.\d+)?$/u

/**
 * Reads a date as people and systems write it: 2004年6月24日, 1997.11.4, 20040624, 2004-06, 38162 (a spreadsheet's day).
 * @returns null where it is none
 */
export const readGivenDate = (text: string): GivenDate | null => {
  const plain = composed(text).trim().slice(0, 40)
  if (serial.test(plain)) {
    const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(plain)) * 86_400_000)
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  }
  const found = compact.exec(plain) ?? written.exec(plain)
  if (!found) return null
  const [year, month, day] = [found[1], found[2], found[3]].map(part => (part === undefined ? null : Number(part)))
  if (year == null || year < 1900 || year > 2100) return null
  if (month != null && (month < 1 || month > 12)) return null
  return { year, month: month ?? null, day: day == null || day < 1 || day > 31 ? null : day }
}

/** @param found YYYY-MM-DD */
export const compareDates = (given: GivenDate, found: string): DateOutcome => {
  const [year, month, day] = found.split('-').map(Number)
  if (given.year !== year) return 'CONTRADICTS'
  if (given.month !== null && given.month !== month) return 'YEAR'
  return given.day !== null && given.day !== day ? 'YEAR' : 'SAME'
}

/** Whether the day itself is told, so that an agreement is more than that of a year. */
export const isWholeDate = ({ day }: GivenDate): boolean => day !== null
