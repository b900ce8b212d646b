import { expect, test } from '@jest/globals'
import { usesIn } from './uses.ts'

test('a stream is one use of its resource, in however many pieces it was passed on', () => {
  const row = { at: '2026-11-27T01:00:00.000Z', resources: ['PENALTY'], outcome: 'OK' }
  const rows = [row, { ...row, continues: true }, { ...row, continues: true }, { ...row, outcome: 'REFUSED' }]
  expect(usesIn(rows.map(each => ({ kind: 'ACCESS', row: each })) as never)).toEqual([
    { resource: 'PENALTY', day: '2026-11-27', reads: 1 },
  ])
})
