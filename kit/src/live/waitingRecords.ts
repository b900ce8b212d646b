import { unavailable, type Body } from './liveBodies.ts'

/** What was read of a record: its body, and the company that it names there. */
interface FoundRecord {
  body: Body
  name: string | null
  code: string | null
}

/** Records whose bodies somebody waits for, each once, however many ask. */
export interface WaitingRecords {
  /** @throws SECTION_UNAVAILABLE where nobody settled it in time */
  wait: (id: string) => Promise<FoundRecord>
  /** those that are asked about next, at most so many; who asks for one from now on waits for the next question */
  take: (most: number) => string[]
  /** undefined: cannot be had */
  settle: (id: string, found: FoundRecord | undefined) => void
  /** gives up on all that are asked about, or wait where `everything` is told */
  fail: (everything: boolean) => void
  size: () => number
}

interface Waiting {
  promise: Promise<FoundRecord>
  settle: (found: FoundRecord | undefined) => void
}

/** @param patienceMs less than the gateway waits for the department, so that what is there can be shown */
export const openWaitingRecords = (system: string, patienceMs: number, onEmpty: () => void): WaitingRecords => {
  const waiting = new Map<string, Waiting>()
  const asked = new Map<string, Waiting>()
  const enter = (id: string): Waiting => {
    let settle: Waiting['settle'] = () => undefined
    const promise = new Promise<FoundRecord>((resolve, reject) => {
      const timer = setTimeout(() => {
        if (waiting.get(id)?.promise === promise) waiting.delete(id)
        if (waiting.size === 0) onEmpty()
        reject(unavailable(system))
      }, patienceMs)
      settle = found => {
        clearTimeout(timer)
        if (found) resolve(found)
        else reject(unavailable(system))
      }
    })
    return { promise, settle }
  }
  const settleAll = (records: Map<string, Waiting>) => {
    for (const { settle } of records.values()) settle(undefined)
    records.clear()
  }
  return {
    wait: id => {
      const known = waiting.get(id) ?? enter(id)
      waiting.set(id, known)
      return known.promise
    },
    take: most => {
      for (const [id, record] of waiting) {
        if (asked.size === most) break
        waiting.delete(id)
        asked.set(id, record)
      }
      return [...asked.keys()]
    },
    settle: (id, found) => {
      asked.get(id)?.settle(found)
      asked.delete(id)
    },
    fail: everything => {
      settleAll(asked)
      if (everything) settleAll(waiting)
    },
    size: () => waiting.size,
  }
}
