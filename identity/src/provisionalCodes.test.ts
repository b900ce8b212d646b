import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readOrgCode } from './codes.ts'
import { isProvisional, provisionalOrgCode } from './provisionalCodes.ts'

test('provisional codes fill the range that GB 11714 keeps for users, each with its check character', () => {
  expect(provisionalOrgCode(1)).toMatch(/^PDY00001[\dX]$/)
  expect(provisionalOrgCode(99_999)).toMatch(/^PDY99999[\dX]$/)
})

test('every provisional code reads as a valid organization code and is known as provisional', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), n => {
      const code = provisionalOrgCode(n)
      expect(readOrgCode(code)).toEqual({ canonical: code, valid: true })
      expect(isProvisional(code)).toBe(true)
    }),
  )
})

test('no code outside the range is provisional', () => {
  expect(isProvisional('551385082')).toBe(false)
  expect(isProvisional('PDY000001')).toBe(false)
  expect(isProvisional('MA5UG0PN8')).toBe(false)
})

test('a number outside the range has no provisional code', () => {
  for (const n of [0, -1, 1.5, 100_000, Number.NaN]) expect(() => provisionalOrgCode(n)).toThrow(RangeError)
})
