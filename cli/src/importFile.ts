import path from 'node:path'
import { failure } from '@e360/kit/errors'
import type { RunningDepartment } from '@e360/kit/department'
import { inBatches } from '@e360/kit/inBatches'
import { operator } from '@e360/kit/records/departmentContext'
import { importedRow } from '@e360/kit/records/importedRow'
import { sourceColumns, type Importer } from '@e360/kit/records/importer'
import type { Receipt } from '@e360/kit/records/receipt'
import { openErrorFile } from '@e360/kit/tabular/errorFile'
import { readRecords, type TableRecord, type TableRecords } from '@e360/kit/tabular/records'
import { readMappingOf } from './mappingOf.ts'
import type { Progress } from './progress.ts'

/** What `e360 import` is told. */
export interface ImportRequest {
  type: string
  file: string
  /** the source system of rows that do not name theirs */
  system?: string
  mapping?: string
  /** where rejected rows go; beside the current folder where it is absent */
  errors?: string
}

/** What became of the rows of a file. */
export interface ImportSummary {
  rows: number
  outcomes: Record<Receipt['outcome'], number>
  links: Record<NonNullable<Receipt['linked']>, number>
  ignoredColumns: readonly string[]
  otherSheets: readonly string[]
  /** null where no row was rejected */
  errorFile: string | null
}

const batchSize = 500
const defaultSystem = 'import'

/**
 * Imports a table through the same pipeline as a push: 500 rows a transaction, a rejected row alone, the same file twice without effect.
 * @throws BAD_USER_INPUT where the type, the file, its header or the mapping cannot be used; nothing is written then
 */
export const importFile = async (
  request: ImportRequest,
  departments: readonly RunningDepartment[],
  progress: Progress,
): Promise<ImportSummary> => {
  const importer = importerOf(request.type, departments)
  const mapping = await readMappingOf(request.type, request.mapping)
  const table = await readRecords({
    source: { path: request.file },
    columns: [...sourceColumns, ...importer.columns],
    mapping,
  })
  const errorFile = request.errors ?? `${path.basename(request.file)}.errors.csv`
  const rejected = openErrorFile(errorFile, table.headers)
  const summary = emptySummary(table)
  const defaults = request.system ?? mapping?.system ?? defaultSystem
  try {
    for await (const records of inBatches(table.records, batchSize)) {
      for (const { record, receipt } of await takeBatch(importer, records, defaults)) {
        summary.rows += 1
        summary.outcomes[receipt?.outcome ?? 'REJECTED'] += 1
        if (receipt?.linked) summary.links[receipt.linked] += 1
        const errors = receipt ? receipt.errors.map(error => inColumn(error, table)) : record.errors
        if (errors.length > 0) rejected.write({ line: record.line, errors, cells: record.cells })
      }
      progress.add(records.length)
      progress.at(table.progress())
    }
  } finally {
    rejected.close()
    await table.close()
    progress.end()
  }
  return { ...summary, errorFile: rejected.count() > 0 ? errorFile : null }
}

const importerOf = (type: string, departments: readonly RunningDepartment[]): Importer => {
  const importers = Object.assign({}, ...departments.map(department => department.importers)) as Record<
    string,
    Importer
  >
  const importer = Object.hasOwn(importers, type) ? importers[type] : undefined
  if (importer) return importer
  throw failure('BAD_USER_INPUT', `不能导入“${type}”，可以导入的类型有：${Object.keys(importers).join('、')}`)
}

const takeBatch = async (
  importer: Importer,
  records: readonly TableRecord[],
  system: string,
): Promise<{ record: TableRecord; receipt: Receipt | undefined }[]> => {
  const good = records.filter(record => record.errors.length === 0)
  const commit = await importer.prepare(
    good.map(record => importer.input(importedRow(record, system))),
    operator,
  )
  const receipts = await commit()
  const byRecord = new Map(good.map((record, index) => [record, receipts[index]]))
  return records.map(record => ({ record, receipt: byRecord.get(record) }))
}

/** Errors of a push name GraphQL fields; people look for the header of their file. */
const inColumn = ({ field, code, message }: Receipt['errors'][number], { used }: TableRecords) => {
  const column = field.replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)
  return { column: used.find(each => each.field === column)?.headers[0] ?? field, code, message }
}

const emptySummary = ({ ignored, otherSheets }: TableRecords): ImportSummary => ({
  rows: 0,
  outcomes: { CREATED: 0, UPDATED: 0, UNCHANGED: 0, STALE: 0, WITHDRAWN: 0, REJECTED: 0 },
  links: { LINKED: 0, IN_REVIEW: 0, UNKNOWN_ENTERPRISE: 0, PENDING: 0 },
  ignoredColumns: ignored,
  otherSheets,
  errorFile: null,
})
