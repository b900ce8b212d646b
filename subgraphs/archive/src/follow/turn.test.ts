import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { company, manyInspections } from '../../testing/company.ts'
import { noDeltas } from './counters.ts'
import { nothingMade, takeTurn } from './turn.ts'

test('while a company of very many records moves to another district others come in between', async () => {
  const records = manyInspections()
  const deltas = noDeltas()
  const done: string[] = []
  const moved = takeTurn(deltas, nothingMade(), {
    before: company(),
    after: company({ region: '500103' }),
    recordsBefore: records,
    recordsAfter: records,
  }).then(() => done.push('moved'))
  const other = turn().then(() => done.push('other'))
  await Promise.all([moved, other])
  expect(done).toEqual(['other', 'moved'])
  const counted = [...deltas.tally.values()].filter(({ period }) => period === '2026-06')
  expect(counted.map(({ region, inspections }) => [region, inspections])).toEqual([
    ['500112', -records.length],
    ['500103', records.length],
  ])
})
