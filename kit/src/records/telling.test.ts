import { expect, test } from '@jest/globals'
import { localFeed } from '../changes/localFeed.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { anyone, migrateNotes, note, notes, pushNotes } from '../testing/notes.ts'
import { toldFeed } from './telling.ts'
import { withdrawRecords } from './withdraw.ts'

describeOnBoth('a told change log', databases => {
  const opened = async () => {
    const database = await databases.open()
    await migrateNotes(database)
    return { database, told: toldFeed(database, localFeed(database), [notes]) }
  }

  test('every change tells the record as it is now, the link included', async () => {
    const { database, told } = await opened()
    await pushNotes(database, [note('1', 'first', { enterpriseName: '重庆（一）公司', enterpriseDistrict: '渝北区' })])
    await pushNotes(database, [note('1', 'second', { enterpriseName: '重庆（一）公司', enterpriseDistrict: '渝北区' })])
    const changes = await told(0, 10, 0)
    const now = {
      orgCode: null,
      linkState: 'UNKNOWN_ENTERPRISE',
      normalName: '重庆(一)公司',
      recordedDistrict: '渝北区',
      event: { occurredOn: null, endsOn: null, title: 'second', adverse: false, publicUntil: null },
      facts: {},
    }
    expect(changes.map(change => change.told)).toEqual([now, now])
  })

  test('a withdrawn record is told by none of its changes, and the log still holds them', async () => {
    const { database, told } = await opened()
    await pushNotes(database, [note('1', 'gone'), note('2', 'here')])
    await withdrawRecords({ database }, notes, [{ system: '甲', recordId: '1', reason: '误报' }], anyone)
    const changes = await told(0, 10, 0)
    expect(changes.map(({ op, told: record }) => [op, record?.event.title])).toEqual([
      ['UPSERT', undefined],
      ['UPSERT', 'here'],
      ['WITHDRAWN', undefined],
    ])
  })

  test('a page costs one statement for its records, however many they are', async () => {
    const { database, told } = await opened()
    await pushNotes(
      database,
      Array.from({ length: 50 }, (_, index) => note(String(index), 'text')),
    )
    const statements: string[] = []
    database.read.on('query', ({ sql }: { sql: string }) => void statements.push(sql))
    await told(0, 50, 0)
    expect(statements.filter(sql => /note/.test(sql))).toHaveLength(1)
  })
})
