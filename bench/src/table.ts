import { goals, reached, type Goal } from './goals.ts'
import type { Ratio } from './ratios.ts'
import { workloads, type Cell } from './rounds.ts'

const headers = ['', 'CPU ms/query', 'queries/s', 'p50 ms', 'p99 ms', 'CPU ÷ plain', 'p99 ÷ plain', 'CPU ÷ rest']

/** The figures as a person reads them: one table a workload, one line a contender. */
export const tablesOf = (cells: readonly Cell[], ratios: readonly Ratio[]): string =>
  workloads
    .map(({ operation, connections }) => {
      const isHere = (each: { operation: string; connections: number }) =>
        each.operation === operation && each.connections === connections
      const lines = cells.filter(isHere).map(cell => {
        const to = (baseline: string, figure: 'cpu' | 'p99') =>
          ratios
            .filter(isHere)
            .find(ratio => ratio.contender === cell.contender && ratio.baseline === baseline)
            ?.[figure].toFixed(2) ?? ''
        const figures = [
          cell.cpuMs.toFixed(2),
          cell.queriesPerSecond.toFixed(0),
          cell.p50Ms.toFixed(1),
          cell.p99Ms.toFixed(1),
        ]
        return [cell.contender, ...figures, to('plain', 'cpu'), to('plain', 'p99'), to('rest', 'cpu')]
      })
      return `${operation}, ${connections} connection${connections === 1 ? '' : 's'}\n${aligned([headers, ...lines])}`
    })
    .join('\n\n')

/** What was promised, and what came of it; a goal whose contenders were not measured is left out. */
export const goalsTable = (ratios: readonly Ratio[]): string => {
  const lines = goals.flatMap((goal): string[][] => {
    const found = reached(goal, ratios)
    return found === null
      ? []
      : [[titleOf(goal), found.toFixed(2), `at most ${goal.most.toFixed(2)}`, found <= goal.most ? 'yes' : 'NO']]
  })
  return aligned([['goals', 'measured', 'promised', 'kept'], ...lines])
}

const titleOf = ({ contender, baseline, operation, connections, figure }: Goal) =>
  `${figure === 'cpu' ? 'CPU' : figure} of ${contender} ÷ ${baseline}, ${operation}, ${connections} connections`

/** Columns of one width: the first begins, the others end in a line. */
export const aligned = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows
    .map(row =>
      row
        .map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
