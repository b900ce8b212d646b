import { failure } from '../errors.ts'
import { delimitedRows } from './delimited.ts'
import { decodeText, encodingOf } from './encoding.ts'
import { faulty } from './fault.ts'
import { isBlank } from './fold.ts'
import { openInput } from './input.ts'
import { limits } from './limits.ts'
import { openWorkbook } from './xlsx/workbook.ts'
import type { Input, TableSource } from './input.ts'
import { turning } from '../turns.ts'
import type { Row } from './row.ts'

export type { TableSource } from './input.ts'
export type { Row } from './row.ts'

export interface Table {
  /** the cells of the header row without outer blanks, in their order */
  headers: string[]
  /** the rows below it as they come, blank ones left out; to be iterated once, nothing is read ahead of the reader */
  rows: AsyncIterable<Row>
  /** further sheets of the workbook that have rows and are not read */
  otherSheets: string[]
  /** how much has been read, 0 to 1; undefined where the length is not known */
  progress: () => number | undefined
  /** ends the reading early; harmless after the last row */
  close: () => Promise<void>
}

/**
 * Which of the first non-blank rows, ten at most, is the header.
 * @param isAll no more of them come
 * @returns null: none of these, as far as one can say before more have come
 */
export type PickHeader = (rows: string[][], isAll: boolean) => number | null

interface Content {
  batches: AsyncGenerator<Row[]>
  otherSheets: string[]
  progress: () => number | undefined
}

/**
 * Reads a table that people send: CSV (`,` `;` tab or `|`; UTF-8, UTF-16 or GB18030) or XLSX, told apart by content, not by name.
 * A bad row carries its fault and the next one is read; memory does not grow with the number of rows.
 * @param pickHeader {@link PickHeader}; the first row where it is not given
 * @throws BAD_USER_INPUT where it is no file, empty, no table, packed beyond reason, or the header has too many columns
 */
export const readTable = async (source: TableSource, pickHeader: PickHeader = () => 0): Promise<Table> => {
  const input = await openInput(source)
  try {
    const { batches, otherSheets, progress } = await openContent(
      input,
      'contentType' in source ? source.contentType : undefined,
    )
    const { first, at } = await firstRows(batches, pickHeader)
    const header = first[at]
    if (!header) throw failure('BAD_USER_INPUT', `“${input.name}”中没有任何内容，请检查是否选对了文件`)
    if (header.fault) throw failure('BAD_USER_INPUT', `第 ${header.line} 行的表头无法读取：${header.fault.message}`)
    const headers = withoutTrailingBlanks(header.cells).map(cell => cell.replaceAll('\uFEFF', '').trim())
    refuseStrangeHeader(headers, input.name)
    const close = async () => {
      await batches.return(undefined)
      await input.close()
    }
    const rows = rowsBelow(first.slice(at + 1), batches, headers.length, close)
    return { headers, rows, otherSheets, progress, close }
  } catch (error) {
    await input.close()
    throw error
  }
}

const openContent = async (input: Input, contentType: string | undefined): Promise<Content> => {
  refuseForeignFormat(input)
  if (isZip(input.head)) return openWorkbook(await input.file())
  const text = decodeText(refuseBinary(input.bytes(), input), encodingOf(contentType))
  return { batches: delimitedRows(text), otherSheets: [], progress: input.progress }
}

async function* rowsBelow(
  first: Row[],
  batches: AsyncGenerator<Row[]>,
  width: number,
  close: () => Promise<void>,
): AsyncGenerator<Row> {
  const mayTurn = turning()
  try {
    for await (const batch of behind(first, batches))
      for (const row of batch) {
        if (hasContent(row)) yield fitted(row, width)
        const turned = mayTurn()
        if (turned) await turned
      }
  } finally {
    await close()
  }
}

async function* behind<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first
  yield* rest
}

