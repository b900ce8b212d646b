// What sqliteThread.ts begins: one connection to a SQLite file, which carries out one statement after the other. In JavaScript, since a thread
// does not read TypeScript by itself, and would need a fifth of a second and 25 MB to learn it.
// oxlint-disable unicorn/require-post-message-target-origin -- a thread has none
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'

const Database = createRequire(import.meta.url)('better-sqlite3')
const { filename, readonly, pragmas, statementCharacters } = workerData

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
  else if (statement.reader) return { rows: statement.all(bindings) }
  else return { run: statement.run(bindings) }
  return {}
}

parentPort.on('message', request => {
  if (request === 'close') {
    connection?.close()
    parentPort.close()
    return
  }
  try {
    parentPort.postMessage(carryOut(request))
  } catch (error) {
    parentPort.postMessage({ failed: { message: error.message, code: error.code } })
  }
})
