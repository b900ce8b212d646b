import { expect, test } from '@jest/globals'
import { readChanges } from '../changes/changeLog.ts'
import type { Database } from '../database/database.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { migrateNotes, note, pushNotes, storedNotes } from '../testing/notes.ts'
import { startChild } from '../testing/startChild.ts'

describeOnBoth('pushes at the same time', ({ open, freshUrl }) => {
  const severalOn = async (url: string): Promise<Database[]> => {
    const several = [await open(url), await open(url), await open(url)]
    await migrateNotes(several[0]!)
    return several
  }

  test('several connections push one record: one row, created once, and the newest version stays', async () => {
    const several = await severalOn(await freshUrl())
    const versions = Array.from({ length: 24 }, (_, index) => (index * 7) % 24)
    const receipts = await Promise.all(
      versions.map((version, index) =>
        pushNotes(several[index % 3]!, [note('1', `text ${version}`, { version: String(version) })]),
      ),
    )
    const counts = receipts.flat().map(({ outcome }) => outcome)
    expect(counts.filter(outcome => outcome === 'CREATED')).toHaveLength(1)
    expect(await storedNotes(several[0]!)).toMatchObject([{ text: 'text 23', version: '23' }])
    const changes = await readChanges(several[0]!, 0, 100)
    expect(changes).toHaveLength(counts.filter(outcome => outcome !== 'STALE').length)
  })

  test('overlapping batches in opposite orders are all taken, each record once', async () => {
    const several = await severalOn(await freshUrl())
    const inputs = Array.from({ length: 30 }, (_, index) => note(String(index), 'same'))
    const receipts = await Promise.all(
      [inputs, inputs.toReversed(), inputs].map((batch, index) => pushNotes(several[index]!, batch)),
    )
    expect(receipts.flat().filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(30)
    expect(receipts.flat().filter(({ outcome }) => outcome === 'UNCHANGED')).toHaveLength(60)
    expect(await storedNotes(several[0]!)).toHaveLength(30)
  })

  test('a process that is killed in the middle of its pushes leaves every acknowledged record, once, in table and log', async () => {
    const url = await freshUrl()
    const [database] = await severalOn(url)
    const acknowledged: string[] = []
    for (const [round, batches] of [1, 4, 9].entries()) {
      const child = startChild('push', url, String(round), 5)
      const lines: string[] = []
      while (lines.length < batches) lines.push((await child.line())!)
      acknowledged.push(...[...lines, ...(await child.kill())].flatMap(line => line.split(' ')))
    }
    const stored = (await storedNotes(database!)).map(({ recordId }) => recordId)
    expect(new Set(stored).size).toBe(stored.length)
    expect(acknowledged.filter(recordId => !stored.includes(recordId))).toEqual([])
    const changes = await readChanges(database!, 0, 100_000)
    expect(new Set(changes.map(({ payload }) => payload.recordId))).toEqual(new Set(stored))
    expect(changes.map(({ cursor }) => cursor)).toEqual(stored.map((_, index) => index + 1))
    const again = await pushNotes(
      database!,
      acknowledged.map(recordId => note(recordId, 'text')),
    )
    expect(again.every(({ outcome }) => outcome === 'UNCHANGED')).toBe(true)
  })
})
