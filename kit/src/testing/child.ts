import { createInterface } from 'node:readline'
import { loggedTransaction } from '../changes/changeLog.ts'
import { openDatabase } from '../database/database.ts'
import { migrateNotes, note, pushNotes } from './notes.ts'

/**
 * Another process that works on the same database: `child.ts <task> <url> <name> <count>`.
 * - `hold`: takes the write lock, says `held`, and lets go when it is sent a line
 * - `append`: makes the tables, then `count` transactions with one change each
 * - `push`: pushes batches of records for ever, and says `<batch> <ids of those acknowledged>` after each
 */
const [task, url, name, count] = process.argv.slice(2) as [string, string, string, string]
const database = openDatabase(url)
const say = (line: string) => new Promise<void>(resolve => process.stdout.write(`${line}\n`, () => resolve()))

const hold = () =>
  database.transaction(async trx => {
    await trx('thing').insert({ id: name })
    await say('held')
    await new Promise(resolve => createInterface(process.stdin).once('line', resolve))
  })

const append = async () => {
  await migrateNotes(database)
  for (let index = 0; index < Number(count); index++)
    await loggedTransaction(database, (_trx, log) => {
      log({ kind: 'NOTE', op: 'UPSERT', id: `${name}${index}`, orgCode: null, payload: {} })
      return Promise.resolve()
    })
}

const push = async () => {
  for (let batch = 0; ; batch++) {
    const inputs = Array.from({ length: Number(count) }, (_, index) => note(`${name}-${batch}-${index}`, 'text'))
    const receipts = await pushNotes(database, inputs)
    await say(receipts.map(receipt => receipt.recordId).join(' '))
  }
}

const tasks: Record<string, () => Promise<void>> = { hold, append, push }
await tasks[task]!()
await database.close()
process.exit()
