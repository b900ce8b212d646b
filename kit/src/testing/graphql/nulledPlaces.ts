import type { ExecutionResult } from 'graphql'

/**
 * Where an answer became null by an error, one line a place. An error in what is null by another one may be told or not, as it comes first
 * or not; the places are the same whoever executes.
 */
export const nulledPlaces = ({ data, errors = [] }: ExecutionResult): string[] =>
  [...new Set(errors.map(({ path = [] }) => placeOf(data, path)))].toSorted()

const placeOf = (data: unknown, path: readonly (string | number)[]): string => {
  let value = data
  const place: (string | number)[] = []
  for (const key of path) {
    if (value === null || value === undefined) break
    place.push(key)
    value = (value as Record<string | number, unknown>)[key]
  }
  return place.join('.')
}
