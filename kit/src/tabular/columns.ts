import { failure } from '../errors.ts'
import { quote } from './fault.ts'
import { foldHeader, isBlank } from './fold.ts'
import type { MoneyUnit } from './money.ts'
import type { ListStyle } from './values.ts'

/**
 * What a cell becomes: `text` string; `date` YYYY-MM-DD; `dateTime` RFC 3339 in UTC; `wan` fen as string, a bare number counts 万元;
 * `capital` `{ amount, currency }`, a bare number counts 元; `list` string[]; `choice` one of the declared values; `number`, `integer` number.
 */
export type ColumnKind = 'text' | 'date' | 'dateTime' | 'wan' | 'capital' | 'list' | 'choice' | 'number' | 'integer'

/** One column that a department reads, declared as data. */
export interface Column {
  /** the English import header, for example `inspected_on` */
  field: string
  /** the Chinese header, used in sentences, then its known variants */
  headers: readonly string[]
  kind: ColumnKind
  /** the file must have it and no cell may be blank */
  required?: boolean
  /** `choice` only: what is written (`合格`) → the value (`PASSED`); the values themselves are taken too, `''` is what a blank cell means */
  choices?: Readonly<Record<string, string>>
  /** `list` only: how its items are told apart */
  list?: ListStyle
  /** `date`, `dateTime`: a further way of writing as in a mapping file, for example `YYYY-MM 月末` */
  dates?: string
  /** texts that mean "none" in this column, for example `长期` where a date is expected */
  absent?: readonly string[]
  /** a file may have several such columns: in the order of `headers`, the first cell that is not blank counts. Otherwise two are an error */
  several?: 'first'
}

/** One column of the file that was recognised. */
export interface Source {
  /** its place in the row, from 0 */
  index: number
  /** its header as written */
  header: string
  /** the unit that the header states, for example 罚款金额（元） */
  unit?: MoneyUnit
}

export interface HeaderMatch {
  /** by field, in the order in which their cells are asked */
  sources: ReadonlyMap<string, Source[]>
  /** headers that nothing was recognised in, in the order of the file */
  ignored: string[]
}

/**
 * Recognises the headers of a file by English name, Chinese name or variant; width, case, blanks and brackets do not matter.
 * @param taken places that a mapping file has already given a meaning
 * @throws BAD_USER_INPUT naming both where two columns mean the same and the vocabulary does not say that the first counts
 */
export const matchHeaders = (
  headers: readonly string[],
  columns: readonly Column[],
  taken = new Set<number>(),
): HeaderMatch => {
  const vocabulary = vocabularyOf(columns)
  const found = new Map<string, (Source & { rank: number })[]>()
  const ignored: string[] = []
  for (const [index, header] of headers.entries()) {
    if (isBlank(header) || taken.has(index)) continue
    const known = recognise(vocabulary, header)
    if (!known) ignored.push(header)
    else
      found.set(known.column.field, [
        ...(found.get(known.column.field) ?? []),
        { index, header, rank: known.rank, unit: unitOf(known.column, header) },
      ])
  }
  for (const column of columns) {
    const [first, second] = found.get(column.field) ?? []
    if (second && column.several !== 'first') throw failure('BAD_USER_INPUT', sameMeaning(first!, second, column))
  }
  const sources = [...found].map(([field, each]) => {
    const ordered = each.toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    return [
      field,
      ordered.map(({ index, header, unit }): Source => (unit ? { index, header, unit } : { index, header })),
    ] as const
  })
  return { sources: new Map(sources), ignored }
}

/** The name of a column in sentences: `企业名称（ent_name）`. */
export const nameOf = ({ field, headers }: Column): string => (headers[0] ? `${headers[0]}（${field}）` : field)

/** @returns the unit that a header of a money column states, `注册资本（万元）` → 万元 */
export const unitOf = ({ kind }: Column, header: string): MoneyUnit | undefined =>
  kind === 'wan' || kind === 'capital' ? (statedUnit.exec(foldHeader(header))?.[1] as MoneyUnit | undefined) : undefined

const statedUnit = /(?:单位)?(?<![美港欧日澳加韩坡])((?:亿|百万|万|千)?元)(?:人民币)?$/

interface Known {
  column: Column
  rank: number
}

const recognise = (vocabulary: ReadonlyMap<string, Known>, header: string): Known | undefined => {
  const folded = foldHeader(header)
  const known = vocabulary.get(folded)
  if (known) return known
  const bare = vocabulary.get(folded.replace(statedUnit, ''))
  return bare && unitOf(bare.column, header) ? bare : undefined
}

const vocabularyOf = (columns: readonly Column[]): Map<string, Known> => {
  const vocabulary = new Map<string, Known>()
  for (const column of columns)
    for (const [rank, header] of [column.field, ...column.headers].entries())
      for (const folded of new Set([
        foldHeader(header),
        unitOf(column, header) ? foldHeader(header).replace(statedUnit, '') : foldHeader(header),
      ])) {
        const other = vocabulary.get(folded)?.column
        if (other && other !== column)
          throw new Error(`Columns ${other.field} and ${column.field} both declare the header ${header}`)
        if (!other) vocabulary.set(folded, { column, rank })
      }
  return vocabulary
}

const sameMeaning = (first: Source, second: Source, column: Column) =>
  `第 ${first.index + 1} 列${quote(first.header)}和第 ${second.index + 1} 列${quote(second.header)}都表示${quote(nameOf(column))}，请只保留一列，或在映射文件的 columns 中指定用哪一列`
