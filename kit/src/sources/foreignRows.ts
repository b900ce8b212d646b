import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { inGroups } from '../inGroups.ts'
import { sourceColumns, type Importer } from '../records/importer.ts'
import { nothingTaken, takeRows, type TakenRows } from '../records/takeTable.ts'
import { openErrorFile, type ErrorFile } from '../tabular/errorFile.ts'
import type { Mapping } from '../tabular/mapping.ts'
import { recordReader } from '../tabular/records.ts'
import type { Row } from '../tabular/row.ts'
import type { Run } from './run.ts'

/** What was read elsewhere and is taken here. */
export interface ForeignRows {
  /** takes rows, 500 a transaction; their first cell is the record id */
  take: (rows: readonly Omit<Row, 'line'>[]) => Promise<void>
  taken: TakenRows
  close: () => void
}

/** No foreign column is called so. */
const idHeader = 'e360 record_id'

/**
 * @param headers of the cells after the first
 * @throws BAD_USER_INPUT where the mapping does not fit them or the department's columns
 */
export const openForeignRows = (
  { importer, errors, signal }: Run,
  system: string,
  headers: readonly string[],
  mapping: Omit<Mapping, 'system' | 'type'>,
): ForeignRows => {
  const { used, read } = foreignReader(importer, system, headers, mapping)
  const file = path.join(errors, `${system.replaceAll(/[/\\]/g, '_')}.errors.csv`)
  const taken = nothingTaken()
  let rejected: ErrorFile | undefined
  return {
    taken,
    take: async rows => {
      for (const group of inGroups(rows, 500)) {
        const before = taken.rows
        const records = group.map((row, at) => read({ ...row, line: before + at + 1 }))
        for (const { record, errors: wrong } of await takeRows(importer, records, used, system, taken)) {
          if (wrong.length === 0) continue
          // an earlier run's file goes when this one rejects a row
          if (!rejected) mkdirSync(errors, { recursive: true })
          rejected ??= openErrorFile(file, ['record_id', ...headers])
          rejected.write({ line: record.line, errors: wrong, cells: record.cells })
        }
        signal.throwIfAborted()
      }
    },
    close: () => rejected?.close(),
  }
}

/** Reads foreign rows, whose first cell is the record id, as records of an importer. @throws BAD_USER_INPUT as {@link openForeignRows} */
export const foreignReader = (
  importer: Pick<Importer, 'columns'>,
  system: string,
  headers: readonly string[],
  mapping: Omit<Mapping, 'system' | 'type'>,
) => {
  // by its content, as a row of a file, it would be another record whenever it changes
  const own = sourceColumns.map(each => (each.field === 'record_id' ? { ...each, required: true } : each))
  const columns = [...own, ...importer.columns]
  // a foreign column that bears the name of one of ours by chance means nothing
  const silent = columns.flatMap(({ field }) =>
    field === 'system' || Object.hasOwn(mapping.constants, field) ? [] : [[field, null] as const],
  )
  const reader = recordReader([idHeader, ...headers], columns, {
    ...mapping,
    system,
    columns: { ...Object.fromEntries(silent), ...mapping.columns, record_id: { first: [idHeader] } },
  })
  // word for word, blanks too: by it the other side is asked whether the record is still there, and for its body
  const read: typeof reader.read = row => {
    const record = reader.read(row)
    if (record.fields['record_id'] !== undefined) record.fields['record_id'] = row.cells[0]
    return record
  }
  return { ...reader, read }
}
