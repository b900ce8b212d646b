import { expect, test } from '@jest/globals'
import { describeOnSqlite } from '../testing/databases.ts'
import { ask, type Build } from './ask.ts'
import { insertMany } from './insertMany.ts'
import { createTable } from './migrate.ts'

interface Wanted {
  ids?: readonly string[]
  size?: number
}
const page: Build<Wanted> = (knex, { size }) => knex('thing').orderBy('id').limit(size!).select('id', 'words', 'more')
const byIds: Build<Wanted> = (knex, { ids }) =>
  knex('thing')
    .whereIn('id', [...ids!])
    .orderBy('id')
    .select('id', 'words')

describeOnSqlite('a read beside the event loop', ({ open }) => {
  const openThings = async (characters: number) => {
    const database = await open()
    await createTable(database.read, 'thing', table => {
      table.string('id', 26).primary()
      table.text('words')
      table.text('more')
    })
    const rows = Array.from({ length: 200 }, (_, index) => ({
      id: String(index).padStart(3, '0'),
      words: '检'.repeat(characters),
      more: null,
    }))
    await database.transaction(trx => insertMany(trx, 'thing', rows))
    const inThread: string[] = []
    database.longRead.on('query', ({ sql }: { sql: string }) => void inThread.push(sql))
    return { ...database, rows, inThread, ids: rows.map(({ id }) => id) }
  }

  test('takes the rows of a list whose texts are long together, and they are the same', async () => {
    const { read, rows, inThread, ids } = await openThings(10_000)
    expect(await ask(read, page, { size: 101 })).toEqual(rows.slice(0, 101))
    expect(await ask(read, byIds, { ids })).toEqual(rows.map(({ id, words }) => ({ id, words })))
    expect(inThread).toEqual([expect.stringMatching(/limit 101$/), expect.stringContaining(' in (')])
  })

  test('is not begun for few texts, nor for many short ones', async () => {
    const few = await openThings(10_000)
    expect(await ask(few.read, page, { size: 40 })).toHaveLength(40)
    expect(await ask(few.read, byIds, { ids: few.ids.slice(0, 40) })).toHaveLength(40)
    const short = await openThings(1_000)
    expect(await ask(short.read, page, { size: 200 })).toEqual(short.rows)
    expect([...few.inThread, ...short.inThread]).toEqual([])
  })

  test('leaves the statement ready for the next, which may be short', async () => {
    const { read, transaction, rows, inThread } = await openThings(10_000)
    await ask(read, page, { size: 101 })
    await transaction(async trx => void (await trx('thing').update({ words: '短' })))
    const short = rows.slice(0, 101).map(row => ({ ...row, words: '短' }))
    expect(await ask(read, page, { size: 101 })).toEqual(short)
    expect(inThread).toHaveLength(1)
  })
})
