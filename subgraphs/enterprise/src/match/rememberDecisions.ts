import { LRUCache } from 'lru-cache'
import { lastCursorOf } from '@e360/kit/changes/changeLog'
import type { Knex } from '@e360/kit/database/database'
import type { MatchDecision, Subject } from '@e360/kit/records/matchPort'
import { enterpriseKind } from '@e360/kit/records/registerProjection'
import { decideSubjects } from './decideSubjects.ts'

/** {@link decideSubjects}, or a way to spare it. */
export type DecideSubjects = (read: Knex, subjects: readonly Subject[]) => Promise<MatchDecision[]>

const mostRemembered = 20_000

/**
 * {@link decideSubjects} with a memory: the same words get the same answer until the register's log tells of another company. A record is asked about when
 * it is pushed and once more when it enters the crosswalk, and one company has many records.
 * Not for a transaction that itself changes companies: its log tells of them only at its end.
 */
export const rememberDecisions = (): DecideSubjects => {
  const remembered = new LRUCache<string, MatchDecision>({ max: mostRemembered })
  let remembersAt: number | undefined
  return async (read, subjects) => {
    const at = await lastCursorOf(read, enterpriseKind)
    if (at !== remembersAt) remembered.clear()
    remembersAt = at
    const keys = subjects.map(({ name, code, address, district }) => JSON.stringify([name, code, address, district]))
    const decisions = new Map<string, MatchDecision>()
    const open = new Map<string, Subject>()
    for (const [index, key] of keys.entries()) {
      const known = remembered.get(key)
      if (known) decisions.set(key, known)
      else open.set(key, subjects[index]!)
    }
    const decided = await decideSubjects(read, [...open.values()])
    for (const [index, key] of [...open.keys()].entries()) {
      decisions.set(key, decided[index]!)
      // another question may have found a newer log meanwhile
      if (at === remembersAt) remembered.set(key, decided[index])
    }
    return keys.map(key => decisions.get(key)!)
  }
}
