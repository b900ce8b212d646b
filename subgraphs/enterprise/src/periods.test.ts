import { expect, test } from '@jest/globals'
import { changeLogMigration } from '@e360/kit/changes/changeLog'
import { migrate } from '@e360/kit/database/migrate'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { registerTables } from '../migrations/010-register.ts'
import { periodTables } from '../migrations/040-periods.ts'

describeOnBoth('the periods of names and codes', ({ dialect, open }) => {
  test('a register of an earlier version keeps its histories, also where the step to periods died half way', async () => {
    const database = await open()
    await migrate(database, [changeLogMigration, registerTables])
    const name = { org_code: '551385082', name: '旧名', normal_name: '旧名', from_on: null }
    const code = { org_code: '551385082', kind: 'USCC', code: '91110108551385082Q', from_on: null }
    await database.transaction(async trx => {
      await trx('former_name').insert([
        { ...name, to_on: '2015-03-02' },
        { ...name, name: '更旧名', to_on: null },
      ])
      await trx('former_code').insert({ ...code, to_on: '2016-01-01' })
    })
    await migrate(database, [periodTables])
    // as after a start that died half way: MariaDB commits each statement of a table's making
    if (dialect === 'mysql') {
      await database.transaction(async trx => {
        await trx.schema.renameTable('former_name', 'former_name__next')
        await trx('migration').where('name', periodTables.name).delete()
      })
      await migrate(database, [periodTables])
    }
    await database.transaction(async trx => {
      await trx('former_name').insert({ ...name, from_on: '2018-01-01', to_on: '2020-01-01' })
      await trx('former_code').insert({ ...code, from_on: '2018-01-01', to_on: '2020-01-01' })
    })
    const read = (table: string, of: string) =>
      database.read(table).orderBy(['to_on', of]).select(of, 'from_on', 'to_on')
    expect(await read('former_name', 'name')).toEqual([
      { name: '更旧名', from_on: null, to_on: '' },
      { name: '旧名', from_on: null, to_on: '2015-03-02' },
      { name: '旧名', from_on: '2018-01-01', to_on: '2020-01-01' },
    ])
    expect(await read('former_code', 'code')).toEqual([
      { code: code.code, from_on: null, to_on: '2016-01-01' },
      { code: code.code, from_on: '2018-01-01', to_on: '2020-01-01' },
    ])
  })
})
