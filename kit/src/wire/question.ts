import type { SubgraphRequest } from '../transport/transport.ts'

type Row = Readonly<Record<string, unknown>>
/** key → the values of all rows, one after the other; one value where all have the same */
type Columns = Readonly<Record<string, string>>

/** Stands between the values of a column: a character that JSON does not escape, and that stands in no key. */
const parting = '\u007f'

/**
 * Writes a request for a frame: JSON, in which representations that are alike stand as columns, and a list of texts as one text. A list of a hundred
 * companies is a quarter as long, and the text of one and the same list is made once, whoever is asked about it.
 */
export const writeQuestion = ({ query, variables, operationName }: SubgraphRequest): string => {
  const { representations } = variables
  const columns = Array.isArray(representations) ? columnsOf(representations as Row[]) : null
  const lists = Object.entries(variables).filter(isListOfTexts)
  if (columns === null && lists.length === 0) return JSON.stringify({ query, variables, operationName })
  const elsewhere = [...lists.map(([name]) => name), ...(columns === null ? [] : ['representations'])]
  const others = { ...variables, ...Object.fromEntries(elsewhere.map(name => [name, undefined])) }
  const texts = Object.fromEntries(lists.map(([name, list]) => [name, list.join(parting)]))
  const text = JSON.stringify({ query, variables: others, operationName, ...(lists.length > 0 && { texts }) })
  return columns === null ? text : `${text.slice(0, -1)},"columns":${columns}}`
}

/** Reads {@link writeQuestion}. @throws Error where it is no JSON, or its columns are not of one length */
export const readQuestion = (text: string): unknown => {
  const question: unknown = JSON.parse(text)
  if (typeof question !== 'object' || question === null || !('columns' in question || 'texts' in question))
    return question
  const {
    columns,
    texts = {},
    variables,
    ...others
  } = question as { columns?: Columns; texts?: Columns; variables: Row }
  const lists = Object.fromEntries(Object.entries(texts).map(([name, list]) => [name, list.split(parting)]))
  return { ...others, variables: { ...variables, ...lists, ...(columns && { representations: rowsOf(columns) }) } }
}

const isListOfTexts = (variable: [string, unknown]): variable is [string, string[]] => {
  const [, list] = variable
  return Array.isArray(list) && list.length > 1 && list.every(isPlain)
}

const written = new WeakMap<readonly Row[], string | null>()

const columnsOf = (rows: readonly Row[]): string | null => {
  const before = written.get(rows)
  if (before !== undefined) return before
  const text = writeColumns(rows)
  written.set(rows, text)
  return text
}

/** @returns null where rows differ in their keys, hold other than plain texts, or are all the same */
const writeColumns = (rows: readonly Row[]): string | null => {
  const keys = Object.keys(rows[0] ?? {})
  const columns: Record<string, string> = {}
  let differ = rows.length === 1
  for (const key of keys) {
    const values = rows.map(row => row[key])
    if (!values.every(isPlain)) return null
    const isSame = values.every(value => value === values[0])
    differ ||= !isSame
    columns[key] = isSame ? values[0]! : values.join(parting)
  }
  const areAlike = rows.every(row => Object.keys(row).length === keys.length)
  return differ && areAlike ? JSON.stringify(columns) : null
}

const isPlain = (value: unknown): value is string => typeof value === 'string' && !value.includes(parting)

const rowsOf = (columns: Columns): Row[] => {
  const read = Object.entries(columns).map(([key, text]) => [key, text.split(parting)] as const)
  const length = Math.max(...read.map(([, values]) => values.length))
  if (read.some(([, values]) => values.length !== 1 && values.length !== length)) throw new Error('no columns')
  return Array.from({ length }, (_, index) => {
    const row: Record<string, string> = {}
    for (const [key, values] of read) row[key] = values.length === 1 ? values[0]! : values[index]!
    return row
  })
}
