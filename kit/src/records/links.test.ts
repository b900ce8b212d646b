import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readChanges, type Change } from '../changes/changeLog.ts'
import type { Database } from '../database/database.ts'
import { createLog } from '../log.ts'
import { describeOnBoth, type TestDatabases } from '../testing/databases.ts'
import { anyone, migrateNotes, note, notes, pushNotes, storedNotes } from '../testing/notes.ts'
import type { MatchPort } from './matchPort.ts'
import { enterpriseKind, linkKind, orgCodeByName, registerFollower } from './registerProjection.ts'
import { withdrawRecords } from './withdraw.ts'

const log = createLog({ service: 'test', level: 'silent' })
const silent: MatchPort = () => Promise.reject(new Error('down'))

const openNotes = async ({ open }: TestDatabases): Promise<Database> => {
  const database = await open()
  await migrateNotes(database)
  return database
}

/** What the register tells, as its change log holds it. */
const told = (entries: readonly Omit<Change, 'cursor' | 'at' | 'id' | 'op'>[]): Change[] =>
  entries.map((entry, index) => ({
    ...entry,
    op: entry.kind === linkKind ? 'LINK' : 'UPSERT',
    id: 'x',
    cursor: index + 1,
    at: '2026-01-01T00:00:00.000Z',
  }))
const link = (recordId: string, version: number, orgCode: string | null, more: object = {}) => ({
  kind: linkKind,
  orgCode,
  payload: {
    department: 'notes',
    kind: 'NOTE',
    system: '甲',
    recordId,
    subject: { name: null, code: null, address: null, district: null },
    linkState: orgCode ? 'LINKED' : 'UNKNOWN_ENTERPRISE',
    version,
    ...more,
  },
})
const company = (orgCode: string, name: string, redirectTo: string | null = null) => ({
  kind: enterpriseKind,
  orgCode,
  payload: { name, normalName: name, regionCode: '500103', redirectTo },
})

/** Follows a register that has told this; a later register goes on where the one before ended. */
const follow = (database: Database, changes: readonly Change[]) =>
  registerFollower(
    'notes',
    { NOTE: 'note' },
    {
      database,
      register: (after, limit) => Promise.resolve(changes.slice(after, after + Math.min(limit, 3))),
      log,
    },
  ).drain()

describeOnBoth('links from the register', databases => {
  test('a record that waited is linked when the register tells, and its own log says so', async () => {
    const database = await openNotes(databases)
    const [receipt] = await pushNotes(database, [note('1', 'x')], silent)
    expect(receipt!.linked).toBe('PENDING')
    await follow(database, told([link('1', 1, '111111111')]))
    expect(await storedNotes(database)).toMatchObject([{ orgCode: '111111111', linkState: 'LINKED' }])
    const changes = await readChanges(database, 1, 10)
    expect(changes).toMatchObject([{ op: 'LINK', id: receipt!.id, orgCode: '111111111', payload: { linkVersion: 1 } }])
    const [again] = await pushNotes(database, [note('1', 'corrected')], silent)
    expect(again).toMatchObject({ outcome: 'UPDATED', orgCode: '111111111', linked: 'LINKED' })
  })

  test('a link that was decided before the record named another company is not applied, the next one is', async () => {
    const database = await openNotes(databases)
    const named = (name: string, version: string) => ({
      ...note('1', 'x'),
      source: { system: '甲', recordId: '1', enterpriseName: name, version },
    })
    const subject = (name: string) => ({ subject: { name, code: null, address: null, district: null } })
    await pushNotes(database, [named('甲厂', '1')], silent)
    await pushNotes(database, [named('乙厂', '2')], silent)
    await follow(database, told([link('1', 1, '111111111', subject('甲厂'))]))
    expect(await storedNotes(database)).toMatchObject([{ orgCode: null, linkState: 'PENDING' }])
    const later = [link('1', 1, '111111111', subject('甲厂')), link('1', 2, '222222222', subject('乙厂'))]
    await follow(database, told(later))
    expect(await storedNotes(database)).toMatchObject([{ orgCode: '222222222', linkState: 'LINKED' }])
  })

  test('of all links told of a record the one with the highest version stays, in whatever order they come', async () => {
    const database = await openNotes(databases)
    const versions = fc.array(
      fc.record({ recordId: fc.constantFrom('1', '2'), version: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    await fc.assert(
      fc.asyncProperty(versions, async links => {
        await database.transaction(async trx => {
          for (const table of ['note', 'change_log', 'follow_cursor']) await trx(table).delete()
        })
        await pushNotes(database, [note('1', 'x'), note('2', 'x')], silent)
        await follow(
          database,
          told(links.map(({ recordId, version }) => link(recordId, version, `00000000${version}`))),
        )
        for (const { recordId, orgCode } of await storedNotes(database)) {
          const highest = Math.max(0, ...links.filter(each => each.recordId === recordId).map(each => each.version))
          expect(orgCode).toBe(highest === 0 ? null : `00000000${highest}`)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('links of other departments, of unknown records and of withdrawn ones change nothing', async () => {
    const database = await openNotes(databases)
    await pushNotes(database, [note('1', 'x'), note('gone', 'x')], silent)
    await withdrawRecords({ database }, notes, [{ system: '甲', recordId: 'gone', reason: '错' }], anyone)
    const before = await storedNotes(database)
    await follow(
      database,
      told([
        link('1', 1, '111111111', { department: 'credit' }),
        link('1', 1, '111111111', { kind: 'PENALTY' }),
        link('1', 1, '111111111', { system: '乙' }),
        link('unknown', 1, '111111111'),
        link('gone', 1, '111111111'),
      ]),
    )
    expect(await storedNotes(database)).toEqual(before)
  })

  test('a name is a key where exactly one company bears it today', async () => {
    const database = await openNotes(databases)
    const many = Array.from({ length: 39 }, (_, index) => company(`1000000${String(index).padStart(2, '0')}`, '通达'))
    const changes = [...many, company('200000001', '双生'), company('200000002', '双生'), company('300000001', '独一')]
    const names = ['独一', '双生', '通达', '无此', '独一 ']
    await follow(database, told(changes))
    expect(await orgCodeByName(database, names)).toEqual(['300000001', null, null, null, null])
    expect(await orgCodeByName(database, ['通达', '双生'])).toEqual([null, null])
    const renamed = [company('200000001', '新名'), company('300000001', '独一', '200000002')]
    await follow(database, told([...changes, ...renamed]))
    expect(await orgCodeByName(database, ['双生', '新名', '独一'])).toEqual(['200000002', '200000001', null])
  })
})
