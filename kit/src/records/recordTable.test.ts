import { expect, test } from '@jest/globals'
import { kitMigrations } from '../department.ts'
import { migrate } from '../database/migrate.ts'
import { pageOf } from '../paging/keyset.ts'
import { readPage } from '../paging/page.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { note, noteTable, pushNotes } from '../testing/notes.ts'
import type { MatchPort } from './matchPort.ts'
import { waitingNames } from './recordTable.ts'
import { unlinkedRecords } from './unlinked.ts'

/** Knows a company of one name alone. */
const oneIsKnown: MatchPort = subjects =>
  Promise.resolve(
    subjects.map(({ name }) =>
      name === '已登记公司'
        ? { decision: 'AUTO', orgCode: '551385082', candidates: ['551385082'] }
        : { decision: 'NONE', orgCode: null, candidates: [] },
    ),
  )

describeOnBoth('the list of records that wait', ({ dialect, open }) => {
  test('has those that came before it was kept, by name, and none that is linked; a start that died while it was made makes it again', async () => {
    const database = await open()
    await migrate(database, [...kitMigrations, noteTable])
    const named = (id: string, enterpriseName: string) => note(id, '文', { enterpriseName })
    await pushNotes(database, [named('1', '乙公司'), named('2', '已登记公司'), named('3', '甲公司')], oneIsKnown)

    await migrate(database, [waitingNames(['note'])])
    // SQLite takes back the whole migration
    if (dialect === 'mysql') await database.read('migration').where('name', waitingNames([]).name).delete()
    await migrate(database, [waitingNames(['note'])])
    await pushNotes(database, [note('4', '文')], oneIsKnown)

    const page = (text?: string) =>
      pageOf<{ recordId: string }>(
        database.read,
        unlinkedRecords('note', { id: 'id', recordId: 'record_id' }, text),
        readPage({ first: 10 }, 2),
      ).then(({ nodes }) => nodes.map(({ recordId }) => recordId))
    expect(await page()).toEqual(['4', '1', '3'])
    expect(await page('甲')).toEqual(['3'])
  })
})
