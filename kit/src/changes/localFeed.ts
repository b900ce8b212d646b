import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { turning } from '../turns.ts'
import { headOf, readChanges, type Kinds } from './changeLog.ts'
import { CursorAhead, type Feed } from './follower.ts'

const pollMs = 150

/**
 * A change log in this process's reach. It looks again every 150 ms, at its head alone: another process may write to the same database. All who
 * wait look at it together.
 * @throws CursorAhead
 */
export const localFeed =
  (database: Database, kinds: Kinds = {}): Feed =>
  async (after, limit, waitMs, signal) => {
    const deadline = Date.now() + waitMs
    const leaving = abortOf(signal)
    try {
      for (let seen = after, head = await headOf(database); ; head = (await leaving.or(nextHeadOf(database))) ?? seen) {
        if (after > head) throw new CursorAhead()
        if (head > seen) await mayTurn()
        const changes = head > seen ? await readChanges(database, after, limit, kinds) : []
        if (changes.length > 0 || Date.now() >= deadline || signal?.aborted) return changes
        seen = head
      }
    } finally {
      leaving.forget()
    }
  }

/** One for all: a change reaches thousands who wait in one moment, and each reads it. */
const mayTurn = turning()

const looks = new WeakMap<Database, Promise<number>>()

/** The head as the next look finds it: thousands may wait for it, and each look takes its time. */
const nextHeadOf = (database: Database): Promise<number> => {
  const before = looks.get(database)
  if (before) return before
  const look = pause(pollMs).then(() => {
    looks.delete(database)
    return headOf(database)
  })
  // those who asked may all have left
  look.catch(() => undefined)
  looks.set(database, look)
  return look
}

/** Waits for something, or for the signal: then it is undefined. */
const abortOf = (signal: AbortSignal | undefined) => {
  let leave = () => {}
  const left = new Promise<undefined>(resolve => (leave = () => resolve(undefined)))
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  return {
    or: <Value>(awaited: Promise<Value>): Promise<Value | undefined> => Promise.race([awaited, left]),
    forget: () => signal?.removeEventListener('abort', leave),
  }
}
