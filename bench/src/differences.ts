/**
 * Where two JSON values differ first, as a path such as `.inspections.nodes[0].id`; null where they are equal. The order of keys is of
 * no interest.
 */
export const firstDifference = (one: unknown, other: unknown, path = ''): string | null => {
  if (Object.is(one, other)) return null
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return path || '.'
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const step = Array.isArray(one) ? `[${key}]` : `.${key}`
    if (!Object.hasOwn(one, key) || !Object.hasOwn(other, key)) return path + step
    const difference = firstDifference(one[key], other[key], path + step)
    if (difference !== null) return difference
  }
  return null
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
