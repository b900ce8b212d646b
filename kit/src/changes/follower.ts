import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Knex } from '../database/database.ts'
import type { Log } from '../log.ts'
import { loggedTransaction, type Change, type NewChange } from './changeLog.ts'

/**
 * Where a follower reads: another department's change log, in process or over HTTP.
 * @returns changes after the cursor in commit order, at most `limit`; waits up to `waitMs` for the first
 */
export type Feed<Told extends Change = Change> = (
  after: number,
  limit: number,
  waitMs: number,
  signal?: AbortSignal,
) => Promise<readonly Told[]>

/** The log is shorter than what was read of it: its database was replaced, or restored from a backup. */
export class CursorAhead extends Error {
  readonly code = 'CURSOR_AHEAD'
  /** over HTTP */
  static readonly status = 409
  readonly statusCode = CursorAhead.status
}

export interface Follower {
  /** Applies all that the feed holds now; resolves to the number of changes applied, and tells it after each batch. */
  drain: (progress?: (applied: number) => void) => Promise<number>
  /** Follows until stopped; a feed that fails is asked again. */
  start: () => void
  stop: () => Promise<void>
  /** how far it has come; absent where it follows no log of others */
  standing?: () => FollowerStanding
}

/** Times in ms. */
export interface FollowerStanding {
  /** when its feed answered last */
  heardAt: number
  /** until when all that its feed held is worked off; 0: nothing is known of it yet */
  workedOffAt: number
}

interface Following<Told extends Change> {
  /** the cursor's name, one a followed log */
  name: string
  feed: Feed<Told>
  database: Database
  log: Log
  /** changes a transaction, 500 unless told otherwise; a feed may give fewer */
  batch?: number
  /** Applies the changes inside the transaction that moves the cursor; may be given a change again after a crash of the *feed*'s side. */
  apply: (trx: Knex.Transaction, changes: readonly Told[], log: (change: NewChange) => void) => Promise<void>
}

const waitMs = 20_000
const failurePauseMs = 250
/** Where so many changes were found at once that more are pouring in, they are given time to gather: a large batch costs less a change. */
const manyChanges = 50
const gatherMs = 400

/**
 * Follows a change log: at least once, in order. Work and cursor are committed together, and the cursor moves by compare-and-set,
 * so that two processes that follow the same feed never apply a batch twice or out of order.
 */
export const follower = <Told extends Change>(following: Following<Told>): Follower => {
  const { name, feed, database, log, batch = 500, apply } = following
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let heardAt: number | null = null
  let workedOffAt = Date.now()

  /** One batch; nothing of it is applied where another process was quicker. */
  const step = async (wait: number, signal?: AbortSignal): Promise<{ found: number; applied: number }> => {
    const cursor = await readCursor(database, name)
    const changes = await feed(cursor, batch, wait, signal).catch((error: { code?: unknown }) => {
      if (error.code === 'CURSOR_AHEAD') return null
      if (cursor === 0 && heardAt === null) workedOffAt = 0
      throw error
    })
    heardAt = Date.now()
    if (changes === null) {
      await startAgain(cursor)
      return step(wait, signal)
    }
    if (changes.length === 0) {
      workedOffAt = heardAt
      return { found: 0, applied: 0 }
    }
    const moved = await loggedTransaction(database, async (trx, logChange) => {
      const won = await moveCursor(trx, name, cursor, changes.at(-1)!.cursor)
      if (won) await apply(trx, changes, logChange)
      return won
    })
    workedOffAt = Date.parse(changes.at(-1)!.at)
    return { found: changes.length, applied: moved ? changes.length : 0 }
  }

  /** Everything that is applied bears being applied again, so a log that was replaced is followed from its beginning. */
  const startAgain = async (cursor: number): Promise<void> => {
    log.warn({ feed: name, cursor }, 'the followed log was replaced or restored, following it from its beginning')
    await database.transaction(trx => trx('follow_cursor').where({ feed: name, cursor }).update({ cursor: 0 }))
  }

  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  const run = async () => {
    let failures = 0
    // at first it is not waited for news: until it is known that there are none, nothing is known
    let wait = 0
    while (!stopping.signal.aborted) {
      try {
        const { found } = await step(wait, stopping.signal)
        failures = 0
        wait = waitMs
        if (found >= manyChanges && found < batch) await rest(gatherMs)
      } catch (error) {
        if (stopping.signal.aborted) return
        log[failures++ === 0 ? 'warn' : 'debug']({ feed: name, error }, 'feed could not be followed, trying again')
        await rest(failurePauseMs)
      }
    }
  }

  return {
    drain: async progress => {
      let applied = 0
      for (let done = await step(0); done.found > 0; done = await step(0)) {
        applied += done.applied
        progress?.(done.applied)
      }
      return applied
    },
    start: () => void (running = run()),
    stop: async () => {
      stopping.abort()
      await running
    },
    standing: () => ({ heardAt: heardAt ?? workedOffAt, workedOffAt }),
  }
}

const readCursor = async (database: Database, feed: string): Promise<number> => {
  const row = await database
    .read('follow_cursor')
    .where({ feed })
    .first<{ cursor: number | string } | undefined>('cursor')
  return Number(row?.cursor ?? 0)
}

/** How far each followed log was read, by the follower's name. */
export const followedCursors = async (knex: Knex): Promise<Record<string, number>> => {
  const rows = await knex('follow_cursor').orderBy('feed').select<{ feed: string; cursor: number | string }[]>('*')
  return Object.fromEntries(rows.map(({ feed, cursor }) => [feed, Number(cursor)]))
}

const moveCursor = async (trx: Knex.Transaction, feed: string, from: number, to: number): Promise<boolean> => {
  if (from === 0) await trx('follow_cursor').insert({ feed, cursor: 0 }).onConflict('feed').ignore()
  return (await trx('follow_cursor').where({ feed, cursor: from }).update({ cursor: to })) === 1
}
