import { expect, test } from '@jest/globals'
import { readChanges } from '../changes/changeLog.ts'
import type { Database } from '../database/database.ts'
import { describeOnBoth, type TestDatabases } from '../testing/databases.ts'
import { migrateNotes, note, nobodyKnown, pushNotes, storedNotes, type Note } from '../testing/notes.ts'
import { matchByName } from '../testing/openForTest.ts'
import type { MatchPort } from './matchPort.ts'
import type { Receipt } from './receipt.ts'

const openNotes = async ({ open }: TestDatabases): Promise<Database> => {
  const database = await open()
  await migrateNotes(database)
  return database
}
const outcomes = (receipts: readonly Receipt[]) => receipts.map(receipt => receipt.outcome)
const loggedOps = async (database: Database) => (await readChanges(database, 0, 100)).map(({ op, id }) => [op, id])
const knows =
  (orgCode: string): MatchPort =>
  subjects =>
    Promise.resolve(subjects.map(() => ({ decision: 'AUTO', orgCode, candidates: [orgCode] })))

describeOnBoth('a push', databases => {
  test('a record is created, left alone when it comes again, and updated when it is newer', async () => {
    const database = await openNotes(databases)
    const [created] = await pushNotes(database, [note('1', 'old', { version: '9' })])
    const [again] = await pushNotes(database, [note('1', 'old', { version: '9' })])
    const [newer] = await pushNotes(database, [note('1', 'new', { version: '10' })])
    const [late] = await pushNotes(database, [note('1', 'old', { version: '9' })])
    expect(outcomes([created!, again!, newer!, late!])).toEqual(['CREATED', 'UNCHANGED', 'UPDATED', 'STALE'])
    expect(new Set([created, again, newer, late].map(receipt => receipt!.id))).toEqual(new Set([created!.id]))
    expect(await storedNotes(database)).toMatchObject([{ recordId: '1', text: 'new', version: '10' }])
    expect(await loggedOps(database)).toEqual([
      ['UPSERT', created!.id],
      ['UPSERT', created!.id],
    ])
  })

  test('records known by a person’s number are records of their own, and no receipt shows the number', async () => {
    const database = await openNotes(databases)
    const [first, second] = ['500101199001011234', '500101199001021234']
    const taken = await pushNotes(database, [note(first, 'a'), note(second, 'b'), note(second, ' '.repeat(10_001))])
    expect(outcomes(taken)).toEqual(['CREATED', 'CREATED', 'REJECTED'])
    expect(new Set(taken.map(({ recordId }) => recordId))).toEqual(new Set(['500***********1234']))
    expect((await storedNotes(database)).map(({ recordId }) => recordId)).toEqual([first, second])
  })

  test('a version that brought nothing new still makes older ones stale', async () => {
    const database = await openNotes(databases)
    await pushNotes(database, [note('1', 'same', { version: '1' })])
    await pushNotes(database, [note('1', 'same', { version: '3' })])
    expect(outcomes(await pushNotes(database, [note('1', 'other', { version: '2' })]))).toEqual(['STALE'])
  })

  test('a receipt knows the company that its record left: for another one, for none, and in one push as in the next', async () => {
    const database = await openNotes(databases)
    const [boiler, crane] = ['551385082', '203296235']
    const about = (enterpriseName: string, text: string) => note('1', text, { enterpriseName })
    const push = async (...inputs: readonly Note[]) => {
      const receipts = await pushNotes(database, inputs, matchByName({ 锅炉厂: boiler, 吊车厂: crane }))
      return receipts.map(({ orgCode, formerOrgCodes }) => [orgCode, formerOrgCodes])
    }
    expect(await push(about('锅炉厂', 'a'), about('锅炉厂', 'b'))).toEqual([
      [boiler, undefined],
      [boiler, undefined],
    ])
    expect(await push(about('吊车厂', 'b'))).toEqual([[crane, [boiler]]])
    expect(await push(about('锅炉厂', 'b'), about('吊车厂', 'c'), about('吊车厂', 'c'))).toEqual([
      [boiler, [crane]],
      [crane, [boiler]],
      [crane, undefined],
    ])
    expect(await push(about('没有这家', 'c'))).toEqual([[null, [crane]]])
    expect(await push(about('锅炉厂', 'c'))).toEqual([[boiler, undefined]])
  })

  test('a version that is blank is none, and the time orders', async () => {
    const database = await openNotes(databases)
    await pushNotes(database, [note('1', 'old', { version: ' ', recordedAt: '2026-01-01T00:00:00Z' })])
    const next = await pushNotes(database, [note('1', 'new', { version: '1', recordedAt: '2026-02-02T00:00:00Z' })])
    expect(outcomes(next)).toEqual(['UPDATED'])
  })

  test('one record several times in one push is taken in order, with a receipt each', async () => {
    const database = await openNotes(databases)
    const receipts = await pushNotes(database, [
      note('1', 'a'),
      note('2', 'x'),
      note('1', 'b'),
      note('1', 'b'),
      note('1', 'c'),
    ])
    expect(outcomes(receipts)).toEqual(['CREATED', 'CREATED', 'UPDATED', 'UNCHANGED', 'UPDATED'])
    expect(receipts.map(receipt => receipt.index)).toEqual([0, 1, 2, 3, 4])
    expect(await storedNotes(database)).toMatchObject([{ text: 'c' }, { text: 'x' }])
  })

  test('a transaction that the database makes us run again gives the same receipts', async () => {
    const database = await openNotes(databases)
    const interrupted: Database = {
      ...database,
      transaction: async work => {
        const first = database.transaction(async trx => {
          await work(trx)
          throw new Error('deadlock')
        })
        await first.catch(() => undefined)
        return database.transaction(work)
      },
    }
    const receipts = await pushNotes(interrupted, [note('1', 'a'), note('1', 'b'), note('1', 'b')])
    expect(outcomes(receipts)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED'])
    expect(await storedNotes(database)).toMatchObject([{ text: 'b' }])
  })

  test('what cannot be kept is refused alone, with the reason, and all else is taken', async () => {
    const database = await openNotes(databases)
    const bad: [string, ReturnType<typeof note>, string][] = [
      ['a NUL character', note('nul', 'a\0b'), 'BAD_CHARACTER'],
      ['a NUL character in its number', note('n\0', 'x'), 'BAD_CHARACTER'],
      ['half a character', note('\ud800', 'x'), 'BAD_CHARACTER'],
      ['half a character in the text', note('half', '\udc00'), 'BAD_CHARACTER'],
      ['a text too long', note('long', '长'.repeat(10_001)), 'TOO_LONG'],
      ['a number too long', note('n'.repeat(201), 'x'), 'TOO_LONG'],
      ['a system too long', note('s', 'x', { system: '系'.repeat(61) }), 'TOO_LONG'],
      ['a name too long', note('name', 'x', { enterpriseName: '名'.repeat(501) }), 'TOO_LONG'],
      ['a list too long', { ...note('tags', 'x'), tags: Array<string>(10_000).fill('\u0001') }, 'TOO_LONG'],
      ['a list of nothing too long', { ...note('none', 'x'), tags: Array<string>(30_000).fill('') }, 'TOO_LONG'],
      ['no number', note(' ', 'x'), 'REQUIRED'],
      ['what the department forbids', note('rule', 'forbidden'), 'FORBIDDEN_TEXT'],
    ]
    const inputs = bad.flatMap(([name, input]) => [note(`good beside ${name}`, '好'), input])
    const receipts = await pushNotes(database, inputs)
    expect(receipts.filter((_, index) => index % 2 === 0).every(({ outcome }) => outcome === 'CREATED')).toBe(true)
    expect(receipts.flatMap(({ outcome, errors }, index) => (index % 2 ? [[outcome, errors[0]?.code]] : []))).toEqual(
      bad.map(([, , code]) => ['REJECTED', code]),
    )
    expect(await storedNotes(database)).toHaveLength(bad.length)
  })

  test('the longest and the strangest that is allowed comes back word for word', async () => {
    const database = await openNotes(databases)
    const text = '😀'.repeat(5_000)
    const strange = ['number', 'number ', ' number', 'NUMBER', 'ｎumber', '号'.repeat(200), '\u0001\t\n', '\'"\\`%_']
    const receipts = await pushNotes(database, [
      ...strange.map(recordId => note(recordId, text, { enterpriseName: '名'.repeat(500) })),
      { ...note('tags', '长'.repeat(10_000)), tags: Array<string>(2_499).fill('é') },
    ])
    expect(outcomes(receipts)).toEqual(receipts.map(() => 'CREATED'))
    const stored = await storedNotes(database)
    expect(stored).toHaveLength(strange.length + 1)
    expect(new Set(stored.map(({ recordId }) => recordId))).toEqual(new Set([...strange, 'tags']))
    expect(stored.every(row => row.recordId === 'tags' || row.text === text)).toBe(true)
    const again = await pushNotes(
      database,
      strange.map(recordId => note(recordId, text, { enterpriseName: '名'.repeat(500) })),
    )
    expect(outcomes(again)).toEqual(again.map(() => 'UNCHANGED'))
  })

  test('a register that does not answer, fails, or answers too little leaves the record waiting, not refused', async () => {
    const database = await openNotes(databases)
    const silent: MatchPort = () => new Promise(() => undefined)
    const failing: MatchPort = () => Promise.reject(new Error('down'))
    const throwing: MatchPort = () => {
      throw new Error('down')
    }
    const short: MatchPort = () => Promise.resolve([])
    for (const [index, match] of [silent, failing, throwing, short].entries()) {
      const [receipt] = await pushNotes(database, [note(String(index), 'x')], match)
      expect(receipt).toMatchObject({ outcome: 'CREATED', linked: 'PENDING', orgCode: null })
    }
  })

  test('a correction keeps the link of the record, and a correction of its subject does not', async () => {
    const database = await openNotes(databases)
    await pushNotes(database, [note('1', 'a', { enterpriseName: '甲公司' })], knows('111111111'))
    const [kept] = await pushNotes(database, [note('1', 'b', { enterpriseName: '甲公司' })], nobodyKnown)
    expect(kept).toMatchObject({ outcome: 'UPDATED', linked: 'LINKED', orgCode: '111111111' })
    const [moved] = await pushNotes(database, [note('1', 'b', { enterpriseName: '乙公司' })], knows('222222222'))
    expect(moved).toMatchObject({ outcome: 'UPDATED', linked: 'LINKED', orgCode: '222222222' })
    const [lost] = await pushNotes(database, [note('1', 'b', { enterpriseName: '丙公司' })], nobodyKnown)
    expect(lost).toMatchObject({ outcome: 'UPDATED', linked: 'UNKNOWN_ENTERPRISE', orgCode: null })
  })

  test('who may not write a system or the record of another is refused, record by record', async () => {
    const database = await openNotes(databases)
    await pushNotes(database, [note('1', 'a')])
    const other = {
      sub: 'other',
      mayWrite: (_: string, by: string | null | undefined) => by === undefined || by === 'other',
    }
    const receipts = await pushNotes(database, [note('1', 'b'), note('2', 'b')], nobodyKnown, other)
    expect(receipts.map(({ outcome, errors }) => [outcome, errors[0]?.code])).toEqual([
      ['REJECTED', 'FORBIDDEN'],
      ['CREATED', undefined],
    ])
    expect(await storedNotes(database)).toMatchObject([{ text: 'a' }, { text: 'b' }])
  })

  test('500 records of the greatest size are taken by one push', async () => {
    const database = await openNotes(databases)
    const text = '\u4f01'.repeat(10_000)
    const largest = Array.from({ length: 500 }, (_, index) => ({ ...note(String(index), text), tags: [text.slice(4)] }))
    expect(new Set(outcomes(await pushNotes(database, largest)))).toEqual(new Set(['CREATED']))
    expect(await database.read('note').where({ text }).pluck('record_id')).toHaveLength(500)
  })
})
