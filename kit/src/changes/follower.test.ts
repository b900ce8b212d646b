import { expect, test } from '@jest/globals'
import type { Database, Knex } from '../database/database.ts'
import { createTable, migrate } from '../database/migrate.ts'
import { createLog } from '../log.ts'
import { describeOnBoth, type TestDatabases } from '../testing/databases.ts'
import { changeLogMigration, loggedTransaction, readChanges, type Change, type NewChange } from './changeLog.ts'
import { follower, type Feed, type Follower } from './follower.ts'
import { lagOf } from './lag.ts'
import { localFeed } from './localFeed.ts'

const log = createLog({ service: 'test', level: 'silent' })
const change = (id: string): NewChange => ({ kind: 'NOTE', op: 'UPSERT', id, orgCode: null, payload: {} })

/** A database that keeps the ids of what was applied, in the order in which it was. */
const openFollowing = async ({ open }: TestDatabases, url?: string): Promise<Database> => {
  const database = await open(url)
  const up = (knex: Knex) =>
    createTable(knex, 'applied', table => {
      table.increments('position')
      table.string('id', 26).notNullable()
    })
  await migrate(database, [changeLogMigration, { name: '010-applied', up }])
  return database
}

const keep = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  for (const { id } of changes) await trx('applied').insert({ id })
}
const applied = (database: Database) => database.read('applied').orderBy('position').pluck<string[]>('id')
const following = (database: Database, feed: Feed, apply = keep): Follower =>
  follower({ name: 'notes', database, feed, log, apply })

/** A feed whose changes are told in small batches. */
const feedOf = (ids: readonly string[], largest = 2): Feed => {
  const changes = ids.map((id, index) => ({ ...change(id), cursor: index + 1, at: '2026-01-01T00:00:00.000Z' }))
  return (after, limit) => Promise.resolve(changes.slice(after, after + Math.min(limit, largest)))
}

describeOnBoth('a follower', databases => {
  test('applies all that the feed holds, in order, and begins after it the next time', async () => {
    const database = await openFollowing(databases)
    expect(await following(database, feedOf(['a', 'b', 'c'])).drain()).toBe(3)
    expect(await following(database, feedOf(['a', 'b', 'c'])).drain()).toBe(0)
    expect(await following(database, feedOf(['a', 'b', 'c', 'd'])).drain()).toBe(1)
    expect(await applied(database)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('is behind while it cannot apply what it was told, and no more when that is done', async () => {
    const database = await openFollowing(databases)
    let isPoisoned = true
    const apply: typeof keep = async (trx, changes) => {
      if (isPoisoned && changes.some(({ id }) => id === 'c')) throw new Error('poison')
      await keep(trx, changes)
    }
    const notes = following(database, feedOf(['a', 'b', 'c']), apply)
    expect(lagOf([notes], false, Date.now())).toBeNull()
    await expect(notes.drain()).rejects.toThrow('poison')
    expect(lagOf([notes], false, Date.now())).toEqual({ asOf: '2026-01-01T00:00:00.000Z', stale: true })
    isPoisoned = false
    await notes.drain()
    expect(lagOf([notes], false, Date.now())).toBeNull()
    // who has data of its own is asked itself where it cannot be reached
    expect(lagOf([notes], false, Date.now() + 600_000)).toBeNull()
  })

  test('a log that was replaced by a shorter one is followed from its beginning', async () => {
    const [database, first, second] = await Promise.all([openFollowing(databases), databases.open(), databases.open()])
    for (const [source, ids] of [
      [first, ['a', 'b', 'c']],
      [second, ['d']],
    ] as const) {
      await migrate(source, [changeLogMigration])
      await loggedTransaction(source, (_trx, logChange) => Promise.resolve(ids.forEach(id => logChange(change(id)))))
    }
    await following(database, localFeed(first)).drain()
    await following(database, localFeed(second)).drain()
    expect(await applied(database)).toEqual(['a', 'b', 'c', 'd'])
    expect(await following(database, localFeed(second)).drain()).toBe(0)
  })

  test('work that fails leaves nothing behind, and is given the same changes again', async () => {
    const database = await openFollowing(databases)
    const feed = feedOf(['a', 'b', 'c'])
    const crashing = following(database, feed, async (trx, changes) => {
      await keep(trx, changes)
      if (changes.some(({ id }) => id === 'c')) throw new Error('died')
    })
    await expect(crashing.drain()).rejects.toThrow('died')
    expect(await applied(database)).toEqual(['a', 'b'])
    await following(database, feed).drain()
    expect(await applied(database)).toEqual(['a', 'b', 'c'])
  })

  test('what it logs is committed with its work', async () => {
    const database = await openFollowing(databases)
    const telling = follower({
      name: 'notes',
      database,
      feed: feedOf(['a', 'b']),
      log,
      apply: (_trx, changes, logChange) => {
        changes.forEach(({ id }) => logChange(change(`after ${id}`)))
        return Promise.resolve()
      },
    })
    await telling.drain()
    expect((await readChanges(database, 0, 10)).map(({ id }) => id)).toEqual(['after a', 'after b'])
  })

  test('several processes that follow one feed apply each change once between them, in order', async () => {
    const url = await databases.freshUrl()
    const ids = Array.from({ length: 40 }, (_, index) => `n${index}`)
    const several = await Promise.all([1, 2, 3].map(() => openFollowing(databases, url)))
    const counts = await Promise.all(several.map(database => following(database, feedOf(ids)).drain()))
    expect(await applied(several[0]!)).toEqual(ids)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length)
  })

  test('one that was overtaken by another process goes on after it', async () => {
    const database = await openFollowing(databases)
    const all = feedOf(['a', 'b', 'c', 'd'])
    let overtaken = false
    const slow = following(database, async (after, limit, waitMs) => {
      const changes = await all(after, limit, waitMs)
      if (!overtaken) await following(database, feedOf(['a', 'b'])).drain()
      overtaken = true
      return changes
    })
    expect(await slow.drain()).toBe(2)
    expect(await applied(database)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('started, it takes what comes later, asks again after a failure, and ends when it is stopped', async () => {
    const source = await openFollowing(databases)
    const database = await openFollowing(databases)
    const local = localFeed(source)
    let failures = 1
    let arrived = (): void => undefined
    const allArrived = new Promise<void>(resolve => (arrived = resolve))
    const feed: Feed = (...asked) => (failures-- > 0 ? Promise.reject(new Error('unreachable')) : local(...asked))
    const started = following(database, feed, async (trx, changes) => {
      await keep(trx, changes)
      if (changes.some(({ id }) => id === 'last')) arrived()
    })
    started.start()
    for (const id of ['first', 'last'])
      await loggedTransaction(source, (_trx, tell) => {
        tell(change(id))
        return Promise.resolve()
      })
    await allArrived
    await started.stop()
    expect(await applied(database)).toEqual(['first', 'last'])
  })
})
