import type { Weighted } from '../random.ts'

/** Registered capital in 万元 as people choose it, from small to large; the middle is 100. */
export const capitals: Weighted<number> = [
  [3, 4],
  [5, 6],
  [10, 14],
  [20, 5],
  [30, 6],
  [50, 15],
  [80, 2],
  [100, 16],
  [200, 8],
  [300, 4],
  [500, 9],
  [800, 1.5],
  [1_000, 5],
  [2_000, 3],
  [5_000, 1.5],
  [10_000, 0.6],
  [30_000, 0.2],
]

export const currencies: Weighted<string> = [
  ['CNY', 994],
  ['USD', 4],
  ['HKD', 2],
]
