import { roles, type Caller, type Role } from '../caller.ts'

/** Who reads: the roles of the contract, and `public` for whoever has none. */
export const readers = ['public', ...roles] as const
export type Reader = 'public' | Role

/**
 * How somebody reads, the least first: own rows only; own rows and what a grant opens; masked; shown in the own region for a purpose, else
 * masked; the same everywhere for a reason; as it is.
 */
export const ways = ['own', 'granted', 'masked', 'region', 'glass', 'read'] as const
export type Way = (typeof ways)[number]

/** Reader → way. Who is not named reads nothing. */
export type Ways = Readonly<Partial<Record<Reader, Way>>>

export const readersOf = ({ roles: held }: Pick<Caller, 'roles'>): readonly Reader[] =>
  held.length === 0 ? ['public'] : held

const strongest = (found: Iterable<Way | undefined>): Way | undefined => {
  let best = -1
  for (const way of found) if (way) best = Math.max(best, ways.indexOf(way))
  return ways[best]
}

/** The way in which somebody of several roles reads: the most that one of them allows; undefined: not at all. */
export const wayOf = (granted: Ways, held: readonly Reader[]): Way | undefined =>
  held.length === 1 ? granted[held[0]!] : strongest(held.map(reader => granted[reader]))

/** Whoever reads by one of these reads by their union. */
export const union = (all: readonly Ways[]): Ways => {
  const found: Partial<Record<Reader, Way>> = {}
  for (const reader of readers) {
    const way = strongest(all.map(each => each[reader]))
    if (way) found[reader] = way
  }
  return found
}
