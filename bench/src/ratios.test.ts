import { expect, test } from '@jest/globals'
import { ratiosOf } from './ratios.ts'
import type { Cell } from './rounds.ts'

const cell = (contender: Cell['contender'], cpuMs: number, connections = 10): Cell => ({
  operation: 'MobileCard',
  connections,
  contender,
  cpuMs,
  queriesPerSecond: 1_000 / cpuMs,
  p50Ms: cpuMs,
  p99Ms: cpuMs * 3,
  queries: 1,
  failures: 0,
  rounds: [],
})

test('a contender that needs half of the processor time of a baseline stands at 0.5 to it', () => {
  const ratios = ratiosOf([cell('embedded', 4), cell('plain', 8), cell('rest', 1)])
  const embedded = ratios.filter(({ contender }) => contender === 'embedded')
  expect(embedded.map(({ baseline, cpu, throughput }) => [baseline, cpu, throughput])).toEqual([
    ['plain', 0.5, 2],
    ['rest', 4, 0.25],
  ])
})

test('a contender is compared under the same workload only', () => {
  expect(ratiosOf([cell('embedded', 4, 1), cell('plain', 8, 10)])).toEqual([])
})

test('without a baseline there are no ratios to it, and a baseline has none to itself', () => {
  expect(ratiosOf([cell('embedded', 4)])).toEqual([])
  expect(ratiosOf([cell('plain', 8), cell('rest', 1)]).map(({ contender, baseline }) => [contender, baseline])).toEqual(
    [
      ['rest', 'plain'],
      ['plain', 'rest'],
    ],
  )
})
