import { expect, test } from '@jest/globals'
import type { Feed } from './follower.ts'
import { openPace } from './pace.ts'

/** A log that a push fills, a reader of it, and a clock that goes on while somebody waits. */
const openLog = () => {
  let now = 0
  let head = 0
  let cursor = 0
  let speed = 0
  const clock = {
    now: () => now,
    pause: async (ms: number) => {
      now += ms
      if (speed === 0) return
      cursor = Math.min(head, cursor + speed * ms)
      await read(cursor, 1, 0)
    },
  }
  const pace = openPace(() => Promise.resolve(head), clock)
  const nothing: Feed = () => Promise.resolve([])
  const read = pace.watched(nothing)
  return {
    read: () => read(cursor, 1, 0),
    /** takes so many changes a millisecond, or is stuck */
    reads: (changes: number) => (speed = changes),
    later: (ms: number) => (now += ms),
    /** @returns for how long the push was held up */
    push: async (changes: number): Promise<number> => {
      head += changes
      const before = now
      await pace.keep()
      return now - before
    },
  }
}

test('a push waits for a reader that is more than a second behind, until that one has caught up to a second', async () => {
  const log = openLog()
  log.reads(10)
  await log.read()
  expect(await log.push(1_000)).toBe(0)
  log.later(900)
  expect(await log.push(1_000)).toBe(0)
  log.later(200)
  expect(await log.push(1_000)).toBe(100)
})

test('it does not wait for one that is stuck for more than half a second a batch, nor at all for one that asks no more', async () => {
  const log = openLog()
  await log.read()
  await log.push(1_000)
  log.later(2_000)
  expect(await log.push(1_000)).toBe(500)
  log.later(10_000)
  expect(await log.push(1_000)).toBe(0)
})

test('nobody is waited for where nobody reads', async () => {
  const log = openLog()
  await log.push(1_000)
  log.later(2_000)
  expect(await log.push(1_000)).toBe(0)
})
