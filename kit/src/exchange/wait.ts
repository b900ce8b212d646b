const longestMs = 25_000

/**
 * How long a reader waits for news: seconds, as most feeds have it (`20`, `2.5`); a number above 25 can only be meant as milliseconds.
 * @returns milliseconds, at most 25,000; null where it is no number
 */
export const readWait = (text: string | undefined): number | null => {
  if (text === undefined) return 0
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (!(number >= 0)) return null
  return Math.min(number <= 25 ? Math.round(number * 1_000) : number, longestMs)
}
