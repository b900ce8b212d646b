import { expect, test } from '@jest/globals'
import { describeOnBoth } from '../testing/databases.ts'
import type { Knex } from './database.ts'
import { addMany, insertMany, keyParts, replaceMany } from './insertMany.ts'
import { createTable } from './migrate.ts'

describeOnBoth('rows that are written together', ({ open }) => {
  test('keep every character, are null where they tell nothing, and replace those of their key', async () => {
    const database = await open()
    await createTable(database.read, 'thing', table => {
      table.integer('id').primary()
      table.string('text', 100)
      table.integer('flag')
      table.binary('bytes')
    })
    const writing = (write: typeof insertMany, ...rows: Record<string, unknown>[]) =>
      database.transaction((trx: Knex.Transaction) => write(trx, 'thing', rows))
    const text = `'"\`\\ ? ?? :name $1 %_ 𠮷\n😀`
    await writing(insertMany, { id: 1, text, flag: true }, { id: 2, bytes: Buffer.from([0, 39, 92, 255]) }, { id: 3 })
    await writing(replaceMany, { id: 3, text: 'x' }, { id: 1, flag: 7 })
    const rows: { bytes: Uint8Array | null }[] = await database.read('thing').orderBy('id').select('*')
    expect(rows.map(({ bytes, ...row }) => ({ ...row, bytes: bytes && [...bytes] }))).toEqual([
      { id: 1, text: null, flag: 7, bytes: null },
      { id: 2, text: null, flag: null, bytes: [0, 39, 92, 255] },
      { id: 3, text: 'x', flag: null, bytes: null },
    ])
    await writing(replaceMany, { id: 1, text, flag: true })
    expect(await database.read('thing').where('id', 1).first('text', 'flag')).toEqual({ text, flag: 1 })
    await expect(writing(insertMany, { id: 4 }, { id: 2 })).rejects.toMatchObject({ code: expect.any(String) })
    expect(await database.read('thing').where('id', 4).first('id')).toBeUndefined()
  })
})

describeOnBoth('counters that are added up together', ({ open }) => {
  test('begin where they are not there yet, grow where they are, each as often as it is told, and the other columns stay', async () => {
    const database = await open()
    await createTable(database.read, 'counter', table => {
      table.string('id', 20).primary()
      table.string('text', 20)
      table.integer('a').notNullable()
      table.integer('b').notNullable()
      table.integer('c').notNullable()
    })
    const add = (...rows: Record<string, unknown>[]) =>
      database.transaction((trx: Knex.Transaction) => addMany(trx, 'counter', 'id', ['a', 'b'], rows))
    await add({ id: 'x', text: 'first', a: 1, b: 0, c: 5 })
    await add(
      { id: 'x', text: 'later', a: 2, b: 3, c: 7 },
      { id: 'y', a: 1, b: 1, c: 1 },
      { id: 'y', a: 4, b: 0, c: 0 },
    )
    await add()
    expect(await database.read('counter').orderBy('id').select('*')).toEqual([
      { id: 'x', text: 'first', a: 3, b: 3, c: 5 },
      { id: 'y', text: null, a: 5, b: 1, c: 1 },
    ])
  })
})

test('keys are asked for in as few parts of as few sizes as can be, and each of them in one', () => {
  const keys = Array.from({ length: 1_101 }, (_, index) => String(index))
  expect(keyParts(keys).map(part => part.length)).toEqual([1_000, 500])
  expect([...new Set(keyParts(keys).flat())]).toEqual(keys)
  expect(keyParts(keys.slice(0, 3)).map(part => part.length)).toEqual([20])
  expect(keyParts([])).toEqual([])
})
