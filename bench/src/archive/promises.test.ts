import { expect, test } from '@jest/globals'
import { promisesOf } from './promises.ts'

test('a promise is told as met or not of the largest archive, with its growth from the smallest', () => {
  const large = {
    companies: 1_000_000,
    kinds: [
      { name: 'timeline', p99: 30, limit: 20 },
      { name: 'free', p99: 1, limit: null },
    ],
  }
  const small = { companies: 100_000, kinds: [{ name: 'timeline', p99: 10, limit: 20 }] }
  expect(promisesOf([large, small])).toEqual([
    'timeline: 30 ms at p99 of 20 ms, NOT met at 1000000 companies, 3 × that of 100000 (10 ms)',
  ])
  expect(promisesOf([small])).toEqual(['timeline: 10 ms at p99 of 20 ms, met at 100000 companies'])
})
