import { faulty } from './fault.ts'
import { limits } from './limits.ts'
import type { Fault } from './fault.ts'
import type { Row } from './row.ts'
import { turning } from '../turns.ts'

interface Scanned {
  cells: string[]
  next: number
  fault?: Fault
}

/** A quote that is never closed lets millions of short rows come at once. */
const mostRows = 500
const newline = 10
const carriageReturn = 13
const quoteMark = 34

/**
 * Splits delimited text into rows (RFC 4180; lines may end with LF, CRLF or CR; a quote within an unquoted cell is a character).
 * A row that breaks the rules is reported with its fault and reading goes on at the next line, which csv-parse cannot do: there one
 * stray quote swallows the rest of the file. At most `limits.row` characters wait for the end of a row.
 * @param chunks decoded text in any pieces
 * @returns rows in batches, blank ones left out
 */
export async function* delimitedRows(chunks: AsyncIterable<string>, delimiter?: string): AsyncGenerator<Row[]> {
  let text = ''
  let line = 1
  let overlong = false
  let separator = delimiter
  const mayTurn = turning()
  async function* take(last: boolean): AsyncGenerator<Row[]> {
    let rows: Row[] = []
    let from = 0
    if (overlong) {
      from = endOfLine(text, 0, last)
      overlong = from < 0
      if (overlong) from = lengthWithoutHalfBreak(text)
      else line += 1
    }
    separator ??= delimiterIn(text) ?? ','
    while (from < text.length && !overlong) {
      const scanned = scanRow(text, from, separator.charCodeAt(0), last) ?? tooLarge(text, from)
      if (!scanned) break
      const { cells, fault, next } = scanned
      const row: Row = fault ? { line, cells, fault } : { line, cells }
      if (last && next === text.length && !isLineEnd(text.charCodeAt(next - 1))) row.unterminated = true
      if (fault || cells.length > 1 || cells[0]!.trim() !== '') rows.push(row)
      overlong = next < 0
      const end = overlong ? lengthWithoutHalfBreak(text) : next
      line += linesIn(text, from, end)
      from = end
      if (rows.length >= mostRows) {
        yield rows
        rows = []
      }
      const turned = mayTurn()
      if (turned) await turned
    }
    text = text.slice(from)
    if (rows.length > 0) yield rows
  }
  // a long unfinished row is looked at again only when it has doubled
  let awaited = 0
  for await (const chunk of chunks) {
    text += chunk
    separator ??= delimiterIn(wholeLinesOf(text))
    if (text.length < awaited || (separator === undefined && text.length < longestSearch)) continue
    yield* take(false)
    awaited = text.length > 65_536 ? Math.min(text.length * 2, limits.row + 1) : 0
  }
  yield* take(true)
}

/** So many characters without any sign between cells are a table of one column. */
const longestSearch = 4_096

const wholeLinesOf = (text: string): string =>
  text.slice(0, Math.max(0, text.lastIndexOf('\n'), text.lastIndexOf('\r')))

/** The sign that stands most often, outside quotes, in the first line that has any: `,` `;` tab or `|`. */
const delimiterIn = (text: string): string | undefined => {
  for (const line of text.slice(0, 65_536).split(/[\r\n]+/, 10)) {
    const bare = line.replaceAll(/"[^"]*"/g, '')
    const counted = [',', '\t', ';', '|'].map(sign => ({ sign, count: bare.split(sign).length - 1 }))
    const best = counted.reduce((most, each) => (each.count > most.count ? each : most))
    if (best.count > 0) return best.sign
  }
  return undefined
}

/** @returns undefined where the row does not end within the text and more may come */
const scanRow = (text: string, start: number, delimiter: number, last: boolean): Scanned | undefined => {
  const cells: string[] = []
  let count = 0
  let tooLong = false
  let at = start
  for (;;) {
    let cell: string
    // looked at once: a row may be two million signs between cells
    let sign = text.charCodeAt(at)
    if (sign === quoteMark) {
      const close = closingQuote(text, at + 1)
      if (close < 0) return last ? unclosed(text, start, last) : undefined
      cell = text.slice(at + 1, close)
      if (cell.includes('""')) cell = cell.replaceAll('""', '"')
      at = close + 1
      sign = text.charCodeAt(at)
      if (at < text.length && sign !== delimiter && !isLineEnd(sign)) return unclosed(text, start, last)
    } else {
      const from = at
      while (at < text.length && sign !== delimiter && sign !== newline && sign !== carriageReturn)
        sign = text.charCodeAt(++at)
      // what is too much is counted only
      cell = count < limits.columns || at - from > limits.cell ? text.slice(from, at) : ''
    }
    count += 1
    if (cell.length > limits.cell) tooLong = true
    if (count <= limits.columns) cells.push(cell)
    if (at < text.length && sign === delimiter) at += 1
    else break
  }
  const next = endOfLine(text, at, last)
  if (next < 0) return undefined
  if (tooLong)
    return { cells: [lineAt(text, start)], next, ...faulty('CELL_TOO_LARGE', '有单元格超过 1 MB，请缩短后重新导入') }
  if (count > limits.columns)
    return {
      cells,
      next,
      ...faulty('TOO_MANY_CELLS', `这一行有 ${count} 个单元格，最多 ${limits.columns} 个，请检查分隔符和引号`),
    }
  return { cells, next }
}

/** The closing quote of a quoted cell; doubled quotes are part of it. −1 where it is not in the text. */
const closingQuote = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== quoteMark) return at
  return -1
}

/** Reading goes on with the very next line: the rows that a stray quote would swallow are read as rows. */
const unclosed = (text: string, start: number, last: boolean): Scanned | undefined => {
  const next = endOfLine(text, start, last)
  if (next < 0) return undefined
  const message = '引号没有配对，请检查这一行的双引号（单元格内的双引号要写两个）'
  return { cells: [lineAt(text, start)], next, ...faulty('QUOTE_NOT_CLOSED', message) }
}

/** @returns undefined while the row may still end; `next` is −1 where the rest of the line is yet to come and must be skipped */
const tooLarge = (text: string, start: number): Scanned | undefined => {
  if (text.length - start <= limits.row) return undefined
  const message = '这一行过长（超过 2 MB），或有双引号没有配对，请检查后重新导入'
  return { cells: [lineAt(text, start)], next: endOfLine(text, start, false), ...faulty('ROW_TOO_LARGE', message) }
}

const lineBreak = /\r\n?|\n/g

/** The index behind the next line break; −1 where there is none, or only half of a CRLF may be there. */
const endOfLine = (text: string, from: number, last: boolean): number => {
  lineBreak.lastIndex = from
  if (!lineBreak.test(text)) return last ? text.length : -1
  const end = lineBreak.lastIndex
  return !last && end === text.length && text.endsWith('\r') ? -1 : end
}

/** A CR at the very end stays: its LF may be yet to come. */
const lengthWithoutHalfBreak = (text: string) => text.length - (text.endsWith('\r') ? 1 : 0)

const isLineEnd = (sign: number) => sign === newline || sign === carriageReturn

const linesIn = (text: string, from: number, to: number): number => {
  let lines = 0
  for (lineBreak.lastIndex = from; lineBreak.test(text) && lineBreak.lastIndex <= to;) lines += 1
  return lines
}

const lineAt = (text: string, start: number) => /^[^\r\n]*/.exec(text.slice(start, start + 1_000))![0]
