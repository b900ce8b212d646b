import { expect, test } from '@jest/globals'
import { describeOnBoth } from '../testing/databases.ts'
import type { Database, Knex } from './database.ts'
import { createTable, migrate, type Migration } from './migrate.ts'

const things: Migration = {
  name: '010-things',
  up: knex =>
    createTable(knex, 'thing', table => {
      table.string('id', 26).primary()
      table.string('code', 200).notNullable()
      table.unique(['code'], { indexName: 'thing_code' })
      table.index(['code', 'id'], 'thing_order')
    }),
}

const firstThing: Migration = {
  name: '020-first-thing',
  up: knex => knex('thing').insert({ id: '1', code: 'first' }),
}

const codesOf = (database: Database) => database.read('thing').orderBy('id').pluck<string[]>('code')
const insert = (database: Database, id: string, code: string) =>
  database.transaction(trx => trx('thing').insert({ id, code }))

/** `toThrow` does not know errors of a native module that another test file loaded first. */
const saying = (message: RegExp) => ({ message: expect.stringMatching(message) as unknown })

describeOnBoth('migrations', ({ dialect, open, freshUrl }) => {
  test('each step is applied once, in order, however often it is asked for', async () => {
    const database = await open()
    await migrate(database, [things])
    await migrate(database, [things, firstThing])
    await migrate(database, [things, firstThing])
    expect(await codesOf(database)).toEqual(['first'])
    expect(await database.read('migration').orderBy('name').pluck('name')).toEqual([things.name, firstThing.name])
  })

  test('two processes that start at the same time apply each step once between them', async () => {
    const url = await freshUrl()
    const databases = [await open(url), await open(url), await open(url)]
    await Promise.all(databases.map(database => migrate(database, [things, firstThing])))
    expect(await codesOf(databases[0]!)).toEqual(['first'])
  })

  test('a step that died between a table and its indexes is made whole by the next start', async () => {
    const database = await open()
    const dying: Migration = {
      ...things,
      up: async knex => {
        await createTable(knex, 'thing', table => {
          table.string('id', 26).primary()
          table.string('code', 200).notNullable()
          table.unique(['no_such_column'], { indexName: 'thing_code' })
        })
      },
    }
    await expect(migrate(database, [dying])).rejects.toMatchObject(saying(/no_such_column/))
    await migrate(database, [things])
    await insert(database, '1', 'same')
    await expect(insert(database, '2', 'same')).rejects.toMatchObject(saying(/unique|duplicate/i))
  })

  test('a step that died after its table is begun again, and the steps before it are not', async () => {
    const database = await open()
    const dying: Migration = {
      name: firstThing.name,
      up: async knex => {
        await createTable(knex, 'other', table => void table.string('id', 26).primary())
        throw new Error('died')
      },
    }
    await expect(migrate(database, [things, dying])).rejects.toThrow('died')
    const whole: Migration = { ...dying, up: (knex: Knex) => dying.up(knex).catch(() => firstThing.up(knex)) }
    await migrate(database, [things, whole])
    expect(await codesOf(database)).toEqual(['first'])
    expect(await database.read.schema.hasTable('other')).toBe(true)
  })

  test('texts are told apart byte by byte: case, width, accents and a blank at the end', async () => {
    const database = await open()
    await migrate(database, [things])
    const codes = ['a', 'A', 'a ', ' a', 'ａ', 'á', '', ' ', '重庆', '重慶', '😀', '😁']
    await database.transaction(trx => trx('thing').insert(codes.map((code, index) => ({ id: String(index), code }))))
    for (const code of codes) expect(await database.read('thing').where('code', code).pluck('code')).toEqual([code])
    expect(await database.read('thing').orderBy('code').pluck('code')).toEqual(
      codes.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    )
  })

  if (dialect === 'sqlite')
    test('a step that fails leaves nothing behind', async () => {
      const database = await open()
      const dying: Migration = {
        name: things.name,
        up: async knex => {
          await things.up(knex)
          throw new Error('died')
        },
      }
      await expect(migrate(database, [dying])).rejects.toThrow('died')
      expect(await database.read.schema.hasTable('thing')).toBe(false)
    })
})
