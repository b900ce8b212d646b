import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Database } from '../database/database.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { anyone, migrateNotes, note, notes, pushNotes, storedNotes } from '../testing/notes.ts'
import type { Receipt } from './receipt.ts'
import { withdrawRecords } from './withdraw.ts'

/** One version of one record, as a system may send it: late, twice, or together with others. */
interface Sent {
  recordId: string
  version: number
  text: string
}

const history = fc.uniqueArray(
  fc.record({ recordId: fc.constantFrom('a', 'A', 'b'), version: fc.nat(30), text: fc.constantFrom('x', 'y', 'z') }),
  { selector: ({ recordId, version }) => `${recordId}/${version}`, minLength: 1, maxLength: 12 },
)
/** Every version at least once, in any order, cut into pushes anywhere. */
const deliveries = history.chain(versions =>
  fc
    .tuple(
      fc.shuffledSubarray(versions, { minLength: versions.length }),
      fc.array(fc.constantFrom(...versions), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    )
    .map(([once, again, sizes]) => batchesOf([...once, ...again], sizes)),
)
const batchesOf = (sent: readonly Sent[], sizes: readonly number[]): Sent[][] => {
  const batches: Sent[][] = []
  for (let start = 0; start < sent.length; start += batches.at(-1)!.length)
    batches.push(sent.slice(start, start + sizes[batches.length % sizes.length]!))
  return batches
}

/** What the contract says of one record that comes after others. */
const expected = (known: Sent | undefined, next: Sent): Receipt['outcome'] => {
  if (!known) return 'CREATED'
  if (next.version < known.version) return 'STALE'
  return next.text === known.text ? 'UNCHANGED' : 'UPDATED'
}

const emptied = async (database: Database) => {
  await database.transaction(trx => trx('note').delete())
}

describeOnBoth('pushes in any order', ({ open }) => {
  test('the newest version wins however often and late the others come, in one row, with true receipts', async () => {
    const database = await open()
    await migrateNotes(database)
    await fc.assert(
      fc.asyncProperty(deliveries, async batches => {
        await emptied(database)
        const newest = new Map<string, Sent>()
        for (const batch of batches) {
          const wanted = batch.map(sent => {
            const before = newest.get(sent.recordId)
            if (!before || sent.version >= before.version) newest.set(sent.recordId, sent)
            return expected(before, sent)
          })
          const receipts = await pushNotes(
            database,
            batch.map(({ recordId, version, text }) => note(recordId, text, { version: String(version) })),
          )
          expect(receipts.map(({ outcome }) => outcome)).toEqual(wanted)
        }
        const stored = await storedNotes(database)
        expect(new Map(stored.map(row => [row.recordId, [row.text, row.version]]))).toEqual(
          new Map([...newest].map(([recordId, { text, version }]) => [recordId, [text, String(version)]])),
        )
        expect(stored).toHaveLength(newest.size)
      }),
      { numRuns: 60 },
    )
  })

  test('any versions, numbers and words mixed, end in one state whatever the order', async () => {
    const database = await open()
    await migrateNotes(database)
    const version = fc.oneof(fc.nat(120).map(String), fc.constantFrom('1a', '10', '9', '09', 'a', '2024-01-02', 'v2'))
    await fc.assert(
      fc.asyncProperty(
        fc
          .uniqueArray(version, { selector: Number.parseFloat, minLength: 2, maxLength: 5 })
          .chain(versions =>
            fc.tuple(
              fc.shuffledSubarray(versions, { minLength: versions.length }),
              fc.shuffledSubarray(versions, { minLength: versions.length }),
            ),
          ),
        async orders => {
          await emptied(database)
          for (const [index, order] of orders.entries())
            for (const each of order) await pushNotes(database, [note(String(index), `of ${each}`, { version: each })])
          const [first, second] = await storedNotes(database)
          expect(first!.text).toBe(second!.text)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('without versions the time of recording decides, in whatever zone it is written', async () => {
    const database = await open()
    await migrateNotes(database)
    const at = (recordedAt: string, text: string) => pushNotes(database, [note('1', text, { recordedAt })])
    await at('2024-06-24T09:30:00+08:00', 'first')
    expect(await at('2024-06-24T01:29:59Z', 'before')).toMatchObject([{ outcome: 'STALE' }])
    expect(await at('2024-06-24T01:30:01Z', 'after')).toMatchObject([{ outcome: 'UPDATED' }])
    expect(await pushNotes(database, [note('1', 'untold')])).toMatchObject([{ outcome: 'UPDATED' }])
  })

  test('dotted numbers are newer part by part, not letter by letter', async () => {
    const database = await open()
    await migrateNotes(database)
    for (const version of ['1.9', '1.10', '2', '9.1', '10.2', '2026.11.30'])
      expect(await pushNotes(database, [note('1', `of ${version}`, { version })])).not.toMatchObject([
        { outcome: 'STALE' },
      ])
    expect(await pushNotes(database, [note('1', 'old', { version: '2026.9.30' })])).toMatchObject([
      { outcome: 'STALE' },
    ])
  })

  test('a push that tells no version, or no time, makes nothing newer of what was older before', async () => {
    const database = await open()
    await migrateNotes(database)
    const push = async (text: string, more: object) => (await pushNotes(database, [note('1', text, more)]))[0]!.outcome
    const [early, late] = ['2026-01-05T00:00:00Z', '2026-02-05T00:00:00Z']
    expect(await push('a', { version: '5', recordedAt: early })).toBe('CREATED')
    expect(await push('a', { recordedAt: late })).toBe('UNCHANGED')
    expect(await push('old', { version: '3' })).toBe('STALE')
    expect(await push('b', {})).toBe('UPDATED')
    expect(await push('old', { version: '3' })).toBe('STALE')
    expect(await push('old', { version: '5', recordedAt: early })).toBe('STALE')
    expect(await push('c', { version: '6' })).toBe('UPDATED')
    expect(await push('old', { recordedAt: early })).toBe('STALE')
  })

  test('a withdrawn record leaves with its link; a late duplicate does not bring it back, a newer version does', async () => {
    const database = await open()
    await migrateNotes(database)
    const withdraw = (recordId: string, reason = '重复') =>
      withdrawRecords({ database }, notes, [{ system: '甲', recordId, reason }], anyone)
    const [created] = await pushNotes(database, [note('1', 'x', { version: '2' })])
    expect(await withdraw('1', ' ')).toMatchObject([{ outcome: 'REJECTED', errors: [{ field: 'reason' }] }])
    expect(await withdraw('2')).toMatchObject([{ outcome: 'REJECTED', errors: [{ code: 'NOT_FOUND' }] }])
    expect(await withdraw('1')).toMatchObject([{ outcome: 'WITHDRAWN', id: created!.id, orgCode: null, linked: null }])
    expect(await withdraw('1')).toMatchObject([{ outcome: 'WITHDRAWN', id: created!.id }])
    expect(await pushNotes(database, [note('1', 'x', { version: '2' })])).toMatchObject([{ outcome: 'WITHDRAWN' }])
    expect(await pushNotes(database, [note('1', 'y', { version: '1' })])).toMatchObject([{ outcome: 'STALE' }])
    expect(await storedNotes(database)).toMatchObject([{ linkState: 'WITHDRAWN', orgCode: null }])
    const [back] = await pushNotes(database, [note('1', 'x', { version: '3' })])
    expect(back).toMatchObject({ outcome: 'UPDATED', id: created!.id, linked: 'UNKNOWN_ENTERPRISE' })
    expect(await database.read('change_log').orderBy('cursor').pluck('op')).toEqual(['UPSERT', 'WITHDRAWN', 'UPSERT'])
  })
})
