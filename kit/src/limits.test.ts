import { expect, test } from '@jest/globals'
import { defaultLimits, shareOf } from './limits.ts'

test('processes behind one port keep equal shares of a caller’s budgets, each with room for the dearest operation', () => {
  expect(shareOf(defaultLimits, 1)).toEqual(defaultLimits)
  expect(shareOf(defaultLimits, 4)).toEqual({ ...defaultLimits, rate: 1_250_000, publicRate: 125_000 })
  expect(shareOf(defaultLimits, 64)).toMatchObject({ rate: 78_125, publicRate: 10_100 })
  expect(shareOf({ ...defaultLimits, publicRate: 5 }, 64).publicRate).toBe(5)
})
