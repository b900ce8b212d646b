import { expect, test } from '@jest/globals'
import { mostInAnyMinute } from './mostInAnyMinute.ts'

test('the fullest minute is found whenever it begins', () => {
  expect(mostInAnyMinute([0, 30, 59, 60, 61])).toBe(4)
  expect(mostInAnyMinute([0, 60, 120])).toBe(1)
  expect(mostInAnyMinute([])).toBe(0)
})
