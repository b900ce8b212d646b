import { inBatches } from '../inBatches.ts'
import { eachInTurns, mapInTurns } from '../turns.ts'
import { openErrorFile } from '../tabular/errorFile.ts'
import type { Mapping } from '../tabular/mapping.ts'
import { readRecords, type TableRecord, type TableRecords } from '../tabular/records.ts'
import { operator } from './departmentContext.ts'
import { importedRow } from './importedRow.ts'
import { sourceColumns, type Importer } from './importer.ts'
import type { Receipt } from './receipt.ts'

/** What became of the rows of a table. */
export interface TakenRows {
  rows: number
  outcomes: Record<Receipt['outcome'], number>
  links: Record<NonNullable<Receipt['linked']>, number>
}

/** What became of a whole file. */
export interface TakenTable extends TakenRows {
  ignoredColumns: readonly string[]
  otherSheets: readonly string[]
  /** null where no row was rejected */
  errorFile: string | null
}

export interface TableRequest {
  importer: Importer
  file: string
  mapping?: Mapping
  /** the source system of rows that do not name theirs */
  system: string
  /** where rejected rows go */
  errorFile: string
  /** called after every batch: how many rows it had, and how much of the file has been read (0 to 1) */
  after?: (rows: number, fraction: number | undefined) => Promise<void> | void
}

/** A row with the errors for which it was rejected, by the headers of its table; none where it was taken. */
export interface TakenRow {
  record: TableRecord
  errors: readonly { column: string; code: string; message: string }[]
}

const batchSize = 500
/** A row may have two million. */
const batchCharacters = 4_194_304
const charactersOf = ({ cells }: TableRecord) => cells.reduce((sum, cell) => sum + cell.length, 0)

/**
 * Takes a table through the same pipeline as a push: 500 rows a transaction or fewer long ones, a rejected row alone, the same file twice without effect.
 * @throws BAD_USER_INPUT where the file, its header or the mapping cannot be used; nothing is written then
 */
export const takeTable = async ({
  importer,
  file,
  mapping,
  system,
  errorFile,
  after,
}: TableRequest): Promise<TakenTable> => {
  const table = await readRecords({ source: { path: file }, columns: [...sourceColumns, ...importer.columns], mapping })
  const rejected = openErrorFile(errorFile, table.headers)
  const taken = nothingTaken()
  try {
    for await (const records of inBatches(table.records, batchSize, charactersOf, batchCharacters)) {
      const rows = await takeRows(importer, records, table.used, system, taken)
      await eachInTurns(rows, ({ record, errors }) => {
        if (errors.length > 0) rejected.write({ line: record.line, errors, cells: record.cells })
      })
      await after?.(records.length, table.progress())
    }
  } finally {
    rejected.close()
    await table.close()
  }
  return {
    ...taken,
    ignoredColumns: table.ignored,
    otherSheets: table.otherSheets,
    errorFile: rejected.count() > 0 ? errorFile : null,
  }
}

/** Takes rows in one transaction and counts them. @returns every row, in its order, after the commit; callers bound their number */
export const takeRows = async (
  importer: Importer,
  records: readonly TableRecord[],
  used: TableRecords['used'],
  system: string,
  taken: TakenRows,
): Promise<TakenRow[]> => {
  const good = records.filter(record => record.errors.length === 0)
  const commit = await importer.prepare(
    await mapInTurns(good, record => importer.input(importedRow(record, system))),
    operator,
  )
  const receipts = await commit()
  const byRecord = new Map(good.map((record, index) => [record, receipts[index]]))
  return records.map(record => {
    const receipt = byRecord.get(record)
    taken.rows += 1
    taken.outcomes[receipt?.outcome ?? 'REJECTED'] += 1
    if (receipt?.linked) taken.links[receipt.linked] += 1
    return { record, errors: receipt ? receipt.errors.map(error => inColumn(error, used)) : record.errors }
  })
}

export const nothingTaken = (): TakenRows => ({
  rows: 0,
  outcomes: { CREATED: 0, UPDATED: 0, UNCHANGED: 0, STALE: 0, WITHDRAWN: 0, REJECTED: 0 },
  links: { LINKED: 0, IN_REVIEW: 0, UNKNOWN_ENTERPRISE: 0, PENDING: 0 },
})

/** Errors of a push name GraphQL fields; people look for the header of their table. */
const inColumn = ({ field, code, message }: Receipt['errors'][number], used: TableRecords['used']) => {
  const column = field.replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)
  return { column: used.find(each => each.field === column)?.headers[0] ?? field, code, message }
}
