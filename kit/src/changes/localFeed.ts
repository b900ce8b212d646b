import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { headOf, readChanges, type Kinds } from './changeLog.ts'
import { CursorAhead, type Feed } from './follower.ts'

const pollMs = 150

/**
 * A change log in this process's reach. It looks again every 150 ms, at its head alone: another process may write to the same database.
 * @throws CursorAhead
 */
export const localFeed =
  (database: Database, kinds: Kinds = {}): Feed =>
  async (after, limit, waitMs, signal) => {
    const deadline = Date.now() + waitMs
    for (let seen = after; ;) {
      const head = await headOf(database)
      if (after > head) throw new CursorAhead()
      const changes = head > seen ? await readChanges(database, after, limit, kinds) : []
      if (changes.length > 0 || Date.now() >= deadline || signal?.aborted) return changes
      seen = head
      await pause(pollMs, undefined, { signal }).catch(() => undefined)
    }
  }
