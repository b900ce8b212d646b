import { failure } from '../errors.ts'

/** Column types as MySQL's protocol numbers them (enum_field_types): TIMESTAMP, DATE, DATETIME; whole and other numbers, YEAR, DECIMAL. */
const times = [7, 10, 12]
const numbers = [0, 1, 2, 3, 4, 5, 8, 9, 13, 246]

/**
 * A server compares a time with a number as it likes: whatever is written from then on would be passed over, without an error.
 * @param reached watermark that was read before; null: none was
 * @param type of the column now, see {@link times}; texts hold what they like
 * @throws BAD_USER_INPUT where a time has become a number, or a number a time
 */
export const requireSameKind = (column: string, reached: string | null, type = -1): void => {
  if (reached === null) return
  const wasNumber = /^-?\d+$/.test(reached)
  if (!(wasNumber ? times : numbers).includes(type)) return
  const [before, now, overlap] = wasNumber ? ['整数', '时间', '5m'] : ['时间', '整数', '1000']
  throw failure(
    'BAD_USER_INPUT',
    `水位列“${column}”原来是${before}，现在的列类型是${now}，从上次读到的地方读不下去；请对方改回，确需改变的，请把 overlap 写成${now}的（例如 ${overlap}），将从头读一遍`,
  )
}
