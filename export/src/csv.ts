import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'

type Cell = string | number | null | undefined

/** A number of so many digits a spreadsheet shows rounded. */
const longNumber = /^\d{12,}$/

/**
 * A table as CSV, line by line: CRLF, UTF-8 with a mark so that Excel shows Chinese, or GB18030. A cell that a spreadsheet would evaluate gets an
 * apostrophe in front; a code of digits alone is written `="…"`, so that it stays a text. `e360 import` reads both back.
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
  if (typeof cell !== 'string') return cell == null ? '' : String(cell)
  if (longNumber.test(cell)) return `="${cell}"`
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
}
