/** The paths of an answer's errors as a tree; a node that exists stands for an error at or under it. */
export interface ErrorTree extends Map<string | number, ErrorTree> {}

export const errorTree = (paths: readonly (readonly (string | number)[])[]): ErrorTree | undefined => {
  if (paths.length === 0) return undefined
  const root: ErrorTree = new Map()
  for (const path of paths) {
    let node = root
    for (const key of path) {
      const next = node.get(key) ?? new Map()
      node.set(key, next)
      node = next
    }
  }
  return root
}
