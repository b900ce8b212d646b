import { createRequire } from 'node:module'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { describeOnSqlite, type TestDatabases } from '../testing/databases.ts'
import { ask, type Build } from './ask.ts'
import { openDatabase, type Database } from './database.ts'
import { createTable } from './migrate.ts'

const things: Build<object> = knex => knex('thing').orderBy('id').select({ id: 'id' })
const idsIn = async ({ read }: Database) => (await ask<{ id: string }, object>(read, things, {})).map(({ id }) => id)

const Driver = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => {
  exec: (sql: string) => void
  close: () => void
}

const openThings = async ({ open, freshUrl }: TestDatabases) => {
  const url = await freshUrl()
  const database = await open(url)
  await createTable(database.read, 'thing', table => table.string('id', 26).primary())
  // the first one opens the connection
  await idsIn(database)
  await turn()
  return { url, database }
}

describeOnSqlite('statements of one turn', databases => {
  test('see the same rows, whatever another process commits between them; those of the next turn see it', async () => {
    const { url, database } = await openThings(databases)
    const other = new Driver(url)
    expect(await idsIn(database)).toEqual([])
    other.exec("insert into thing values ('a')")
    other.close()
    expect(await idsIn(database)).toEqual([])
    await turn()
    expect(await idsIn(database)).toEqual(['a'])
  })

  test('see what this process has committed between them, through whichever connections', async () => {
    const { url, database } = await openThings(databases)
    const other = await databases.open(url)
    for (let round = 0; round < 200; round++) {
      const writer = round % 2 === 0 ? database : other
      const id = String(round).padStart(3, '0')
      // reads in each turn until the commit is told
      let isTold = false
      const told = writer.transaction(trx => trx('thing').insert({ id })).then(() => (isTold = true))
      while (!isTold) {
        await idsIn(database)
        await Promise.race([told, turn()])
      }
      expect((await idsIn(database)).at(-1)).toBe(id)
    }
  })

  test('leave the connection to what is no such statement: it is carried out at once, and by itself', async () => {
    const { url, database } = await openThings(databases)
    await idsIn(database)
    await database.read('thing').insert({ id: 'a' })
    const other = new Driver(url)
    // it would be locked
    other.exec("insert into thing values ('b')")
    other.close()
    await idsIn(database)
    const rows = await database.read.transaction(async trx => {
      await idsIn(database)
      return trx('thing').pluck<string[]>('id').orderBy('id')
    })
    expect(rows).toEqual(['a', 'b'])
  })

  test('may be the last before their database is closed', async () => {
    const { url, database } = await openThings(databases)
    const short = openDatabase(url)
    await idsIn(short)
    await turn()
    await idsIn(short)
    await short.close()
    await turn()
    expect(await idsIn(database)).toEqual([])
  })
})
