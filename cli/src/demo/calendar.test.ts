import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addMonths, dayOf, isoOf, lastDayOfYears, momentOf, yearOf } from './calendar.ts'

test('a day is written as it was read', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), day => expect(dayOf(isoOf(day))).toBe(day)))
})

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '22.11.2026', ''])('“%s” is not a date', text => {
  expect(() => dayOf(text)).toThrow(text)
})

test('a month after 31 January is the last of February, in a leap year the 29th', () => {
  expect(isoOf(addMonths(dayOf('2026-01-31'), 1))).toBe('2026-02-28')
  expect(isoOf(addMonths(dayOf('2024-01-31'), 1))).toBe('2024-02-29')
  expect(isoOf(addMonths(dayOf('2026-01-15'), -2))).toBe('2025-11-15')
})

test('what is valid for five years ends on the eve of the fifth anniversary', () => {
  expect(isoOf(lastDayOfYears(dayOf('2021-03-01'), 5))).toBe('2026-02-28')
})

test('a moment is an office hour in Beijing', () => {
  expect(momentOf(dayOf('2026-11-22'), 0)).toBe('2026-11-22T09:00:00+08:00')
  expect(momentOf(dayOf('2026-11-22'), 479)).toBe('2026-11-22T16:59:00+08:00')
  expect(yearOf(dayOf('2026-12-31'))).toBe(2026)
})
