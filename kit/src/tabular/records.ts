import { bindColumns, headerPicker } from './bind.ts'
import { nameOf } from './columns.ts'
import { isBlank } from './fold.ts'
import { readTable } from './read.ts'
import { undressed } from './spreadsheet.ts'
import type { Binding, Bound } from './bind.ts'
import type { Column } from './columns.ts'
import type { Fault, FaultCode } from './fault.ts'
import type { Mapping } from './mapping.ts'
import type { Row, Table, TableSource } from './read.ts'

export interface RecordFault {
  /** empty where the whole row cannot be read */
  field: string
  /** the header as it stands in the file; empty where the whole row cannot be read */
  column: string
  code: FaultCode
  message: string
}

export interface TableRecord {
  line: number
  /** what was read, by field; absent where the cell says nothing */
  fields: Record<string, unknown>
  /** the cells of the columns in use, word for word, by field; blank ones and constants left out */
  written: Record<string, string>
  /** why the row must be rejected alone; empty where it can be taken */
  errors: RecordFault[]
  /** the whole row, for the error file */
  cells: string[]
}

export interface TableRecords {
  headers: string[]
  /** which headers each field is read from */
  used: { field: string; headers: string[] }[]
  /** headers that nobody reads */
  ignored: string[]
  /** sheets of the workbook that have rows and are not read */
  otherSheets: string[]
  /** to be iterated once */
  records: AsyncIterable<TableRecord>
  progress: () => number | undefined
  close: () => Promise<void>
}

export interface RecordReader extends Pick<TableRecords, 'used' | 'ignored'> {
  read: (row: Row) => TableRecord
}

export interface RecordsRequest {
  source: TableSource
  columns: readonly Column[]
  mapping?: Mapping
}

/**
 * Reads a table as records of a department's vocabulary. The header may stand below titles; a row with a bad cell carries its errors.
 * @throws BAD_USER_INPUT as {@link readTable}, and where a required column is missing, two columns mean the same, or the mapping does not fit
 */
export const readRecords = async ({ source, columns, mapping }: RecordsRequest): Promise<TableRecords> => {
  const table = await readTable(source, headerPicker(columns, mapping))
  const { headers, otherSheets, progress, close } = table
  try {
    const { used, ignored, read } = recordReader(headers, columns, mapping)
    return { headers, used, ignored, otherSheets, progress, close, records: recordsOf(table, read) }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * How the rows under these headers are read, wherever they come from.
 * @throws BAD_USER_INPUT as {@link readRecords} for the headers and the mapping
 */
export const recordReader = (
  headers: readonly string[],
  columns: readonly Column[],
  mapping?: Mapping,
): RecordReader => {
  const bound = bindColumns(headers, columns, mapping)
  const used = bound.bindings.map(({ column, sources }) => ({
    field: column.field,
    headers: sources.map(each => each.header),
  }))
  return { used, ignored: bound.ignored, read: row => readRow(row, bound) }
}

async function* recordsOf(table: Table, read: RecordReader['read']): AsyncGenerator<TableRecord> {
  for await (const row of table.rows) yield read(row)
}

const readRow = (row: Row, { bindings, constants }: Bound): TableRecord => {
  const { line, cells } = row
  const record: TableRecord = { line, fields: { ...constants }, written: {}, errors: [], cells }
  if (row.fault) record.errors.push({ field: '', column: '', ...row.fault })
  else for (const binding of bindings) readField(row, binding, record)
  return record
}

const readField = ({ cells, cellFaults }: Row, binding: Binding, { fields, written, errors }: TableRecord) => {
  const { column, sources, join } = binding
  const asked = sources.filter(({ index }) => !isBlank(cells[index]) || cellFaults?.has(index))
  const chosen = join === undefined ? asked.slice(0, 1) : asked
  const texts = chosen.map(({ index }) => undressed(cells[index]!))
  const text = texts.length === 1 ? texts[0]! : texts.map(each => each.trim()).join(join)
  if (text !== '') written[column.field] = text
  const spoiled = cellFaults && chosen.find(({ index }) => cellFaults.has(index))
  const { value, fault } = spoiled
    ? { fault: cellFaults.get(spoiled.index)! }
    : binding.read(text, binding.unit ?? chosen[0]?.unit)
  if (fault) errors.push(recordFault(binding, (spoiled ?? chosen[0] ?? sources[0])?.header, fault))
  else if (value !== undefined) fields[column.field] = value
}

const recordFault = ({ column }: Binding, header: string | undefined, { code, message }: Fault): RecordFault => ({
  field: column.field,
  column: header ?? nameOf(column),
  code,
  message,
})
