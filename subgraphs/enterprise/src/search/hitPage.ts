import { countLimit } from '@e360/kit/paging/page'

/** Three texts that sort a hit among the others. */
export type HitKey = readonly [stage: string, rank: string, tie: string]

/** A hit of the page. */
export interface PageHit<Told> {
  number: number
  key: HitKey
  told: Told
}

/** Takes what is found, best first, and keeps one page of it. */
export interface HitPage<Told> {
  /**
   * Takes a company; one that came before is passed over.
   * @param keyOf asked where the hit may be on the page
   */
  take: (number: number, keyOf: () => HitKey, told: Told) => void
  /** Says that there are at least so many, whether they come or not. */
  countAtLeast: (count: number) => void
  /** false: the page is full and the count at its limit */
  wantsMore: () => boolean
  /** exact to 1,000 */
  total: () => number
  /** one more than the page holds where there are more */
  hits: readonly PageHit<Told>[]
}

/** @param after the key of the last hit before the page; null for the first page */
export const hitPage = <Told>(size: number, after: readonly string[] | null): HitPage<Told> => {
  const seen = new Set<number>()
  const hits: PageHit<Told>[] = []
  let counted = 0
  const total = () => Math.min(Math.max(seen.size, counted), countLimit)
  return {
    hits,
    total,
    wantsMore: () => total() < countLimit || hits.length <= size,
    countAtLeast: count => void (counted = Math.max(counted, count)),
    take: (number, keyOf, told) => {
      if (seen.has(number)) return
      seen.add(number)
      if (hits.length > size) return
      const key = keyOf()
      if (after === null || isAfter(key, after)) hits.push({ number, key, told })
    },
  }
}

const isAfter = (key: readonly string[], cursor: readonly string[]): boolean => {
  const different = key.findIndex((value, index) => value !== cursor[index])
  return different !== -1 && key[different]! > cursor[different]!
}
