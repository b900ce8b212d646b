import { expect, test } from '@jest/globals'
import { createTable } from '../database/migrate.ts'
import { describeOnBoth } from './databases.ts'

describeOnBoth('a database of a test', ({ dialect, open, freshUrl }) => {
  test('is of the kind that was asked for, and empty', async () => {
    const database = await open()
    expect(database.dialect).toBe(dialect)
    expect(await database.read.schema.hasTable('anything')).toBe(false)
  })

  test('is another one each time, and one url opens the same one twice', async () => {
    const url = await freshUrl()
    const [one, same, other] = [await open(url), await open(url), await open()]
    await createTable(one.read, 'thing', table => void table.integer('id').primary())
    expect(await same.read.schema.hasTable('thing')).toBe(true)
    expect(await other.read.schema.hasTable('thing')).toBe(false)
  })
})
