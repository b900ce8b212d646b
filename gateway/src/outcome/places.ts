import type { Path, Trouble } from './ledger.ts'
import { clientKey } from './paths.ts'

/** An object in the merged result that a fetch is about. */
export interface Place {
  path: Path
  value: Readonly<Record<string, unknown>>
}

/**
 * All objects at a plan's path, in the order in which @apollo/gateway takes them; `@` stands for every element of a list.
 * @param within only those at or under this path of the client's
 */
export const placesAt = (value: unknown, at: Path, within: Path = [], path: Path = []): Place[] => {
  if (value === null || typeof value !== 'object') return []
  const [head, ...rest] = at
  const only = within[path.length]
  if (Array.isArray(value)) {
    const under = head === '@' ? rest : at
    const indexes = only === undefined ? value.keys() : [Number(only)]
    return [...indexes].flatMap(index => placesAt(value[index], under, within, [...path, index]))
  }
  if (head === undefined) return path.length < within.length ? [] : [{ path, value: value as Place['value'] }]
  const key = clientKey(head)
  if ((only !== undefined && only !== key) || !Object.hasOwn(value, head)) return []
  return placesAt((value as Place['value'])[head], rest, within, [...path, key])
}

/** The objects that a troubled fetch asked for, in the order of its representations. */
export const placesOf = ({ at, representations }: Trouble, root: unknown): Place[] => {
  const places = placesAt(root, at)
  if (representations === null || representations.length === places.length) return places
  return askedOnly(places, representations)
}

/**
 * Objects of another type or without a key are passed over when representations are made, the order stays: so each representation belongs
 * to the next object that has its keys.
 */
const askedOnly = (places: readonly Place[], representations: NonNullable<Trouble['representations']>): Place[] => {
  let next = 0
  return representations.flatMap(representation => {
    const found = places.findIndex(({ value }, index) => index >= next && bears(value, representation))
    if (found < 0) return []
    next = found + 1
    return places[found]!
  })
}

const bears = (value: Place['value'], representation: Readonly<Record<string, unknown>>) =>
  Object.entries(representation).every(
    ([key, wanted]) => key === '__typename' || JSON.stringify(value[key]) === JSON.stringify(wanted),
  )
