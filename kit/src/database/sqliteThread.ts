import { Worker } from 'node:worker_threads'

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

/** Messages come and go: a larger nursery would only keep more of them, in every thread. */
const maxYoungGenerationSizeMb = 4

type Told = Outcome | { failed: { message: string; code?: string } }

/** Named as MySQL's are: knex puts the statement with its values before the message of an error, and the log tells of such a one only kind and place. */
const databaseError = ({ message, code }: { message: string; code?: string }): Error =>
  Object.assign(new Error(message), { code, sqlMessage: message })

/** Begins the thread, and opens the file there. It keeps the process alive only while somebody waits for an answer. */
export const openSqliteThread = async (settings: ThreadSettings): Promise<SqliteThread> => {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: settings,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  worker.unref()
  const waiting: { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }[] = []
  let isOpen = true

  const answered = () => {
    const next = waiting.shift()
    if (waiting.length === 0) worker.unref()
    return next
  }
  worker.on('message', (told: Told) => {
    const next = answered()
    if ('failed' in told) next?.reject(databaseError(told.failed))
    else next?.resolve(told)
  })
  const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  const fail = (error: Error) => {
    isOpen = false
    while (waiting.length > 0) answered()!.reject(error)
  }
  worker.on('error', fail)
  void gone.then(() => fail(new Error('the thread of a SQLite file came to its end')))

  const ask: SqliteThread['ask'] = request =>
    new Promise((resolve, reject) => {
      if (!isOpen) return reject(new Error('the thread of a SQLite file is closed'))
      // first, for what cannot be sent throws, and nobody may wait for its answer
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
      worker.postMessage(request)
      if (waiting.push({ resolve, reject }) === 1) worker.ref()
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

export const isSqliteThread = (connection: unknown): connection is SqliteThread =>
  typeof connection === 'object' && connection !== null && 'ask' in connection
