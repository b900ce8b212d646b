import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { headOf, readChanges, type Kinds } from './changeLog.ts'
import { CursorAhead, type Feed } from './follower.ts'

const pollMs = 150

/**
 * A change log in this process's reach. It looks again every 150 ms: another process may write to the same database.
 * @throws CursorAhead
 */
export const localFeed =
  (database: Database, kinds: Kinds = {}): Feed =>
  async (after, limit, waitMs, signal) => {
    const deadline = Date.now() + waitMs
    if (after > (await headOf(database))) throw new CursorAhead()
    for (;;) {
      const changes = await readChanges(database, after, limit, kinds)
      if (changes.length > 0 || Date.now() >= deadline || signal?.aborted) return changes
      await pause(pollMs, undefined, { signal }).catch(() => undefined)
    }
  }
