import { readDate, readDateTime } from './dates.ts'
import { faulty, parsed, quote } from './fault.ts'
import { foldWord, isBlank, isPlaceholder } from './fold.ts'
import { readCapital, readWan } from './money.ts'
import { isFormula } from './spreadsheet.ts'
import { readInteger, readList, readNumber } from './values.ts'
import { readDatePattern } from './datePattern.ts'
import type { Column, ColumnKind } from './columns.ts'
import type { DatePattern } from './datePattern.ts'
import type { Fault, Parsed } from './fault.ts'
import type { MoneyUnit } from './money.ts'

/** Reads one cell; the value is undefined where the cell says nothing. */
export type CellReader = (text: string, unit?: MoneyUnit) => Parsed<unknown>

export interface CellHints {
  /** what is written → what it means, before anything else is read */
  values?: Readonly<Record<string, string>>
  /** how dates are written */
  dates?: string
  /** the characters that separate the items of a list */
  separators?: string
}

/** Makes the reader of one column. Words are compared without regard to width, case and blanks. */
export const cellReader = (column: Column, hints: CellHints = {}): CellReader => {
  const meanings = folded(hints.values ?? {})
  const absent = new Set(column.absent?.map(foldWord))
  const dates = hints.dates ?? column.dates
  const list = hints.separators === undefined ? column.list : { ...column.list, separators: hints.separators }
  const read = makers[column.kind](
    { ...column, list },
    dates === undefined ? undefined : readDatePattern(dates),
    meanings,
  )
  const none = missing(column)
  const blank: Parsed<unknown> =
    meanings.has('') || column.choices?.[''] !== undefined ? read(meanings.get('') ?? '') : none
  return (text, unit) => {
    if (isBlank(text)) return blank
    const trimmed = text.trim()
    const damaged = unreadable(trimmed)
    if (damaged) return { fault: damaged }
    if (absent.size > 0 && absent.has(foldWord(trimmed))) return none
    const meant = meanings.size > 0 && column.kind !== 'list' ? (meanings.get(foldWord(trimmed)) ?? trimmed) : trimmed
    if (isBlank(meant)) return blank
    if (column.kind === 'text') return parsed(meant)
    if (!spoken.has(column.kind) && isPlaceholder(meant)) return none
    const result = read(meant, unit)
    return Array.isArray(result.value) && result.value.length === 0 ? none : result
  }
}

/** Kinds in which `/` or 无 may be a word of their own. */
const spoken: ReadonlySet<string> = new Set(['text', 'list', 'choice'])

/** Telling the items apart is one piece of work: of a megabyte it held the loop for a second. This is what Excel allows in a cell. */
const longestList = 32_767

type ReaderMaker = (
  column: Column,
  pattern: DatePattern | undefined,
  meanings: ReadonlyMap<string, string>,
) => CellReader

const makers: Readonly<Record<ColumnKind, ReaderMaker>> = {
  text: () => text => parsed(text),
  date: (_, pattern) => brief(text => readDate(text, pattern)),
  dateTime: (_, pattern) => brief(text => readDateTime(text, pattern)),
  wan: () => brief(readWan),
  capital: () => brief(readCapital),
  list: (column, _, meanings) => text =>
    text.length > longestList
      ? faulty('CELL_TOO_LARGE', '列出的内容过长，最多 32,767 个字符，请缩短后重新导入')
      : parsed(readList(text, column.list).map(item => meanings.get(foldWord(item)) ?? item)),
  choice: column => choiceReader(column),
  number: () => brief(readNumber),
  integer: () => brief(readInteger),
}

const choiceReader = (column: Column): CellReader => {
  const choices = column.choices ?? {}
  const values = new Map([
    ...Object.values(choices).map(value => [foldWord(value), value] as const),
    ...folded(choices),
  ])
  const allowed = Object.keys(choices).filter(Boolean).slice(0, 12).join('、')
  return text => {
    const value = values.get(foldWord(text))
    return value === undefined
      ? faulty('UNKNOWN_CHOICE', `不认识${quote(text)}，可用的有 ${allowed}；其他写法请在映射文件的 values 中说明`)
      : parsed(value)
  }
}

/** No date, amount or number is longer; what is, is refused before it is searched. */
const brief =
  (read: CellReader): CellReader =>
  (text, unit) =>
    read(text.length > 200 ? text.slice(0, 200) + '…' : text, unit)

const missing = (column: Column): Parsed<unknown> =>
  column.required ? faulty('REQUIRED', '此项必填，不能为空') : parsed(undefined)

const unreadable = (text: string): Fault | undefined => {
  if (text.includes('\uFFFD') || text.includes('\0'))
    return faulty('UNREADABLE_CHARACTER', `${quote(text)}中有无法识别的字符，请检查文件的编码后重新导出`).fault
  if (isFormula(text))
    return faulty('FORMULA', `${quote(text)}是公式，不是内容，请在表格中改为数值或文字后重新导出`).fault
  return undefined
}

const folded = (words: Readonly<Record<string, string>>) =>
  new Map(Object.entries(words).map(([word, value]) => [foldWord(word), value]))
