import { expect, test } from '@jest/globals'
import { kitMigrations } from '@e360/kit/department'
import { migrate } from '@e360/kit/database/migrate'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { matchTables } from '../../migrations/070-match.ts'
import { openSearchable } from '../../testing/searchable.ts'
import { department } from '../main.ts'
import { matchSubjects } from './matchSubjects.ts'

describeOnBoth('a register that is older than its matching', ({ open }) => {
  test('is matched as one that was loaded afterwards', async () => {
    const { database, load } = await openSearchable(await open())
    const companies = Array.from({ length: 1_100 }, (_, index) => ({
      orgCode: `DE${String(index).padStart(7, '0')}`,
      name: `重庆阡陌${index}号水泵有限公司`,
    }))
    for (let start = 0; start < companies.length; start += 500) await load(...companies.slice(start, start + 500))
    const about = (name: string) => ({ name, code: null, address: null, district: null })
    const subjects = [about('阡陌1077号水泵公司'), about('重庆迁默1077号水泵有限公司'), about('重庆千百度水泵有限公司')]
    const loaded = await matchSubjects(database.read, subjects)
    expect(loaded.map(({ candidates }) => candidates[0]?.orgCode)).toEqual(['DE0001077', 'DE0001077', undefined])

    await database.read.schema.dropTable('sounding_name')
    await database.read.schema.dropTable('search_block')
    await database.read('migration').where('name', matchTables.name).delete()
    await migrate(database, [...kitMigrations, ...department.migrations])
    expect(await matchSubjects(database.read, subjects)).toEqual(loaded)
  })
})
