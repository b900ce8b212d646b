import type { MatchResult, MatchSubject } from '@e360/identity/match/types'

/** A subject and what is true of it. */
export interface Labelled {
  subject: MatchSubject
  scenario: string
  /** null: no company of the register is meant, or no single one */
  expected: string | null
  /** the decisions that are right */
  accepted: ReadonlySet<string>
}

const columns = [
  'AUTO right',
  'AUTO wrong',
  'REVIEW first',
  'REVIEW 2-3',
  'REVIEW missing',
  'REVIEW, none right',
  'NONE right',
  'NONE missing',
  'not accepted',
] as const
type Column = (typeof columns)[number]

/** What a result is worth. */
const columnOf = ({ expected }: Labelled, { decision, orgCode, candidates }: MatchResult): Column => {
  if (decision === 'AUTO') return orgCode === expected ? 'AUTO right' : 'AUTO wrong'
  if (decision === 'NONE') return expected === null ? 'NONE right' : 'NONE missing'
  if (expected === null) return 'REVIEW, none right'
  const place = candidates.findIndex(candidate => candidate.orgCode === expected)
  return place === 0 ? 'REVIEW first' : place === 1 || place === 2 ? 'REVIEW 2-3' : 'REVIEW missing'
}

/** The table by scenario, with totals and the share of REVIEW, as text. */
export const resultTable = (labelled: readonly Labelled[], results: readonly MatchResult[]): string => {
  const counts = new Map<string, Map<Column, number>>()
  const count = (scenario: string, column: Column) => {
    const row = counts.get(scenario) ?? new Map<Column, number>()
    row.set(column, (row.get(column) ?? 0) + 1)
    counts.set(scenario, row)
  }
  labelled.forEach((label, index) => {
    const result = results[index]!
    const reached = [columnOf(label, result), ...(label.accepted.has(result.decision) ? [] : ['not accepted' as const])]
    for (const column of reached) for (const scenario of [label.scenario, total]) count(scenario, column)
  })
  const names = [...counts.keys()].filter(name => name !== total).sort()
  const width = Math.max(...names.map(name => name.length), total.length)
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}  ${cells.map((cell, at) => cell.padStart(columns[at]!.length)).join('  ')}\n`
  const lines = [...names, total].map(name =>
    line(
      name,
      columns.map(column => String(counts.get(name)?.get(column) ?? 0)),
    ),
  )
  const reviews = results.filter(({ decision }) => decision === 'REVIEW').length
  return `${line('', columns)}${lines.join('')}REVIEW: ${((100 * reviews) / Math.max(1, results.length)).toFixed(1)} %\n`
}

const total = 'total'
