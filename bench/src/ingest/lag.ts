import { setTimeout as pause } from 'node:timers/promises'
import { headOf, readChanges } from '@e360/kit/changes/changeLog'
import { followedCursors } from '@e360/kit/changes/follower'
import type { Database } from '@e360/kit/database/database'
import { percentile } from '../figures.ts'

/** One department's log, and the database of one that follows it under the department's name. */
export interface Followed {
  department: string
  told: Database
  follower: Database
}

const lookEveryMs = 40
const lookCloselyMs = 5

/** How old the first change is that the follower has not taken yet, in ms; 0 where it has taken all. */
const lagOf = async ({ department, told, follower }: Followed): Promise<number> => {
  const cursor = (await followedCursors(follower.read))[department] ?? 0
  const [next] = await readChanges(told, cursor, 1)
  return next ? Math.max(0, Date.now() - Date.parse(next.at)) : 0
}

/** Looks again and again how far the follower is behind while the work goes on, and until it has caught up. */
export const lagDuring = async <Result>(followed: Followed, work: Promise<Result>) => {
  const lags: number[] = []
  let working = true
  const done = work.finally(() => (working = false))
  done.catch(() => undefined)
  for (let lag = 0; working || lag > 0; await pause(lookEveryMs)) lags.push((lag = await lagOf(followed)))
  return { result: await done, lagMs: { p50: percentile(lags, 0.5), p99: percentile(lags, 0.99) } }
}

/** How long a single change takes to the follower, nothing else being on its way. @param push writes one record */
export const idleLag = async (followed: Followed, push: () => Promise<unknown>, times: number) => {
  const lags: number[] = []
  for (let time = 0; time < times; time++) {
    const before = await headOf(followed.told)
    await push()
    const [change] = await readChanges(followed.told, before, 1)
    while ((await lagOf(followed)) > 0) await pause(lookCloselyMs)
    lags.push(Date.now() - Date.parse(change!.at))
    await pause(lookEveryMs)
  }
  return { p50: percentile(lags, 0.5), p99: percentile(lags, 0.99), most: Math.max(...lags) }
}
