import { existsSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { describeOnBoth, describeOnSqlite } from '../testing/databases.ts'
import { createTable, migrate } from './migrate.ts'
import { openScratch, readSnapshot } from './snapshot.ts'

const things = {
  name: '010-thing',
  up: (knex: Parameters<typeof createTable>[0]) =>
    createTable(knex, 'thing', table => {
      table.string('id', 26).primary()
    }),
}

describeOnBoth('a snapshot', ({ open, freshUrl }) => {
  test('every statement sees the rows of its beginning, whatever is committed beside it', async () => {
    const url = await freshUrl()
    const database = await open(url)
    await migrate(database, [things])
    const add = (id: string) => database.transaction(trx => trx('thing').insert({ id }))
    await add('before')
    const ids = await readSnapshot('inspection', url, async read => {
      const first = await read('thing').pluck('id')
      await add('meanwhile')
      return [first, await read('thing').pluck('id')]
    })
    expect(ids).toEqual([['before'], ['before']])
    expect(await readSnapshot('inspection', url, read => read('thing').orderBy('id').pluck('id'))).toHaveLength(2)
  })

  test('a database without the tables of this version is told in a sentence', async () => {
    const url = await freshUrl()
    await open(url).then(database => migrate(database, []))
    await expect(readSnapshot('inspection', url, read => read('thing').select('id'))).rejects.toThrow(
      /^无法打开 inspection 的数据库：其中没有本版本的表.*INSPECTION_DATABASE_URL/,
    )
  })
})

describeOnSqlite('a snapshot', ({ freshUrl, open }) => {
  test('a missing database is told, and not made', async () => {
    const url = await freshUrl()
    await expect(readSnapshot('inspection', url, () => Promise.resolve())).rejects.toThrow('数据库文件不存在')
    expect(existsSync(url)).toBe(false)
  })

  test('nothing can be written', async () => {
    const url = await freshUrl()
    await migrate(await open(url), [things])
    await expect(readSnapshot('inspection', url, read => read('thing').insert({ id: '1' }))).rejects.toThrow(
      '没有读写权限',
    )
  })
})

test('what is written to a scratch database can be read from it, and from no other', async () => {
  const [one, other] = [openScratch(), openScratch()]
  await one.schema.createTable('thing', table => void table.string('id').primary())
  await one.transaction(trx => trx('thing').insert({ id: '1' }))
  expect(await one('thing').pluck('id')).toEqual(['1'])
  expect(await other.schema.hasTable('thing')).toBe(false)
  await Promise.all([one.destroy(), other.destroy()])
})
