/** The value in the middle; between two, their mean. @throws Error where there is none */
export const median = (values: readonly number[]): number => {
  if (values.length === 0) throw new Error('there is no median of nothing')
  const ordered = values.toSorted((a, b) => a - b)
  const middle = ordered.length / 2
  return Number.isInteger(middle) ? (ordered[middle - 1]! + ordered[middle]!) / 2 : ordered[Math.floor(middle)]!
}

/**
 * The smallest value that at least this share of all values do not exceed (nearest rank).
 * @param share above 0, at most 1
 * @throws Error where there is no value
 */
export const percentile = (values: readonly number[], share: number): number => {
  if (values.length === 0) throw new Error('there is no percentile of nothing')
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.ceil(share * ordered.length) - 1]!
}

/** Three figures that count: 12.34 → 12.3, 0.12345 → 0.123. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
