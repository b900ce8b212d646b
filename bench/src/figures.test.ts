import { expect, test } from '@jest/globals'
import { median, percentile, rounded } from './figures.ts'

test('one slow round among three does not move the median', () => {
  expect(median([10, 900, 11])).toBe(11)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('a percentile is a value that was measured, by nearest rank', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index)
  expect(percentile(values, 0.5)).toBe(100)
  expect(percentile(values, 0.99)).toBe(198)
  expect(percentile([7], 0.99)).toBe(7)
})

test('nothing measured is an error and not a zero', () => {
  expect(() => median([])).toThrow('nothing')
  expect(() => percentile([], 0.5)).toThrow('nothing')
})

test('three figures are told, whatever the size', () => {
  expect([12.345, 0.12345, 1234.5].map(rounded)).toEqual([12.3, 0.123, 1230])
})
