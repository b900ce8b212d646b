import { failure } from '../../errors.ts'
import { faulty } from '../fault.ts'
import { limits } from '../limits.ts'
import { decodeEscapes } from './escapes.ts'
import { shownNumber } from './numbers.ts'
import { attribute, readXml } from './xml.ts'
import type { Fault } from '../fault.ts'
import type { Row } from '../row.ts'
import type { SharedStrings } from './sharedStrings.ts'
import type { NumberStyle } from './styles.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: SharedStrings | undefined
  styles: readonly NumberStyle[]
  since1904: boolean
}

const errorText = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/
const withoutResult = (): Fault =>
  faulty('FORMULA_WITHOUT_RESULT', '单元格是出错的或没有结果的公式，请在 Excel 中改为数值后另存再导入').fault

/**
 * Reads the rows of a sheet as its XML arrives. Formulas are never evaluated: the result that was saved with them is taken.
 * @returns rows in batches, cells in their columns, gaps as blank text
 */
export async function* sheetRows(bytes: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  const reader = readXml(
    bytes,
    rowHandler(context, row => batch.push(row)),
  )
  for await (const _ of reader) {
    if (batch.length === 0) continue
    yield batch
    batch = []
  }
}

const rowHandler = (context: SheetContext, take: (row: Row) => void) => {
  let line = 0
  let row = newRow()
  let column = -1
  let type = 'n'
  let style = 0
  let text = ''
  let capturing = false
  let told = false
  let formula = false
  let phonetic = 0

  const endOfCell = () => {
    if (!told && !formula) return
    const { text: shown, fault } = told ? shownCell(type, text, context, style) : { text: '', fault: withoutResult() }
    if (!fault && shown === '') return
    if (column >= limits.columns) row.tooWide = column + 1
    else
      row.set(
        column,
        shown,
        shown.length > limits.cell ? faulty('CELL_TOO_LARGE', '单元格超过 1 MB，请缩短后重新导入').fault : fault,
      )
  }
  return {
    open: (name: string, attributes: string) => {
      if (name === 'row') {
        line = Number(attribute(attributes, 'r') ?? line + 1)
        if (!(line >= 1 && line <= limits.sheetRows))
          throw failure('BAD_USER_INPUT', '工作表超过 1,048,576 行，请分成几个文件再导入')
        row = newRow()
        column = -1
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        type = attribute(attributes, 't') ?? 'n'
        style = Number(attribute(attributes, 's') ?? 0)
        text = ''
        told = false
        formula = false
      } else if (name === 'v' || name === 't') {
        capturing = phonetic === 0
        told ||= capturing
      } else if (name === 'f') formula = true
      else if (name === 'rPh') phonetic += 1
    },
    text: (piece: string) => {
      if (capturing && text.length <= limits.cell) text += piece
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') capturing = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c') endOfCell()
      else if (name === 'row') take(row.finish(line))
    },
  }
}

const newRow = () => {
  const cells: string[] = []
  let size = 0
  let faults: Map<number, Fault> | undefined
  return {
    tooWide: 0,
    set(column: number, text: string, fault: Fault | undefined) {
      // its cells may all be one shared text, which takes its room only where the row is written out
      size += text.length
      if (size > limits.row) return
      while (cells.length < column) cells.push('')
      cells[column] = text
      if (fault) (faults ??= new Map<number, Fault>()).set(column, fault)
    },
    finish(line: number): Row {
      if (size > limits.row)
        return { line, cells: [], ...faulty('ROW_TOO_LARGE', '这一行过长（超过 2 MB），请检查后重新导入') }
      const row: Row = faults ? { line, cells, cellFaults: faults } : { line, cells }
      if (this.tooWide === 0) return row
      const message = `这一行写到第 ${this.tooWide} 列，最多 ${limits.columns} 列，请删去多余的列`
      return { ...row, ...faulty('TOO_MANY_CELLS', message) }
    },
  }
}

const shownCell = (
  type: string,
  raw: string,
  { strings, styles, since1904 }: SheetContext,
  style: number,
): { text: string; fault?: Fault } => {
  if (type === 's') return { text: strings?.at(Number(raw)) ?? '' }
  if (type === 'inlineStr' || type === 'str') return { text: decodeEscapes(raw) }
  if (type === 'b') return { text: raw.trim() === '1' ? 'TRUE' : 'FALSE' }
  if (type === 'e') return errorText.test(raw) ? { text: raw, fault: withoutResult() } : { text: raw }
  if (type === 'd') return { text: raw.replace(/T00:00:00(?:\.0+)?$/, '') }
  return shownNumber(raw, styles[style] ?? 'plain', since1904)
}

/** `AB12` → 27 */
const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference ?? '')?.[1]
  if (!letters) return undefined
  return (
    letters
      .toUpperCase()
      .split('')
      .reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
  )
}
