import { expect, test } from '@jest/globals'
import { ratiosOf } from './ratios.ts'
import type { Cell } from './rounds.ts'
import { goalsTable } from './table.ts'

const cell = (contender: Cell['contender'], cpuMs: number): Cell => ({
  operation: 'MobileCard',
  connections: 10,
  contender,
  cpuMs,
  queriesPerSecond: 1_000 / cpuMs,
  p50Ms: cpuMs,
  p99Ms: cpuMs,
  queries: 1,
  failures: 0,
  rounds: [],
})

test('a goal that was missed is told beside one that was kept, and one that was not measured is not told', () => {
  const told = goalsTable(ratiosOf([cell('embedded', 1), cell('plain', 9), cell('rest', 1)]))
  expect(told).toMatch(/CPU of embedded ÷ plain, MobileCard, 10 connections +0\.11 +at most 0\.10 +NO/)
  expect(told).toMatch(/CPU of embedded ÷ rest, MobileCard, 10 connections +1\.00 +at most 1\.00 +yes/)
  expect(told).not.toContain('distributed')
})
