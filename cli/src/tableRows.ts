import { failure } from '@e360/kit/errors'
import { foldHeader } from '@e360/kit/tabular/fold'
import { readTable } from '@e360/kit/tabular/read'

/** The columns that a command takes from a table, each with its header first and then the other names that it goes by. */
export type WantedColumns<Field extends string> = Readonly<Record<Field, readonly string[]>>

/**
 * The rows of a CSV or XLSX file as they stand, one at a time; '' where the file has no such column.
 * @param required fields without whose column the file cannot be used
 * @throws BAD_USER_INPUT where the file cannot be read or a required column is missing; a row that cannot be read stops the reading
 */
export async function* tableRows<Field extends string>(
  file: string,
  wanted: WantedColumns<Field>,
  required: readonly NoInfer<Field>[],
): AsyncGenerator<Record<Field, string>> {
  const table = await readTable({ path: file })
  const headers = table.headers.map(foldHeader)
  const places = Object.entries<readonly string[]>(wanted).map(
    ([field, names]) => [field as Field, headers.findIndex(header => names.map(foldHeader).includes(header))] as const,
  )
  try {
    const missing = places.find(([field, at]) => at < 0 && required.includes(field))
    if (missing) throw failure('BAD_USER_INPUT', `“${file}”中没有“${wanted[missing[0]].join('”或“')}”列，请检查表头`)
    for await (const row of table.rows) {
      if (row.fault) throw failure('BAD_USER_INPUT', `“${file}”第 ${row.line} 行无法读取：${row.fault.message}`)
      yield Object.fromEntries(places.map(([field, at]) => [field, row.cells[at] ?? ''])) as Record<Field, string>
    }
  } finally {
    await table.close()
  }
}
