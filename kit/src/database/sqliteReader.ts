import type { Knex } from 'knex'
import { pacing } from '../turns.ts'
import type { Reader } from './ask.ts'
import { readTogether } from './readTogether.ts'
import { bindable, prepared, type Connection, type Statement } from './sqliteClient.ts'

/** Of what is read here: some milliseconds. */
const mostCharacters = 500_000
/** Long columns of all rows that are read as one: a record's text has 10,000 characters at most, and hardly one has so many. */
const fewTexts = 128

/**
 * knex's own connection, for queries that were built before: no queue and no pool stands before a statement that is prepared. Rows that turn out to
 * hold long texts are read by `longRead` instead.
 */
export const sqliteReader = (knex: Knex, longRead: Knex): Reader => {
  const client = knex.client as Knex.Client
  let opened: Connection | undefined
  const open = async (): Promise<Connection> => {
    opened = (await client.acquireConnection()) as Connection
    await client.releaseConnection(opened)
    return opened
  }
  const facts = new WeakMap<Statement, Facts>()
  const readFrom = (connection: Connection, sql: string, bindings: readonly unknown[]): object[] | null => {
    const statement = prepared(connection, sql)
    let known = facts.get(statement)
    if (!known) facts.set(statement, (known = factsOf(statement, sql, bindings.length)))
    const { names, mayBeLong } = known
    statement.raw(true)
    try {
      return mayBeLong ? shortRows(statement, bindings, names) : rowsOf(statement, bindings, names)
    } finally {
      statement.raw(false)
    }
  }
  const readNow = (connection: Connection, sql: string, given: readonly unknown[]) => {
    const bindings = given.map(bindable)
    const begun = performance.now()
    readTogether(connection)
    const rows = readFrom(connection, sql, bindings)
    statements.spent(begun)
    return rows ?? (longRead.raw(sql, bindings as string[]) as PromiseLike<object[]> as Promise<object[]>)
  }
  const read: Reader['read'] = (sql, bindings) =>
    opened ? readNow(opened, sql, bindings) : open().then(connection => readNow(connection, sql, bindings))
  return {
    read: (sql, bindings) => {
      const turned = statements.mayTurn()
      return turned ? turned.then(() => read(sql, bindings)) : read(sql, bindings)
    },
  }
}

/** Of all databases of the process: twenty aliases of a hundred long texts each were read in one turn of half a second. */
const statements = pacing()

/** What is known of a statement: the names of its columns, and whether their texts may be long together. */
interface Facts {
  names: readonly string[]
  mayBeLong: boolean
}

/** A statement without a limit brings about a row a value. */
const factsOf = (statement: Statement, sql: string, values: number): Facts => {
  const columns = statement.columns()
  const texts = columns.filter(({ type }) => type && /text$/i.test(type)).length
  const rows = Number(/limit (\d+)$/.exec(sql)?.[1] ?? values)
  return { names: columns.map(({ name }) => name), mayBeLong: texts * rows > fewTexts }
}

const rowsOf = (statement: Statement, bindings: readonly unknown[], names: readonly string[]): object[] =>
  (statement.all(bindings) as unknown[][]).map(values => rowOf(names, values))

/** Some microseconds more than to read them all. @returns null where they are long */
const shortRows = (statement: Statement, bindings: readonly unknown[], names: readonly string[]): object[] | null => {
  const rows: object[] = []
  let characters = 0
  for (const values of statement.iterate(bindings) as Iterable<unknown[]>) {
    for (const value of values) if (typeof value === 'string') characters += value.length
    if (characters > mostCharacters) return null
    rows.push(rowOf(names, values))
  }
  return rows
}

/** Made here, a row costs less than as the driver makes it, property by property: a twentieth to a sixth of a statement. */
const rowOf = (columns: readonly string[], values: readonly unknown[]): object => {
  const row: Record<string, unknown> = {}
  for (let index = 0; index < columns.length; index++) row[columns[index]!] = values[index]
  return row
}
