import { setMaxListeners } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { describeOnBoth, describeOnMysql, describeOnSqlite, type TestDatabases } from '../testing/databases.ts'
import { startChild } from '../testing/startChild.ts'
import { changeLogMigration, loggedTransaction, readChanges, type NewChange } from './changeLog.ts'
import { localFeed } from './localFeed.ts'

const change = (id: string): NewChange => ({ kind: 'NOTE', op: 'UPSERT', id, orgCode: null, payload: { 号: id } })

const openLog = async ({ open }: TestDatabases, url?: string): Promise<Database> => {
  const database = await open(url)
  await migrate(database, [changeLogMigration])
  return database
}

const append = (database: Database, ...ids: string[]) =>
  loggedTransaction(database, (_trx, log) => {
    ids.forEach(id => log(change(id)))
    return Promise.resolve()
  })

/** Reads as a follower does, from where it is, until it has seen so many changes. */
const followUntil = async (database: Database, count: number): Promise<{ cursor: number; id: string }[]> => {
  const seen: { cursor: number; id: string }[] = []
  while (seen.length < count) {
    seen.push(...(await readChanges(database, seen.at(-1)?.cursor ?? 0, 7)))
    await turn()
  }
  return seen
}

const expectWhole = (seen: readonly { cursor: number; id: string }[], ids: readonly string[]) => {
  expect(seen.map(({ cursor }) => cursor)).toEqual(ids.map((_, index) => index + 1))
  expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
}

describeOnBoth('the change log', databases => {
  test('tells changes in the order of their commits, from 1 and without gaps, as they were logged', async () => {
    const database = await openLog(databases)
    await append(database, 'a', 'b')
    await append(database)
    await append(database, 'c')
    const changes = await readChanges(database, 0, 10)
    expectWhole(changes, ['a', 'b', 'c'])
    expect(changes[2]).toMatchObject(change('c'))
    expect(Number.isNaN(Date.parse(changes[2]!.at))).toBe(false)
    expect((await readChanges(database, 1, 1)).map(({ id }) => id)).toEqual(['b'])
    expect(await readChanges(database, 3, 10)).toEqual([])
  })

  test('who waits for changes of some kinds reads the log again only when it has grown', async () => {
    const database = await openLog(databases)
    await append(database, 'a')
    let reads = 0
    database.read.on('query', ({ sql }: { sql: string }) => void (reads += Number(sql.includes('change_log'))))
    const waiting = localFeed(database, { only: ['OTHER'] })(0, 10, 10_000)
    await loggedTransaction(database, (_trx, log) => Promise.resolve(log({ ...change('b'), kind: 'OTHER' })))
    expect((await waiting).map(({ id }) => id)).toEqual(['b'])
    expect(await localFeed(database)(2, 10, 1)).toEqual([])
    expect(reads).toBeLessThanOrEqual(2)
  })

  test('very many who wait for changes look at the log together, and leave at once when they are told to', async () => {
    const database = await openLog(databases)
    let looks = 0
    database.read.on('query', ({ sql }: { sql: string }) => void (looks += Number(sql.includes('change_head'))))
    const leaving = new AbortController()
    setMaxListeners(0, leaving.signal)
    const waiting = Array.from({ length: 500 }, () => localFeed(database)(0, 10, 20_000, leaving.signal))
    await localFeed(database)(0, 1, 300)
    expect(looks).toBeLessThan(520)
    leaving.abort()
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 500 }, () => []))
    const again = [1, 2].map(() => localFeed(database)(0, 10, 20_000))
    await append(database, 'a')
    expect((await Promise.all(again)).map(changes => changes.length)).toEqual([1, 1])
  })

  test('a failure takes back the work together with its changes, and uses up no number', async () => {
    const database = await openLog(databases)
    const failing = loggedTransaction(database, async (trx, log) => {
      await trx('follow_cursor').insert({ feed: 'x', cursor: 1 })
      log(change('lost'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.read('follow_cursor')).toEqual([])
    await append(database, 'kept')
    expectWhole(await readChanges(database, 0, 10), ['kept'])
  })

  test('a follower beside many writers misses nothing and sees nothing twice', async () => {
    const url = await databases.freshUrl()
    const opened = [await openLog(databases, url), await openLog(databases, url)]
    const ids = Array.from({ length: 60 }, (_, index) => `n${index}`)
    const [seen] = await Promise.all([
      followUntil(await databases.open(url), ids.length),
      ...ids.map((id, index) => append(opened[index % 2]!, id)),
    ])
    expectWhole(seen, ids)
  })

  test('a thousand changes of one transaction are told in the order in which they were logged', async () => {
    const database = await openLog(databases)
    const ids = Array.from({ length: 1_200 }, (_, index) => `n${index}`)
    await append(database, ...ids)
    expect((await readChanges(database, 0, 2_000)).map(({ id }) => id)).toEqual(ids)
  })
})

describeOnMysql('the change log', databases => {
  /** Until the server says that a transaction waits for a lock, or the work is over without having waited. */
  const untilItWaits = async (database: Database, work: Promise<unknown>): Promise<void> => {
    let over = false
    void work.finally(() => (over = true))
    while (!over) {
      const [rows] = (await database.read.raw("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")) as [
        [{ Value: string }],
      ]
      if (rows[0].Value !== '0') return
    }
  }

  test('of two transactions that overlap, the one that began first may commit last: nobody misses it', async () => {
    const database = await openLog(databases)
    let commit = (): void => undefined
    const mayCommit = new Promise<void>(resolve => (commit = resolve))
    let begun = (): void => undefined
    const firstBegan = new Promise<void>(resolve => (begun = resolve))
    const first = loggedTransaction(database, async (_trx, log) => {
      log(change('first'))
      begun()
      await mayCommit
    })
    await firstBegan
    const second = append(database, 'second')
    await untilItWaits(database, second)
    const before = await readChanges(database, 0, 10)
    commit()
    await Promise.all([first, second])
    const after = await readChanges(database, before.at(-1)?.cursor ?? 0, 10)
    expect([...before, ...after].map(({ id }) => id)).toEqual(['first', 'second'])
  })
})

describeOnSqlite('the change log', databases => {
  test('very many whom one change reaches read it in turns, each of them once', async () => {
    const database = await openLog(databases)
    const [turns, answeredIn] = [{ taken: 0 }, new Set<number>()]
    const waiting = Array.from({ length: 1_000 }, async () => {
      const changes = await localFeed(database)(0, 10, 20_000)
      answeredIn.add(turns.taken)
      return changes.map(({ id }) => id)
    })
    const counting = setInterval(() => (turns.taken += 1))
    await append(database, 'a')
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 1_000 }, () => ['a']))
    clearInterval(counting)
    expect(answeredIn.size).toBeGreaterThan(2)
  })

  test('two processes write one log: a follower in a third misses nothing', async () => {
    const url = await databases.freshUrl()
    const database = await openLog(databases, url)
    const ids = ['a', 'b'].flatMap(name => Array.from({ length: 40 }, (_, index) => `${name}${index}`))
    const [seen] = await Promise.all([
      followUntil(database, ids.length),
      startChild('append', url, 'a', 40).end(),
      startChild('append', url, 'b', 40).end(),
    ])
    expectWhole(seen, ids)
  })
})
