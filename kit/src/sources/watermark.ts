import { failure } from '../errors.ts'
import type { PullSource } from './sourceFile.ts'

const time = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?))?$/

const usualMs = 300_000
const usualNumbers = 1_000

/**
 * Where a run begins: some way before the last one's end, for a transaction that began earlier may have been committed later.
 * @param watermark a time as MySQL writes it, in the server's own zone, or a whole number
 * @throws BAD_USER_INPUT where the column is neither, or the overlap is meant for the other
 */
export const overlapped = ({ watermark: declared }: PullSource, watermark: string): string => {
  const { column, overlap } = declared!
  const [, day, clock = '00:00:00'] = time.exec(watermark) ?? []
  if (day !== undefined) {
    if (overlap && 'numbers' in overlap) throw wrong(column, '是时间，overlap 应为时长，例如 5m')
    const at = Date.parse(`${day}T${clock.slice(0, 8)}Z`) - (overlap?.ms ?? usualMs)
    return Number.isNaN(at) ? watermark : new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  }
  if (!/^-?\d+$/.test(watermark)) throw wrong(column, '既不是时间也不是整数，不能作水位列')
  if (overlap && 'ms' in overlap) throw wrong(column, '是整数，overlap 应为整数，例如 1000')
  return String(BigInt(watermark) - BigInt(overlap?.numbers ?? usualNumbers))
}

/** A time in the future is somebody's slip: what is written meanwhile must not be passed over. */
export const atMost = (watermark: string, now: string): string =>
  time.test(watermark) && watermark > now ? now : watermark

const wrong = (column: string, why: string) => failure('BAD_USER_INPUT', `水位列“${column}”${why}`)
