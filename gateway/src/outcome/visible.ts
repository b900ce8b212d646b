import type { SelectionSetNode } from 'graphql'
import { fieldsOf } from '../fetch/selection.ts'
import type { FetchDocument } from '../fetch/document.ts'
import type { Path, Trouble } from './ledger.ts'
import { clientKey } from './paths.ts'
import type { Place } from './places.ts'

/**
 * Where a failure at this path shows in the client's data: the null at the path or, where nulls went up, above it.
 * @returns the path itself where a value stands there; undefined where the client did not select it
 */
export const visiblePath = (data: unknown, path: Path): Path | undefined => {
  let value = data
  for (const [depth, key] of path.entries()) {
    if (value === null) return path.slice(0, Math.max(1, depth))
    if (typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return path
}

/** The nulls in the client's data that stand for what a fetch did not bring at this place. */
export const nullsOf = (document: FetchDocument, { path, value: merged }: Place, data: unknown): Path[] => {
  const shown = visiblePath(data, path)
  if (shown === undefined) return []
  const value = valueAt(data, path)
  if (value === null && path.length === 0)
    return [...fieldsOf(document.reader, document.selectionSets, undefined).keys()].map(key => [key])
  if (value === null || value === undefined) return [shown]
  return nullsUnder(document, document.selectionSets, value, path, merged['__typename'])
}

const nullsUnder = (
  document: FetchDocument,
  selectionSets: readonly SelectionSetNode[],
  value: unknown,
  path: Path,
  typename?: unknown,
): Path[] => {
  if (Array.isArray(value))
    return value.flatMap((element, index) => nullsUnder(document, selectionSets, element, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return [...fieldsOf(document.reader, selectionSets, typename)].flatMap(([written, nodes]) => {
    const key = clientKey(written)
    if (!Object.hasOwn(value, key)) return []
    const found = (value as Record<string, unknown>)[key]
    if (found === null) return [[...path, key]]
    return nullsUnder(
      document,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      found,
      [...path, key],
    )
  })
}

/** The paths in the merged result of an error's path in a fetch's answer; an answer to a root may stand in several places. */
export const mergedPaths = ({ representations }: Trouble, places: readonly Place[], path: Path): Path[] => {
  if (representations === null) return places.map(place => [...place.path, ...path.map(clientKey)])
  const place = places[path[1] as number]
  return place ? [[...place.path, ...path.slice(2).map(clientKey)]] : []
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], data)
