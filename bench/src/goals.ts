import type { Ratio } from './ratios.ts'
import type { Workload } from './rounds.ts'

/** A promise of docs/decisions/0015: a figure of ours divided by a baseline's. */
export interface Goal extends Workload, Pick<Ratio, 'contender' | 'baseline'> {
  figure: 'cpu' | 'p99'
  most: number
}

const card: Workload = { operation: 'MobileCard', connections: 10 }
const list: Workload = { operation: 'List100', connections: 10 }

export const goals: readonly Goal[] = [
  { ...card, contender: 'distributed', baseline: 'plain', figure: 'cpu', most: 1 / 5 },
  { ...card, contender: 'embedded', baseline: 'plain', figure: 'cpu', most: 1 / 10 },
  { ...card, contender: 'embedded', baseline: 'rest', figure: 'cpu', most: 1 },
  { ...card, contender: 'distributed', baseline: 'plain', figure: 'p99', most: 1 / 3 },
  { ...card, contender: 'embedded', baseline: 'plain', figure: 'p99', most: 1 / 3 },
  { ...list, contender: 'distributed', baseline: 'plain', figure: 'cpu', most: 1 / 4 },
  { ...list, contender: 'embedded', baseline: 'plain', figure: 'cpu', most: 1 / 4 },
]

/** @returns null where one of the two was not measured */
export const reached = (goal: Goal, ratios: readonly Ratio[]): number | null =>
  ratios.find(
    ({ contender, baseline, operation, connections }) =>
      contender === goal.contender &&
      baseline === goal.baseline &&
      operation === goal.operation &&
      connections === goal.connections,
  )?.[goal.figure] ?? null
