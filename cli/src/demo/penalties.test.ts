import { expect, test } from '@jest/globals'
import { dayOf } from './calendar.ts'
import { publicity } from './penalties.ts'

const shown = (kinds: string[], fine: number, decidedOn = '2024-03-01', today = '2026-11-22') =>
  publicity(dayOf(decidedOn) + 14, { kinds, fine, decided: dayOf(decidedOn), today: dayOf(today) })

test('a warning alone is not published', () => {
  expect(shown(['警告'], 0)).toEqual({})
})

test('a warning with a fine is published for three years from publication', () => {
  expect(shown(['警告', '罚款'], 1_000)).toEqual({ publishedOn: '2024-03-15', publicUntil: '2027-03-15' })
})

test('a notice of criticism or a low fine alone is published for three months', () => {
  expect(shown(['通报批评'], 0)).toEqual({ publishedOn: '2024-03-15', publicUntil: '2024-06-15' })
  expect(shown(['罚款'], 5_000)).toEqual({ publishedOn: '2024-03-15', publicUntil: '2024-06-15' })
})

test('a higher fine alone is published for three years', () => {
  expect(shown(['罚款'], 5_001)).toEqual({ publishedOn: '2024-03-15', publicUntil: '2027-03-15' })
})

test('a decision from before the regulation of 2021 is published for five years, a warning too', () => {
  expect(shown(['警告'], 0, '2021-08-31')).toEqual({ publishedOn: '2021-09-14', publicUntil: '2026-09-14' })
})

test('what would be published today or later is not published yet', () => {
  expect(shown(['罚款'], 50_000, '2024-03-01', '2024-03-15')).toEqual({})
})
