import { lagOf } from '../changes/lag.ts'
import type { RunningDepartment } from '../department.ts'
import type { Clock } from './ceiling.ts'
import { freshnessOf, oldestOf } from './freshness.ts'
import type { DescribedSource } from './readSources.ts'
import { reportSources } from './reportSources.ts'
import { sourceFacts } from './standing.ts'

export type WatchedDepartment = Pick<
  RunningDepartment,
  'name' | 'database' | 'freshness' | 'log' | 'followers' | 'rebuild' | 'followedSources'
>

/**
 * Looks once at a department's sources, and at those that it follows: notes how fresh its data are, for its answers, and tells its followers what is
 * new of its own.
 */
export const lookAtSources = async (
  described: readonly DescribedSource[],
  { name, database, freshness, followers, rebuild, followedSources }: WatchedDepartment,
  now: number,
): Promise<void> => {
  const facts = await sourceFacts(database, name, described, now)
  const followed = (await followedSources?.()) ?? []
  freshness.told = oldestOf([freshnessOf([...facts, ...followed], now), lagOf(followers, rebuild !== undefined, now)])
  await reportSources(database, name, facts, now)
}

const lookMs = 1_000

/** {@link lookAtSources} each second until the signal. */
export const watchSources = async (
  described: readonly DescribedSource[],
  department: WatchedDepartment,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  let failures = 0
  while (!signal.aborted) {
    try {
      await lookAtSources(described, department, clock.now())
      failures = 0
    } catch (error) {
      department.log[failures++ === 0 ? 'warn' : 'debug']({ error }, 'the sources could not be looked at, trying again')
    }
    await clock.pause(lookMs, signal).catch(() => undefined)
  }
}
