import type { Knex } from './database.ts'
import { insertTogether, type MysqlConnection } from './mysqlClient.ts'
import { insertEach, isSqliteConnection } from './sqliteClient.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Inserts rows of one table; what a row does not tell is null. MySQL gets many rows a statement. SQLite gets one short statement that stays prepared,
 * run once a row: it needs no round trips, and statements of every length would fill its memory. knex, which would take as long to compile
 * the statement as the database to carry it out, is passed by.
 */
export const insertMany = (trx: Knex.Transaction, table: string, rows: readonly Row[]): Promise<void> =>
  write(trx, 'insert', table, rows)

/** Writes whole rows over those of the same key: `REPLACE`, which both databases know. */
export const replaceMany = (trx: Knex.Transaction, table: string, rows: readonly Row[]): Promise<void> =>
  write(trx, 'replace', table, rows)

/**
 * Adds whole numbers to counters; a row that is not there yet begins with them.
 * @param key what names a row
 * @param counters the columns that are added up; the others are written with a new row only
 */
export const addMany = (
  trx: Knex.Transaction,
  table: string,
  key: string,
  counters: readonly string[],
  rows: readonly Row[],
): Promise<void> =>
  write(trx, 'insert', table, rows, {
    sqlite: ` on conflict (\`${key}\`) do update set ${sums(counters, counter => `excluded.\`${counter}\``)}`,
    mysql: ` on duplicate key update ${sums(counters, counter => `values(\`${counter}\`)`)}`,
  })

const sums = (counters: readonly string[], told: (counter: string) => string): string =>
  counters.map(counter => `\`${counter}\` = \`${counter}\` + ${told(counter)}`).join(', ')

/** @param after what the statement ends with where a row of the key is there, in each database's words */
const write = async (
  trx: Knex.Transaction,
  verb: 'insert' | 'replace',
  table: string,
  rows: readonly Row[],
  after = { sqlite: '', mysql: '' },
): Promise<void> => {
  if (rows.length === 0) return
  const connection = await connectionOf(trx)
  const columns = columnsOf(rows)
  const into = `${verb} into \`${table}\` (${columns.map(column => `\`${column}\``).join(', ')}) values`
  if (isSqliteConnection(connection)) {
    const values = `(${columns.map(() => '?').join(', ')})`
    return insertEach(connection, `${into} ${values}${after.sqlite}`, columns, rows)
  }
  for (const part of statementParts(rows))
    await insertTogether(connection as MysqlConnection, `${into} ?${after.mysql}`, columns, part)
}

/** Of all rows, which mostly have the same. */
const columnsOf = (rows: readonly Row[]): string[] => {
  const columns = new Set<string>()
  for (const row of rows) for (const column in row) columns.add(column)
  return [...columns]
}

/** Outside a transaction a connection that is taken here would never be given back. */
const connectionOf = async (trx: Knex.Transaction): Promise<unknown> => {
  if (!trx.isTransaction) throw new Error('rows are written inside a transaction')
  return trx.client.acquireConnection()
}

/** Keys for `whereIn`, in as few parts as can be, of few sizes, filled up with their last key: SQLite keeps statements by their text. */
export const keyParts = (keys: readonly string[]): string[][] => {
  const parts: string[][] = []
  for (let start = 0; start < keys.length;) {
    const left = keys.length - start
    const size = keyPartSizes.find(each => each >= left) ?? keyPartSizes.at(-1)!
    const part = keys.slice(start, start + size)
    start += part.length
    while (part.length < size) part.push(part.at(-1)!)
    parts.push(part)
  }
  return parts
}

/** Rows of one statement: a server takes no larger one than its `max_allowed_packet`, 16 MB in MariaDB. */
function* statementParts(rows: readonly Row[]): Generator<Row[]> {
  let part: Row[] = []
  let characters = 0
  for (const row of rows) {
    const length = charactersOf(row)
    if (part.length === rowsPerStatement || (part.length > 0 && characters + length > charactersPerStatement)) {
      yield part
      part = []
      characters = 0
    }
    part.push(row)
    characters += length
  }
  if (part.length > 0) yield part
}

const charactersOf = (row: Row): number => {
  let characters = 0
  for (const value of Object.values(row)) if (typeof value === 'string') characters += value.length
  return characters
}

const keyPartSizes = [20, 100, 500, 1_000] as const
const rowsPerStatement = 2_000
/** Of three bytes each, or two where they are escaped: well below the least `max_allowed_packet` of a MySQL in use, 4 MB. */
const charactersPerStatement = 1_000_000
