import { expect, test } from '@jest/globals'
import { promisesTable } from './promises.ts'

test('each promise of bulk push is told as kept or not, and a body ten times as long is measured from the same beginning', () => {
  const push = { records: 100_000, perSecond: 4_999, rssBeforeMb: 300, peakRssMb: 449 }
  const told = promisesTable([
    {
      database: 'sqlite',
      once: { ...push, archiveLagMs: { p99: 2_000 } },
      often: { ...push, records: 1_000_000, rssBeforeMb: 449, peakRssMb: 450 },
      idleLagMs: { p99: 301 },
    },
    { database: 'mysql', once: { ...push, archiveLagMs: { p99: 2_001 } }, often: null, idleLagMs: { p99: 1 } },
  ])
  expect(told).toMatch(/sqlite: records a second, 100000 +4999 +at least 5000 +NO/)
  expect(told).toMatch(/mysql: records a second, 100000 +4999 +at least 3000 +yes/)
  expect(told).toMatch(/sqlite: memory grown by 100000 records +149 MB +at most 149 MB +yes/)
  expect(told).toMatch(/sqlite: memory grown by 1000000 records +150 MB +at most 149 MB +NO/)
  expect(told).toMatch(/sqlite: archive behind under load, p99 +2000 ms +at most 2000 ms +yes/)
  expect(told).toMatch(/sqlite: archive behind a single record, p99 +301 ms +at most 300 ms +NO/)
  expect(told).toMatch(/mysql: archive behind under load, p99 +2001 ms +at most 2000 ms +NO/)
})
