import { createConnection, type Connection } from 'mysql2/promise'
import { failure } from '../errors.ts'
import { faultOfServer } from './legacyFault.ts'
import { requireSameKind } from './legacyTypes.ts'
import type { TableSource } from './sourceFile.ts'

/** One row of a foreign table: its key, its place by watermark, and the cells of the columns that were asked for, '' for NULL. */
export interface LegacyRow {
  key: string
  watermark: string | null
  cells: string[]
}

/** Where a reading of a foreign table stands: rows after this one come next. */
export type Place = Pick<LegacyRow, 'key' | 'watermark'>

/** A department's own table, read only, by queries that each have a permit and a limit. */
export interface LegacyTable {
  /**
   * the next rows in the order of watermark and key
   * @param since only rows of this watermark and later; null: all
   * @param upTo only rows of this watermark and earlier; null: all
   * @param unmarked rows without a watermark too, which come first
   * @throws BAD_USER_INPUT where the column is no longer of the kind that these watermarks are of
   */
  page: (
    since: string | null,
    after: Place | null,
    upTo?: string | null,
    unmarked?: boolean,
  ) => Promise<{ rows: LegacyRow[]; now: string }>
  /** which of these keys are still there */
  present: (keys: readonly string[]) => Promise<Set<string>>
  /** the rows of these keys; asked for them when the query may be sent, none asks nothing */
  bodies: (keysNow: () => readonly string[]) => Promise<LegacyRow[]>
  /** code → name of a code table */
  codes: (lookup: TableSource['lookups'][string]) => Promise<Map<string, string>>
  close: () => Promise<void>
}

const connectMs = 10_000

/**
 * Connects to the server of a source, for reading only and with a time limit for each query.
 * @param columns what is read of the table besides key and watermark
 * @param permit asked before every statement that is sent
 * @throws BAD_USER_INPUT with a sentence of what is wrong at the other side; it repeats no password
 */
