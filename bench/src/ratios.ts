import { rounded } from './figures.ts'
import { workloads, type Cell, type Workload } from './rounds.ts'

/** How a contender stands to a baseline: its figure divided by the baseline's, below 1 where it needs less. */
export interface Ratio extends Workload {
  contender: Cell['contender']
  baseline: Cell['contender']
  cpu: number
  p50: number
  p99: number
  throughput: number
}

const baselines: readonly Cell['contender'][] = ['plain', 'rest']

/** Every contender against the two baselines, where they were measured. */
export const ratiosOf = (cells: readonly Cell[]): Ratio[] =>
  workloads.flatMap(({ operation, connections }) => {
    const here = cells.filter(cell => cell.operation === operation && cell.connections === connections)
    return baselines.flatMap(name => {
      const baseline = here.find(({ contender }) => contender === name)
      if (!baseline) return []
      return here.filter(cell => cell !== baseline).map(cell => ratioOf(cell, baseline))
    })
  })

const ratioOf = (cell: Cell, baseline: Cell): Ratio => ({
  operation: cell.operation,
  connections: cell.connections,
  contender: cell.contender,
  baseline: baseline.contender,
  cpu: rounded(cell.cpuMs / baseline.cpuMs),
  p50: rounded(cell.p50Ms / baseline.p50Ms),
  p99: rounded(cell.p99Ms / baseline.p99Ms),
  throughput: rounded(cell.queriesPerSecond / baseline.queriesPerSecond),
})
