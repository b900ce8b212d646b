import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { between, randomOf, scatter24, timesWithMean, weighted } from './random.ts'

const take = (seed: number, stream: 'name' | 'address', index: number) =>
  Array.from({ length: 8 }, randomOf(seed, stream, index))

test('the same seed, purpose and index give the same numbers, another of them gives others', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(999_999), (seed, index) => {
      expect(take(seed, 'name', index)).toEqual(take(seed, 'name', index))
      expect(take(seed, 'name', index)).not.toEqual(take(seed + 1, 'name', index))
      expect(take(seed, 'name', index)).not.toEqual(take(seed, 'address', index))
      expect(take(seed, 'name', index)).not.toEqual(take(seed, 'name', index + 1))
    }),
  )
})

test('a drawn whole number stays within its bounds, also where the upper one is below the lower', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (seed, least, most) => {
      const drawn = between(randomOf(seed, 'name', 0), least, most)
      expect(drawn).toBeGreaterThanOrEqual(least)
      expect(drawn).toBeLessThanOrEqual(Math.max(least, most))
      expect(Number.isInteger(drawn)).toBe(true)
    }),
  )
})

test('what weighs three times as much is drawn three times as often', () => {
  const draw = weighted([
    ['often', 3],
    ['seldom', 1],
  ])
  const random = randomOf(1, 'name', 0)
  const often = Array.from({ length: 20_000 }, () => draw(random)).filter(drawn => drawn === 'often').length
  expect(often / 20_000).toBeCloseTo(0.75, 1)
})

test('counts have the mean that was asked for', () => {
  const random = randomOf(1, 'name', 0)
  const total = Array.from({ length: 50_000 }, () => timesWithMean(random, 2.5)).reduce((sum, count) => sum + count, 0)
  expect(total / 50_000).toBeGreaterThan(2.4)
  expect(total / 50_000).toBeLessThan(2.6)
})

test('scattering puts no two numbers in the same place, neither neighbours nor distant ones', () => {
  for (const step of [1, 16, 256]) {
    const places = new Set(Array.from({ length: 2 ** 16 }, (_, at) => scatter24(at * step, 1_234_567_891)))
    expect(places.size).toBe(2 ** 16)
    expect(Math.max(...Array.from(places).slice(0, 1_000))).toBeLessThan(2 ** 24)
  }
})
