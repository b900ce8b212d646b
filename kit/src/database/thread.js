// What sqliteThread.ts begins: one connection to a SQLite file, which carries out one statement after the other. In JavaScript, since a thread
// does not read TypeScript by itself, and would need a fifth of a second and 25 MB to learn it.
// oxlint-disable unicorn/require-post-message-target-origin -- a thread has none
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'

const Database = createRequire(import.meta.url)('better-sqlite3')
const { filename, readonly, pragmas, statementCharacters, rowsAtATime, charactersAtATime } = workerData

let connection
const statements = new LRUCache({ maxSize: statementCharacters, sizeCalculation: (_, sql) => sql.length })

const prepared = sql => {
  let statement = statements.get(sql)
  if (!statement) statements.set(sql, (statement = connection.prepare(sql)))
  return statement
}

const carryOut = ({ sql, bindings, each }) => {
  if (sql === undefined) {
    connection = new Database(filename, { readonly })
    connection.exec(pragmas)
    return {}
  }
  const statement = prepared(sql)
  if (each) for (const values of each) statement.run(values)
  else if (statement.reader) return { read: readBy(statement, bindings) }
  else return { run: statement.run(bindings) }
  return {}
}

const readBy = (statement, bindings) => {
  const names = statement.columns().map(({ name }) => name)
  return { names, lists: statement.raw(true).all(bindings) }
}

/** Rows that were read and not told yet, by the number of who asked. */
const untold = new Map()

/** The next rows as columns, which take half as long to be taken as objects do. */
const tell = (number, { names, lists }, from = 0) => {
  const to = endOfPart(lists, from)
  const some = lists.slice(from, to)
  const isMore = to < lists.length
  if (isMore) untold.set(number, () => tell(number, { names, lists }, to))
  else untold.delete(number)
  parentPort.postMessage({ number, names, columns: names.map((_, at) => some.map(list => list[at])), isMore })
}

const endOfPart = (lists, from) => {
  const most = Math.min(lists.length, from + rowsAtATime)
  let to = from
  for (let characters = 0; to < most && characters < charactersAtATime; to += 1)
    for (const value of lists[to]) if (typeof value === 'string') characters += value.length
  return to
}

parentPort.on('message', request => {
  if (request === 'close') {
    connection?.close()
    parentPort.close()
    return
  }
  const { number, isForMore } = request
  if (isForMore) {
    untold.get(number)()
    return
  }
  try {
    const { read, ...outcome } = carryOut(request)
    if (read) tell(number, read)
    else parentPort.postMessage({ number, ...outcome })
  } catch (error) {
    parentPort.postMessage({ number, failed: { message: error.message, code: error.code } })
  }
})