/** A row with fewer cells than the header ends in blanks (Excel leaves them out); one with more is out of step. */
const fitted = (row: Row, width: number): Row => {
  if (row.fault) return row
  if (row.cells.length > width) {
    const cells = withoutTrailingBlanks(row.cells)
    if (cells.length <= width) return { ...row, cells: row.cells.slice(0, width) }
    const message = `这一行有 ${cells.length} 个单元格，表头只有 ${width} 列，请检查分隔符和引号`
    return { ...row, ...faulty('TOO_MANY_CELLS', message) }
  }
  if (row.unterminated && row.cells.length < width)
    return { ...row, ...faulty('TRUNCATED_ROW', '文件在这一行中断，后面的列缺失，请重新导出完整的文件') }
  return row
}

/** The rows up to the header at least, and which of them it is. */
const firstRows = async (batches: AsyncGenerator<Row[]>, pick: PickHeader): Promise<{ first: Row[]; at: number }> => {
  const first: Row[] = []
  for (;;) {
    const next = await batches.next()
    if (!next.done) first.push(...next.value.filter(hasContent))
    const isAll = next.done === true || first.length >= limits.headerSearch
    const searched = first.slice(0, limits.headerSearch).map(row => row.cells)
    const at = searched.length === 0 ? null : pick(searched, isAll)
    if (at !== null || isAll) return { first, at: at ?? 0 }
  }
}

const hasContent = (row: Row) => row.fault !== undefined || row.cellFaults !== undefined || !row.cells.every(isBlank)

const withoutTrailingBlanks = (cells: string[]) => cells.slice(0, cells.findLastIndex(cell => !isBlank(cell)) + 1)

const refuseStrangeHeader = (headers: string[], name: string) => {
  if (headers.some(header => header.includes('\0'))) throw notATable(name)
  if (headers[0] && /^<(?:!doctype|html|table|\?xml|style|meta)/i.test(headers[0]))
    throw failure('BAD_USER_INPUT', `“${name}”其实是网页（HTML 或 XML），请用 Excel 打开后另存为 .xlsx 再导入`)
}

const foreign: readonly (readonly [start: string, sentence: string])[] = [
  ['\xD0\xCF\x11\xE0', '是旧版 .xls 或加密的工作簿，请用 Excel 打开后另存为不加密的 .xlsx 再导入'],
  ['\x1F\x8B', '是压缩文件，请先解压再导入'],
  ['Rar!', '是压缩文件，请先解压再导入'],
  ['7z\xBC\xAF', '是压缩文件，请先解压再导入'],
  ['%PDF', '是 PDF 文件，请导入 CSV 或 XLSX 表格'],
  ['\x89PNG', '是图片，请导入 CSV 或 XLSX 表格'],
  ['\xFF\xD8\xFF', '是图片，请导入 CSV 或 XLSX 表格'],
]

const isZip = (head: Buffer) => ['PK\x03\x04', 'PK\x05\x06'].includes(head.toString('latin1', 0, 4))

const refuseForeignFormat = ({ head, name }: Input) => {
  const start = head.toString('latin1')
  const known = foreign.find(([signature]) => start.startsWith(signature))
  if (known) throw failure('BAD_USER_INPUT', `“${name}”${known[1]}`)
}

/**
 * A text has fewer zero bytes than lines near its beginning, but for UTF-16, which bears a mark: one that slipped in spoils its cell
 * and no neighbour.
 */
async function* refuseBinary(bytes: AsyncIterable<Buffer>, { head, name }: Input): AsyncGenerator<Buffer> {
  const wide = head.length > 1 && [0xff_fe, 0xfe_ff].includes(head.readUInt16BE(0))
  let looked = 0
  let zerosBeyondLines = 0
  for await (const chunk of bytes) {
    if (looked < 65_536 && !wide) {
      const text = chunk.toString('latin1')
      zerosBeyondLines += text.split('\0').length - text.split('\n').length
      if (zerosBeyondLines > 0) throw notATable(name)
    }
    looked += chunk.length
    yield chunk
  }
}

const notATable = (name: string) => failure('BAD_USER_INPUT', `“${name}”不是表格文件，请导入 CSV 或 XLSX 表格`)
