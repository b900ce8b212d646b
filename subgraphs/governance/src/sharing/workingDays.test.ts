import { expect, test } from '@jest/globals'
import type { ApplicationRow } from './row.ts'
import { sentenceOf, standingOf } from './standing.ts'
import { calendarWith, overdueSince, workingDayAfter, workingDaysUntil } from './workingDays.ts'

const announced = calendarWith(new Map())
const statutory = announced.works

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
  const { works: entered } = calendarWith(
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

test('a last day in a year that was not announced is reckoned by weekends, and says so until somebody enters its holidays', () => {
  const row = { status: 'SUBMITTED', submittedOn: '2026-12-25', granted: null, uses: 0 } as ApplicationRow
  const standing = standingOf(row, '2026-12-28', announced)
  expect(standing).toMatchObject({ dueOn: '2027-01-08', overdue: false, dueNote: expect.stringContaining('2027 年') })
  expect(sentenceOf('TO_ANSWER', row, standing)).toMatch(/2027-01-08.*暂按周末推算/)
  const entered = calendarWith(
    new Map(['2027-01-01', '2027-10-01', '2027-10-02', '2027-10-03'].map(day => [day, false])),
  )
  expect(standingOf(row, '2026-12-28', entered)).toMatchObject({ dueOn: '2027-01-11', dueNote: null })
  expect(standingOf({ ...row, submittedOn: '2026-11-27' }, '2026-11-28', announced).dueNote).toBeNull()
})

test('every year from 2004 to 2026 was announced', () => {
  const years = Array.from({ length: 24 }, (_, index) => String(2004 + index))
  expect(years.filter(year => !announced.isAnnounced(year))).toEqual(['2027'])
})
