import { failure } from '../errors.ts'
import type { Overlap } from './sourceFile.ts'

const time = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/

const usualMs = 300_000
const usualNumbers = 1_000
const dayMs = 86_400_000

/** A time in ms, as if without a zone it were UTC: for comparing times of one source. */
const atOf = (watermark: string): number | undefined => {
  const [, day, clock = '00:00:00', , zone = 'Z'] = time.exec(watermark) ?? []
  return day === undefined ? undefined : Date.parse(`${day}T${clock}${zone}`)
}

/**
 * Where a run begins: some way before the last one's end, for a transaction that began earlier may have been committed later.
 * @param name of the column or field, for sentences
 * @param watermark a time (without a zone: in the source's own), or a whole number
 * @throws BAD_USER_INPUT where it is neither, or the overlap is meant for the other
 */
export const overlapped = (name: string, overlap: Overlap | undefined, watermark: string): string => {
  const at = atOf(watermark)
  if (at !== undefined) {
    if (overlap && 'numbers' in overlap) throw wrong(name, '是时间，overlap 应为时长，例如 5m')
    const earlier = new Date(at - (overlap?.ms ?? usualMs)).toISOString().slice(0, 19)
    if (time.exec(watermark)![4] !== undefined) return `${earlier}Z`
    return watermark.includes('T') ? earlier : earlier.replace('T', ' ')
  }
  if (!/^-?\d+$/.test(watermark)) throw wrong(name, '既不是时间也不是整数，不能作水位列')
  if (overlap && 'ms' in overlap) throw wrong(name, '是整数，overlap 应为整数，例如 1000')
  return String(BigInt(watermark) - BigInt(overlap?.numbers ?? usualNumbers))
}

/** A time in the future is somebody's slip: what is written meanwhile must not be passed over. */
export const atMost = (watermark: string, now: string): string =>
  time.test(watermark) && watermark > now ? now : watermark

/**
 * The later of two watermarks of one source; one in the future is a slip and does not count, for what is written until then would be passed
 * over. A time without a zone may be that of anywhere: it counts for up to a day.
 */
export const later = (before: string | null, watermark: string, now: number): string | null => {
  const at = atOf(watermark)
  const ahead = time.exec(watermark)?.[4] === undefined ? dayMs : 0
  if (at !== undefined && at > now + ahead) return before
  if (before === null) return watermark
  const beforeAt = atOf(before)
  if (at !== undefined && beforeAt !== undefined) return at > beforeAt ? watermark : before
  const whole = /^-?\d+$/
  return whole.test(before) && whole.test(watermark) && BigInt(watermark) <= BigInt(before) ? before : watermark
}

const wrong = (name: string, why: string) => failure('BAD_USER_INPUT', `水位列“${name}”${why}`)
