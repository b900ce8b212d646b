import { failure } from '../errors.ts'
import type { Row } from '../tabular/row.ts'
import { columnsOf } from './columnsOf.ts'
import type { LegacyRow, LegacyTable } from './legacyTable.ts'
import type { TableSource } from './sourceFile.ts'

/** The columns of a foreign table, and those that are added to it: the names behind codes. */
export interface Lookups {
  /** what is read of the table */
  columns: readonly string[]
  /** of the cells after the key, in the order in which `readCodes` makes them */
  headers: readonly string[]
  mapping: TableSource['mapping']
  /** reads the code tables; then a row becomes one that can be mapped, whose unknown codes are faults */
  readCodes: (table: LegacyTable) => Promise<(row: LegacyRow) => Omit<Row, 'line'>>
}

/** @throws BAD_USER_INPUT where a lookup is not for one column */
export const lookupsOf = (source: TableSource): Lookups => {
  const columns = columnsOf(source.mapping)
  const looked = Object.entries(source.lookups).map(([field, lookup]) => ({ ...virtual(source, field), field, lookup }))
  const rowOf =
    (codes: readonly Map<string, string>[]) =>
    ({ key, cells }: LegacyRow): Omit<Row, 'line'> => {
      const written = looked.map(({ from }) => cells[columns.indexOf(from)]!)
      const names = written.map((code, at) => (code === '' ? '' : codes[at]!.get(code)))
      const faults = looked.flatMap(({ lookup }, at) => {
        const message = `代码表“${lookup.table}”中没有代码“${written[at]}”`
        return names[at] === undefined ? [[1 + columns.length + at, { code: 'UNKNOWN_CHOICE', message }] as const] : []
      })
      const shown = [key, ...cells, ...names.map((name, at) => name ?? written[at]!)]
      return { cells: shown, ...(faults.length > 0 ? { cellFaults: new Map(faults) } : {}) }
    }
  return {
    columns,
    headers: [...columns, ...looked.map(({ header }) => header)],
    mapping: withLookups(source, looked),
    readCodes: async table => {
      const codes: Map<string, string>[] = []
      for (const { lookup } of looked) codes.push(await table.codes(lookup))
      return rowOf(codes)
    },
  }
}

/** A field whose code is looked up is read from a column that the foreign table has not: the name behind the code. */
const virtual = ({ mapping, lookups }: TableSource, field: string): { from: string; header: string } => {
  const given = mapping.columns[field]
  const [from, ...more] = given && 'first' in given ? given.first : []
  if (from === undefined || more.length > 0)
    throw failure('BAD_USER_INPUT', `“lookups.${field}”有误：mapping.columns.${field} 应为一个代码列`)
  return { from, header: `${from} → ${lookups[field]!.table}.${lookups[field]!.name}` }
}

const withLookups = (
  { mapping }: TableSource,
  looked: readonly { field: string; header: string }[],
): TableSource['mapping'] => ({
  ...mapping,
  columns: {
    ...mapping.columns,
    ...Object.fromEntries(looked.map(({ field, header }) => [field, { first: [header] }])),
  },
})
