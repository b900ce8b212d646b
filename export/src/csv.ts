import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { dressed } from '@e360/kit/tabular/spreadsheet'

type Cell = string | number | null | undefined

/**
 * A table as CSV, line by line: CRLF, UTF-8 with a mark so that Excel shows Chinese, or GB18030. Texts are
 * {@link dressed}, and `e360 import` reads them back.
 */
export async function* csvOf(
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
  encoding: 'utf-8' | 'gb18030',
): AsyncGenerator<Buffer> {
  const line = (cells: readonly Cell[]): Buffer =>
    iconv.encode(
      stringify([cells.map(textOf)], { escape_formulas: false, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }),
      encoding,
    )
  yield encoding === 'utf-8' ? Buffer.concat([Buffer.from('\uFEFF'), line(headers)]) : line(headers)
  for await (const cells of rows) yield line(cells)
}

const textOf = (cell: Cell): string => {
  if (cell == null) return ''
  return typeof cell === 'string' ? dressed(cell) : String(cell)
}
