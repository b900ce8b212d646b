import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { describeOnBoth, describeOnMysql, describeOnSqlite } from '../testing/databases.ts'
import { startChild } from '../testing/startChild.ts'
import { openDatabase, type Database } from './database.ts'
import { insertMany } from './insertMany.ts'
import { createTable, migrate } from './migrate.ts'

/** Takes long. */
const counting =
  'with recursive number(n) as (select 1 union all select n + 1 from number where n < 500000) select count(*) from number'

const withThings = async (database: Database): Promise<Database> => {
  const up = (knex: Database['read']) =>
    createTable(knex, 'thing', table => {
      table.string('id', 26).primary()
      table.bigInteger('amount')
      table.text('words')
    })
  await migrate(database, [{ name: '010-thing', up }])
  return database
}

describeOnBoth('a database', ({ open }) => {
  test('a transaction that fails leaves nothing, and its error comes out as it was', async () => {
    const database = await withThings(await open())
    const failing = database.transaction(async trx => {
      await trx('thing').insert({ id: '1' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.read('thing')).toEqual([])
  })

  test('a reader beside a writing transaction sees what was committed before, at once', async () => {
    const database = await withThings(await open())
    await database.transaction(async trx => {
      await trx('thing').insert({ id: '1' })
      expect(await database.read('thing')).toEqual([])
    })
    expect(await database.read('thing').pluck('id')).toEqual(['1'])
  })

  test('amounts up to 9·10¹⁵ and every character come back as they were written', async () => {
    const database = await withThings(await open())
    const words = '重庆𠮷😀 \u0001\n\\\'"`%_’ﬀ'
    for (const [id, amount] of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0].entries())
      await database.transaction(trx => trx('thing').insert({ id: String(id), amount, words }))
    const rows = await database.read('thing').orderBy('id').select<{ amount: number | string; words: string }[]>()
    expect(rows.map(row => String(row.amount))).toEqual(['9007199254740991', '-9007199254740991', '0'])
    expect(rows.every(row => row.words === words)).toBe(true)
  })
})

describeOnSqlite('a database', ({ open, freshUrl }) => {
  test('a transaction waits, before it reads, for another process that holds the write lock; readers do not', async () => {
    const url = await freshUrl()
    const database = await withThings(await open(url))
    const other = startChild('hold', url, 'other')
    expect(await other.line()).toBe('held')
    let begun = 0
    const done = database.transaction(async trx => {
      begun++
      if (!(await trx('thing').where('id', 'mine').first('id'))) await trx('thing').insert({ id: 'mine' })
    })
    await turn()
    expect(await database.read('thing')).toEqual([])
    other.send('let go')
    await Promise.all([done, other.end()])
    expect(begun).toBe(1)
    expect(await database.read('thing').orderBy('id').pluck('id')).toEqual(['mine', 'other'])
  })

  test('processes that start on the same new file all make it their own', async () => {
    const url = await freshUrl()
    const names = ['a', 'b', 'c']
    await Promise.all(names.map(name => startChild('append', url, name, 3).end()))
    const database = await open(url)
    expect(await database.read('change_log').orderBy('cursor').pluck('cursor')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test.each([
    ['a long read', (database: Database, sql: string) => database.longRead.raw(sql)],
    [
      'a long statement of a transaction',
      (database: Database, sql: string) => database.transaction(trx => trx.raw(sql)),
    ],
  ])('%s holds nobody up: what was asked after it is answered before it', async (name, carryOut) => {
    const database = await withThings(await open())
    const answered: string[] = []
    const long = carryOut(database, counting).then(() => answered.push(name))
    const short = turn()
      .then(() => database.read('thing').pluck('id'))
      .then(() => answered.push('short'))
    await Promise.all([long, short])
    expect(answered).toEqual(['short', name])
  })

  test('many rows come in parts, each whole and in order: who asked for few after them has these before', async () => {
    const database = await withThings(await open())
    const answered: string[] = []
    const numbers = (most: number) =>
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${most}) select i, 'n' || i as name, null as none from n`
    const found = await database.transaction(trx =>
      Promise.all(
        [4_321, 3, 500, 501].map(async most => {
          const rows = await trx.raw<object[]>(numbers(most))
          answered.push(String(most))
          return rows
        }),
      ),
    )
    expect(answered).toEqual(['3', '500', '501', '4321'])
    for (const rows of found)
      expect(rows).toEqual(rows.map((_, index) => ({ i: index + 1, name: `n${index + 1}`, none: null })))
    expect(found.map(({ length }) => length)).toEqual([4_321, 3, 500, 501])
  })

  test('long texts come in parts, however few they are', async () => {
    const database = await withThings(await open())
    const answered: number[] = []
    const texts = (rows: number) =>
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows}) select replace(hex(zeroblob(5000)), '00', '检检') as words from n`
    const found = await database.transaction(trx =>
      Promise.all(
        [60, 24].map(async rows => {
          const read = await trx.raw<{ words: string }[]>(texts(rows))
          answered.push(rows)
          return read
        }),
      ),
    )
    expect(answered).toEqual([24, 60])
    expect(found.map(rows => rows.filter(({ words }) => words === '检'.repeat(10_000)).length)).toEqual([60, 24])
  })

  test('a file that cannot be opened says why, and statements that fail bear the code of the database', async () => {
    const missing = openDatabase('/proc/nothing.sqlite')
    await expect(missing.transaction(() => Promise.resolve())).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' })
    await missing.close()
    const database = await withThings(await open())
    await database.transaction(trx => trx('thing').insert({ id: '1' }))
    const again = database.transaction(trx => trx('thing').insert({ id: '1' }))
    await expect(again).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
    await expect(database.longRead('thing').delete()).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
  })

  test('more long reads than can wait are refused, the others are answered', async () => {
    const { longRead } = await withThings(await open())
    const asked = await Promise.allSettled(Array.from({ length: 300 }, async () => longRead('thing').pluck('id')))
    const refused = asked.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThan(150)
    expect(refused[0]).toMatchObject({ reason: { extensions: { code: 'RATE_LIMITED' } } })
  })

  test('readers read the file where the system has it, and follow it when it grows and when it shrinks', async () => {
    const url = await freshUrl()
    const [database, other] = [await withThings(await open(url)), await open(url)]
    expect(await database.read.raw('PRAGMA mmap_size')).toEqual([{ mmap_size: 2 ** 30 }])
    const rows = Array.from({ length: 2_000 }, (_, index) => ({ id: String(index), words: '长'.repeat(300) + index }))
    const wordsRead = async () => new Set(await database.read('thing').pluck<string[]>('words'))
    await other.transaction(trx => insertMany(trx, 'thing', rows))
    await other.read.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(await wordsRead()).toEqual(new Set(rows.map(({ words }) => words)))
    await other.transaction(trx => trx('thing').whereNot('id', '7').delete())
    await other.read.raw('VACUUM')
    await other.read.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(await wordsRead()).toEqual(new Set([rows[7]!.words]))
  })

  test('acknowledged means on the disk: WAL with synchronous=FULL', async () => {
    const database = await open()
    expect(await database.read.raw('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    const synchronous = await database.transaction(trx => trx.raw('PRAGMA synchronous'))
    expect(synchronous).toEqual([{ synchronous: 2 }])
  })
})

describeOnMysql('a database', ({ open }) => {
  test('a read over a connection that the server cut is made over another one', async () => {
    const [database, other] = [await withThings(await open()), await open()]
    for (let round = 0; round < 10; round++) {
      const [[{ id }]] = (await database.read.raw('select connection_id() as id')) as [[{ id: number }]]
      await other.read.raw('kill ?', [id])
      expect(await database.read('thing').pluck('id')).toEqual([])
    }
  })

  test('of two transactions that block each other one is run again, and both are done', async () => {
    const database = await withThings(await open())
    await database.transaction(trx =>
      trx('thing').insert([
        { id: 'a', amount: 0 },
        { id: 'b', amount: 0 },
      ]),
    )
    let attempts = 0
    let begin = (): void => undefined
    const bothBegun = new Promise<void>(resolve => (begin = resolve))
    const crossing = (first: string, second: string) =>
      database.transaction(async trx => {
        await trx('thing').where('id', first).increment('amount', 1)
        if (++attempts === 2) begin()
        await bothBegun
        await trx('thing').where('id', second).increment('amount', 1)
      })
    await Promise.all([crossing('a', 'b'), crossing('b', 'a')])
    expect(attempts).toBe(3)
    expect((await database.read('thing').pluck('amount')).map(Number)).toEqual([2, 2])
  })
})
