import { Worker } from 'node:worker_threads'
import { openNumbered } from '../numbered.ts'

/** A statement with what is bound; without a statement: the file is opened. */
interface Request {
  sql?: string
  bindings?: readonly unknown[]
  /** carried out once for each of these bindings instead */
  each?: readonly (readonly unknown[])[]
}

export interface Outcome {
  /** of a statement that reads */
  rows?: object[]
  /** of one that writes */
  run?: { lastInsertRowid: number | bigint; changes: number }
}

/** One connection to a SQLite file in a thread of its own: whoever waits for a statement holds up nobody else. */
export interface SqliteThread {
  readonly: boolean
  isOpen: () => boolean
  /** Statements are carried out in the order in which they are told. @throws the driver's error, with its `code` */
  ask: (request: Request) => Promise<Outcome>
  close: () => Promise<void>
}

/** What the thread is told when it begins. */
export interface ThreadSettings {
  filename: string
  readonly: boolean
  /** SQL that is carried out when the file is open */
  pragmas: string
  /** of kept prepared statements, as SQL */
  statementCharacters: number
}

/** Of what was read: to take one message holds up everybody, so the loop turns before the next. */
const rowsAtATime = 500
const charactersAtATime = 250_000

/** Messages come and go: a larger nursery would only keep more of them, in every thread. */
const maxYoungGenerationSizeMb = 4

type Told = { number: number } & (
  | { failed: { message: string; code?: string } }
  | { names: readonly string[]; columns: readonly (readonly unknown[])[]; isMore: boolean }
  | Outcome
)
interface Waiting {
  rows: object[]
  resolve: (outcome: Outcome) => void
  reject: (error: Error) => void
}

/** Named as MySQL's are: knex puts the statement with its values before the message of an error, and the log tells of such a one only kind and place. */
const databaseError = ({ message, code }: { message: string; code?: string }): Error =>
  Object.assign(new Error(message), { code, sqlMessage: message })

/** Begins the thread, and opens the file there. It keeps the process alive only while somebody waits for an answer. */
export const openSqliteThread = async (settings: ThreadSettings): Promise<SqliteThread> => {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: { ...settings, rowsAtATime, charactersAtATime },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  worker.unref()
  const waiting = openNumbered<Waiting>()
  let isOpen = true

  const answered = (number: number) => {
    waiting.remove(number)
    if (waiting.all().length === 0) worker.unref()
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  const tell = (message: object) => worker.postMessage(message)
  worker.on('message', (told: Told) => {
    const { number } = told
    const next = waiting.get(number)
    if (!next) return
    if ('columns' in told) {
      for (const row of rowsOf(told.names, told.columns)) next.rows.push(row)
      if (told.isMore) {
        setImmediate(tell, { number, isForMore: true })
        return
      }
    }
    answered(number)
    if ('failed' in told) next.reject(databaseError(told.failed))
    else next.resolve('columns' in told ? { rows: next.rows } : told)
  })
  const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  const fail = (error: Error) => {
    isOpen = false
    for (const { reject } of waiting.all()) reject(error)
  }
  worker.on('error', fail)
  void gone.then(() => fail(new Error('the thread of a SQLite file came to its end')))

  const ask: SqliteThread['ask'] = request =>
    new Promise((resolve, reject) => {
      if (!isOpen) return reject(new Error('the thread of a SQLite file is closed'))
      const number = waiting.add({ rows: [], resolve, reject })
      worker.ref()
      try {
        tell({ ...request, number })
      } catch (error) {
        // it cannot be sent
        answered(number)
        throw error
      }
    })
  const close = async () => {
    worker.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    if (isOpen) worker.postMessage('close')
    isOpen = false
    await gone
  }

  await ask({}).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { readonly: settings.readonly, isOpen: () => isOpen, ask, close }
}

const rowsOf = (names: readonly string[], columns: readonly (readonly unknown[])[]): object[] =>
  columns[0]!.map((_, at) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) row[names[index]!] = columns[index]![at]
    return row
  })

export const isSqliteThread = (connection: unknown): connection is SqliteThread =>
  typeof connection === 'object' && connection !== null && 'ask' in connection
