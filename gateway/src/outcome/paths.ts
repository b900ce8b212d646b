import type { Path } from './ledger.ts'

/** Whether a path is another one or leads to it. */
export const isPrefix = (path: Path, of: Path): boolean =>
  path.length <= of.length && path.every((key, depth) => key === of[depth])

/** A path as a plan writes it: `@` for every element of a list. */
export const asPlanned = (path: Path): Path => path.map(key => (typeof key === 'number' ? '@' : key))

/** The nearest object above the end of a path that is there. */
export const holderOf = (root: unknown, path: Path): Path => {
  let value = root
  let depth = 0
  for (const key of path) {
    value = (value as Record<string | number, unknown>)[key]
    if (typeof value !== 'object' || value === null) break
    depth += 1
  }
  return path.slice(0, Math.min(depth, path.length - 1))
}

/** Aliases of planning, made where two fields would meet under one key, are taken off again. */
export const clientKey = <Key extends string | number>(key: Key): Key =>
  (typeof key === 'string' ? key.replace(/__alias_\d+$/, '') : key) as Key