export const openLegacyTable = async (
  source: TableSource,
  uri: string | undefined,
  columns: readonly string[],
  permit: () => Promise<unknown>,
): Promise<LegacyTable> => {
  if (uri === undefined)
    throw failure('BAD_USER_INPUT', `没有设置环境变量 ${source.connection}，应为 mysql://用户:口令@主机:端口/数据库`)
  if (!/^(mysql|mariadb):\/\/./.test(uri) || !URL.canParse(uri))
    throw failure('BAD_USER_INPUT', `环境变量 ${source.connection} 无效：应为 mysql://用户:口令@主机:端口/数据库`)
  const { rowsPerQuery, secondsPerQuery } = source.limits
  const { table, key } = source
  let connection: Connection | undefined
  let broken = false
  const askTyped = async (statement: () => Statement | null): Promise<Answer> => {
    await permit()
    const now = statement()
    if (now === null) return { rows: [], types: [] }
    try {
      const [rows, fields] = await connection!.query({ ...now, timeout: (secondsPerQuery + 5) * 1_000 })
      if (!Array.isArray(rows)) return { rows: [], types: [] }
      return { rows: rows as (string | null)[][], types: fields.map(({ columnType }) => columnType) }
    } catch (error) {
      broken = true
      throw faultOfServer(error, source)
    }
  }
  const ask = async (sql: string, values: unknown[]) => (await askTyped(() => ({ sql, values }))).rows
  const at = source.watermark ? '??' : 'NULL'
  const names = source.watermark ? [source.watermark.column] : []
  await permit()
  try {
    connection = await createConnection({
      uri: uri.replace(/^mariadb:/, 'mysql:'),
      charset: 'utf8mb4',
      connectTimeout: connectMs,
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      rowsAsArray: true,
      typeCast: field => field.string(),
    })
  } catch (error) {
    throw faultOfServer(error, source)
  }
  // a server that goes away between two queries is told of by the next one
  connection.on('error', () => undefined)
  // a server that does not answer would not answer a farewell either
  const close = async () => (broken ? connection.destroy() : connection.end().catch(() => connection.destroy()))
  try {
    await ask(
      `SET /*M! SESSION max_statement_time = ${secondsPerQuery}, SESSION tx_read_only = 1 */` +
        `/*!80000 SESSION max_execution_time = ${secondsPerQuery}000, SESSION transaction_read_only = 1 */`,
      [],
    )
  } catch (error) {
    await close()
    throw error
  }
  return {
    page: async (since, after, upTo = null, unmarked = false) => {
      const within = (comparison: string, watermark: string) =>
        unmarked
          ? { sql: `?? ${comparison} ? OR ?? IS NULL`, values: [...names, watermark, ...names] }
          : { sql: `?? ${comparison} ?`, values: [...names, watermark] }
      const conditions = [
        ...(since === null ? [] : [within('>=', since)]),
        ...(upTo === null ? [] : [within('<=', upTo)]),
        ...(after === null ? [] : [afterPlace(after, names, key)]),
      ]
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')} `
      const { rows, types } = await askTyped(() => ({
        sql: `SELECT NOW(6), ${at}, ??${', ??'.repeat(columns.length)} FROM ?? ${where}ORDER BY ${names.map(() => '??, ').join('')}?? LIMIT ${rowsPerQuery}`,
        values: [...names, key, ...columns, table, ...conditions.flatMap(({ values }) => values), ...names, key],
      }))
      if (source.watermark) requireSameKind(source.watermark.column, since ?? after?.watermark ?? null, types[1])
      return {
        now: rows[0]?.[0] ?? '',
        rows: rows.map(([, watermark, id, ...cells]) => ({
          key: id ?? '',
          watermark: watermark ?? null,
          cells: cells.map(cell => cell ?? ''),
        })),
      }
    },
    present: async keys => {
      const found = new Set<string>()
      for (let left = keys; left.length > 0;) {
        const { sql, values } = oneOf(key, left)
        const rows = await ask(`SELECT ?? FROM ?? WHERE ${sql} LIMIT ${rowsPerQuery}`, [key, table, ...values])
        for (const [each] of rows) found.add(each ?? '')
        // where a view has a key several times, it crowds others out
        const missing = left.filter(each => !found.has(each))
        left = rows.length < rowsPerQuery || missing.length === left.length ? [] : missing
      }
      return found
    },
    bodies: async keysNow => {
      const { rows } = await askTyped(() => {
        const keys = keysNow()
        if (keys.length === 0) return null
        const { sql, values } = oneOf(key, keys)
        return {
          sql: `SELECT ??${', ??'.repeat(columns.length)} FROM ?? WHERE ${sql} ORDER BY ?? LIMIT ${rowsPerQuery}`,
          values: [key, ...columns, table, ...values, key],
        }
      })
      return rows.map(([id, ...cells]) => ({ key: id ?? '', watermark: null, cells: cells.map(cell => cell ?? '') }))
    },
    codes: async lookup => {
      const found = new Map<string, string>()
      for (let last: string | null = null; ;) {
        const rows: (string | null)[][] = await ask(
          `SELECT ??, ?? FROM ?? WHERE ?? ${last === null ? 'IS NOT NULL' : '> ?'} ORDER BY ?? LIMIT ${rowsPerQuery}`,
          [lookup.code, lookup.name, lookup.table, lookup.code, ...(last === null ? [] : [last]), lookup.code],
        )
        for (const [code, name] of rows) found.set(code ?? '', name ?? '')
        if (rows.length < rowsPerQuery) return found
        if (found.size > mostCodes)
          throw failure('BAD_USER_INPUT', `代码表“${lookup.table}”超过 ${mostCodes} 行，请检查 lookups 是否写对`)
        last = rows.at(-1)![0]!
      }
    },
    close,
  }
}

const mostCodes = 100_000

interface Statement {
  sql: string
  values: unknown[]
}

interface Answer {
  rows: (string | null)[][]
  /** of the columns, as MySQL's protocol numbers them */
  types: (number | undefined)[]
}

/** A decimal is compared with a text exactly, but with a list of texts as a float: long numbers would be taken for their neighbours. */
const oneOf = (key: string, keys: readonly string[]): Statement => ({
  sql: `(${keys.map(() => '?? = ?').join(' OR ')})`,
  values: keys.flatMap(each => [key, each]),
})

/** NULL comes first in MySQL's order. */
const afterPlace = ({ watermark, key: last }: Place, names: readonly string[], key: string) => {
  const [name] = names
  if (name === undefined) return { sql: '?? > ?', values: [key, last] }
  if (watermark === null) return { sql: '(?? IS NULL AND ?? > ?) OR ?? IS NOT NULL', values: [name, key, last, name] }
  return { sql: '?? > ? OR (?? = ? AND ?? > ?)', values: [name, watermark, name, watermark, key, last] }
}
