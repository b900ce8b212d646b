import { composed } from '@e360/identity/composed'
import { faulty, parsed, quote } from './fault.ts'
import type { Parsed } from './fault.ts'
import type { DatePattern } from './datePattern.ts'

const numeric = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const month = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月?)$/
const withTime =
  /^(.*?\d日?)(?:[t ]\s*|(?<=日))(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,3})\d*)?秒?|分)?\s*(z|[+-]\d{2}:?\d{2})?$/

const howTo = '请写成 2004-06-24、2004年6月24日、2004.6.24 或 20040624'

/**
 * Reads a day as people write it: `2004-11-03`, `2004/11/3`, `1997.11.4`, `2004年6月24日`, `20041103`, full width too.
 * A time of day is dropped; where it bears an offset, the day is the one in Beijing.
 * @param pattern a further way of writing that somebody declared for this column; only with it is a month alone a date
 * @returns `YYYY-MM-DD`; INVALID_DATE where no such day exists, the day is missing, or the order of day and month is a guess
 */
export const readDate = (text: string, pattern?: DatePattern): Parsed<string> => {
  const folded = foldDate(text)
  const [, before, , , , , offset] = withTime.exec(folded) ?? []
  const moment = offset && readDateTime(text, pattern)
  if (moment) return moment.fault ? moment : parsed(inBeijing(moment.value))
  const day = dayOf(before ?? folded, pattern)
  if (day) return parsed(day)
  if (day === null) return faulty('INVALID_DATE', `${quote(text)}不是存在的日期，请核对年、月、日`)
  if (month.test(folded)) return faulty('INVALID_DATE', `${quote(text)}只写到月，请补上日，${howTo}`)
  return faulty('INVALID_DATE', `看不懂日期${quote(text)}，${howTo}`)
}

/**
 * Reads a moment: RFC 3339, or a day with or without a time of day as {@link readDate} reads it, then in Beijing time.
 * @returns RFC 3339 in UTC with milliseconds, so that text order is time order
 */
export const readDateTime = (text: string, pattern?: DatePattern): Parsed<string> => {
  const folded = foldDate(text)
  const [, before, hours = '0', minutes = '0', seconds = '0', fraction = '0', offset = '+08:00'] =
    withTime.exec(folded) ?? []
  const day = dayOf(before ?? folded, pattern)
  if (day === undefined)
    return faulty(
      'INVALID_DATE_TIME',
      `看不懂时间${quote(text)}，请写成 2004-06-24 15:30:00 或 2004-06-24T15:30:00+08:00`,
    )
  const away = offsetMinutes(offset)
  if (day === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || away === undefined)
    return faulty('INVALID_DATE_TIME', `${quote(text)}不是存在的时间，请核对`)
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const at = Date.UTC(
    y,
    m - 1,
    d,
    Number(hours),
    Number(minutes) - away,
    Number(seconds),
    Number(fraction.padEnd(3, '0')),
  )
  return parsed(new Date(at).toISOString())
}

const foldDate = (text: string) =>
  composed(text)
    .toLowerCase()
    .replaceAll(/[\u200B\uFEFF]/g, '')
    .replaceAll(/\s*([年月日])\s*/g, '$1')
    .trim()

/** @returns null where no such day exists, undefined where the text is not written as a day */
const dayOf = (text: string, pattern: DatePattern | undefined): string | null | undefined => {
  const declared = pattern?.read(text)
  if (declared) return day(declared.year, declared.month, declared.day ?? (pattern!.month === 'last' ? 'last' : 1))
  const dashed = numeric.exec(text)
  if (dashed) return day(dashed[1]!, dashed[3]!, dashed[4]!)
  const [, y, m, d] = chinese.exec(text) ?? compact.exec(text) ?? []
  if (y) return day(y, m!, d!)
  const [, inYear, plain, named] = (pattern?.month && month.exec(text)) || []
  return inYear ? day(inYear, (plain ?? named)!, pattern!.month === 'last' ? 'last' : 1) : undefined
}

/** @returns null where there is no such day. 1800 keeps out the fillers `0001-01-01` and `0000-00-00`; `9999-12-31` is a usual way to say "for ever" and stays. */
const day = (year: string | number, month: string | number, written: string | number): string | null => {
  const y = Number(year)
  const m = Number(month)
  const last =
    [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
  const d = written === 'last' ? last : Number(written)
  if (y < 1800 || d < 1 || d > last) return null
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const offsetMinutes = (offset: string): number | undefined => {
  if (offset === 'z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)!
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

const inBeijing = (moment: string) => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10)
