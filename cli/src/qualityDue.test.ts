import { expect, test } from '@jest/globals'
import { isQualityDue } from './qualityDue.ts'

const [night, noon] = ['2026-06-30T19:30:00Z', '2026-06-30T04:00:00Z']

test.each<[string, Parameters<typeof isQualityDue>, boolean]>([
  ['nothing is kept', [null, 0, night], false],
  ['a few records were never judged', [null, 10, noon], true],
  ['many were never judged, by day', [null, 1_000_000, noon], false],
  ['many were never judged, by night', [null, 1_000_000, night], true],
  ['they were judged yesterday, by day', ['2026-06-29', 10, noon], false],
  ['they were judged yesterday, by night', ['2026-06-30', 10, night], true],
  ['they were judged this night', ['2026-07-01', 10, night], false],
  ['a night was missed', ['2026-06-28', 1_000_000, noon], true],
])('whether data are judged now where %s', (_, given, due) => {
  expect(isQualityDue(...given)).toBe(due)
})
