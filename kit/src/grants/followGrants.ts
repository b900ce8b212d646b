import { setTimeout as pause } from 'node:timers/promises'
import type { Feed } from '../changes/follower.ts'
import { today } from '../clock.ts'
import type { Log } from '../log.ts'
import { grantBook, type Grants } from './grants.ts'
import { grantKind, type ToldGrant } from './toldGrant.ts'

const waitMs = 2_000
const mostChanges = 1_000
const failurePauseMs = 200
const longestSilenceMs = 10_000

/**
 * Keeps the grants in force in memory by following the log of the department that keeps them: in process or over HTTP, some 150 ms behind.
 * Where that department cannot be asked for ten seconds every grant is closed: it may have been revoked.
 */
export const followGrants = ({
  feed,
  use,
  log,
}: {
  feed: Feed
  use: Grants['use']
  log: Log
}): Grants & { close: () => Promise<void> } => {
  const book = grantBook()
  const closing = new AbortController()
  let cursor = 0
  let heardAt = -Infinity

  const step = async () => {
    const changes = await feed(cursor, mostChanges, waitMs, closing.signal).catch((error: { code?: unknown }) => {
      if (error.code !== 'CURSOR_AHEAD') throw error
      return null
    })
    if (changes === null) {
      book.clear()
      cursor = 0
      return
    }
    for (const { kind, op, id, payload } of changes)
      if (kind !== grantKind) continue
      else if (op === 'UPSERT') book.open(id, payload as unknown as ToldGrant)
      else book.close(id)
    cursor = changes.at(-1)?.cursor ?? cursor
    if (changes.length < mostChanges) heardAt = performance.now()
  }

  const run = async () => {
    for (let failures = 0; !closing.signal.aborted;)
      try {
        await step()
        failures = 0
      } catch (error) {
        if (closing.signal.aborted) return
        log[failures++ === 0 ? 'warn' : 'debug']({ error }, 'grants could not be followed, trying again')
        await pause(failurePauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
      }
  }
  const running = run()
  return {
    of: caller =>
      performance.now() - heardAt > longestSilenceMs ? { free: [], counted: [] } : book.of(caller, today()),
    use,
    close: async () => {
      closing.abort()
      await running
    },
  }
}
