import type { Database } from '../database/database.ts'

/** Time as the ceiling and the schedule know it; tests bring their own. */
export interface Clock {
  now: () => number
  /** @throws where the signal is aborted */
  pause: (ms: number, signal: AbortSignal) => Promise<void>
}

/** A second more than a minute, for what the way to the server takes. */
const minuteMs = 61_000

/**
 * Waits until one more query of this source may be sent, and counts it in the database: restarts and other processes begin where the last
 * one was. A token bucket of a tenth of the ceiling that fills so slowly that no minute, wherever it begins, has more queries than allowed.
 * @param left for others: the part of the bucket that this one leaves alone
 * @returns asks for one more query: false where it could not be sent until then
 */
export const underCeiling =
  (database: Database, system: string, queriesPerMinute: number, clock: Clock, left = 0) =>
  async (signal: AbortSignal, until = Infinity): Promise<boolean> => {
    const burst = Math.max(1, Math.floor(queriesPerMinute / 10))
    const interval = Math.ceil(minuteMs / (queriesPerMinute - burst + 1))
    for (;;) {
      const row = await database.read('source_run').where({ system }).first<{ at: number | string }>({ at: 'query_at' })
      const at = Number(row.at)
      const now = clock.now()
      const early = at - (burst - 1 - Math.floor(burst * left)) * interval - now
      if (early > 0) {
        if (now + early > until) return false
        await clock.pause(early, signal)
        continue
      }
      const counted = await database.transaction(trx =>
        trx('source_run')
          .where({ system, query_at: at })
          .update({ query_at: Math.max(at, now) + interval }),
      )
      if (counted === 1) return true
    }
  }
