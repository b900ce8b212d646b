import type { Freshness } from '../sources/freshness.ts'
import type { Follower } from './follower.ts'

/** A follower that waits for news hears of it at the latest after 20 s. */
const usualMs = 60_000

/**
 * Whether a department is behind those that it follows: changes that it was told of wait for more than a minute. Of who has nothing but what
 * others tell, also where one of them could not be asked for so long.
 * @param isDerived whether all that it has comes from others
 * @returns null where it is not
 */
export const lagOf = (followers: readonly Follower[], isDerived: boolean, now: number): Freshness | null => {
  const behind = followers.flatMap(({ standing }) => {
    if (!standing) return []
    const { heardAt, workedOffAt } = standing()
    return (isDerived ? now : heardAt) - workedOffAt > usualMs ? [workedOffAt] : []
  })
  if (behind.length === 0) return null
  const since = Math.min(...behind)
  return { ...(since > 0 && { asOf: new Date(since).toISOString() }), stale: true }
}
