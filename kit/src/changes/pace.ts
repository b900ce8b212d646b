import { setTimeout as pause } from 'node:timers/promises'
import type { Change } from './changeLog.ts'
import type { Feed } from './follower.ts'

/** Keeps what pours into a log from running away from those of this platform who follow it. */
export interface Pace {
  /** the same feed, whose reader is waited for from now on, while it asks */
  watched: <Told extends Change>(feed: Feed<Told>) => Feed<Told>
  /** Called between two batches: waits where a reader is far behind, and a moment at most, since one that is stuck must not stop a push. */
  keep: () => Promise<void>
}

/** Half of what is promised: a reader takes its time for what it has in hand, too. */
const mostBehindMs = 1_000
const longestWaitMs = 500
const lookMs = 20
/** Who has not asked for so long has stopped, or is lost. */
const forgottenMs = 10_000
/** Of times at which the log was looked at: more than a reader who is waited for can be behind. */
const mostNotes = 1_000

const realClock = { now: () => Date.now(), pause: (ms: number): Promise<void> => pause(ms) }

/** @param headOf the cursor of the log's last change */
export const openPace = (headOf: () => Promise<number>, clock = realClock): Pace => {
  const readers: { after: number; at: number }[] = []
  const notes: { head: number; at: number }[] = []

  const isFarBehind = (): boolean => {
    const now = clock.now()
    return readers.some(({ after, at }) => {
      const first = now - at > forgottenMs ? undefined : notes.find(({ head }) => head > after)
      return first !== undefined && now - first.at > mostBehindMs
    })
  }
  return {
    watched: feed => {
      const reader = { after: 0, at: -Infinity }
      readers.push(reader)
      return (after, ...more) => {
        Object.assign(reader, { after, at: clock.now() })
        return feed(after, ...more)
      }
    },
    keep: async () => {
      const head = await headOf()
      const begun = clock.now()
      if (notes.at(-1)?.head !== head) notes.push({ head, at: begun })
      while (notes.length > mostNotes) notes.shift()
      while (isFarBehind() && clock.now() - begun < longestWaitMs) await clock.pause(lookMs)
    },
  }
}
