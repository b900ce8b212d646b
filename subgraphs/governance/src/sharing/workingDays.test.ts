import { expect, test } from '@jest/globals'
import { calendarWith, overdueSince, workingDayAfter, workingDaysUntil } from './workingDays.ts'

const statutory = calendarWith(new Map())

test.each([
  ['2024-02-08', '2024-02-28', 'Spring Festival of 2024, the Sunday after it worked'],
  ['2025-09-25', '2025-10-15', 'National Day and Mid-autumn of 2025 together'],
  ['2026-09-24', '2026-10-15', 'National Day of 2026'],
  ['2026-11-27', '2026-12-11', 'no holiday'],
])('ten working days after %s is %s (%s)', (from, due) => {
  expect(workingDayAfter(from, 10, statutory)).toBe(due)
})

test('of a year that is not announced only weekends are free, until somebody enters its days', () => {
  expect(workingDayAfter('2027-02-04', 2, statutory)).toBe('2027-02-08')
  const entered = calendarWith(
    new Map([
      ['2027-02-05', false],
      ['2027-02-06', true],
      ['2027-02-08', false],
    ]),
  )
  expect(workingDayAfter('2027-02-04', 2, entered)).toBe('2027-02-09')
})

test('what was submitted so long ago that its day has passed is overdue, what is due today is not', () => {
  expect(overdueSince('2026-12-11', statutory)).toBe('2026-11-26')
  expect(workingDayAfter('2026-11-26', 10, statutory)).toBe('2026-12-10')
  expect(workingDaysUntil('2026-12-10', '2026-12-14', statutory)).toBe(2)
})
