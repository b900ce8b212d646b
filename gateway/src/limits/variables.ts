/** Whether at most so many objects and lists lie in each other; without recursion, whatever a client sends. */
export const isFlat = (value: unknown, most: number): boolean => {
  let level = containers([value])
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return false
    level = containers(level.flatMap(each => Object.values(each) as unknown[]))
  }
  return true
}

const containers = (values: readonly unknown[]) =>
  values.filter((value): value is object => typeof value === 'object' && value !== null)
