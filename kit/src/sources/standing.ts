import type { RunningDepartment } from '../department.ts'
import type { DescribedSource } from './readSources.ts'
import { readRun } from './sourceRuns.ts'

/** How a source system stands: DataSource of the schema. */
export interface SourceStanding {
  system: string
  department: string
  kind: 'PUSH' | 'PULL' | 'FILE' | 'HTTP'
  owner: string | null
  /** WAITING: nothing came yet; STALE: the last success is older than the source promises; FAILED: the last run did not succeed */
  status: 'OK' | 'RUNNING' | 'WAITING' | 'STALE' | 'FAILED'
  lastRunAt: string | null
  lastSuccessAt: string | null
  /** since the last success */
  lagSeconds: number | null
  freshUntil: string | null
  rows: number | null
  rejected: number | null
  lastError: string | null
}

/** @param department that takes the records of this source */
export const standingOf = async (
  { source, department: name }: DescribedSource,
  department: Pick<RunningDepartment, 'database' | 'importers'>,
  now = Date.now(),
): Promise<SourceStanding> => {
  const run = source.kind === 'push' ? undefined : await readRun(department.database, source.system)
  const lastSuccessAt =
    source.kind === 'push' ? await lastPush(source.system, department) : (run?.lastSuccessAt ?? null)
  const success = lastSuccessAt === null ? null : Date.parse(lastSuccessAt)
  const freshUntil = success === null || source.freshFor === undefined ? null : success + source.freshFor
  const status = () => {
    if (run && run.leaseOwner !== null && run.leaseUntil >= now) return 'RUNNING'
    if (run && run.lastError !== null) return 'FAILED'
    if (success === null) return 'WAITING'
    return freshUntil !== null && freshUntil < now ? 'STALE' : 'OK'
  }
  return {
    system: source.system,
    department: name,
    kind: kinds[source.kind],
    owner: source.owner ?? null,
    status: status(),
    lastRunAt: run?.lastRunAt ?? lastSuccessAt,
    lastSuccessAt,
    lagSeconds: success === null ? null : Math.max(0, Math.floor((now - success) / 1_000)),
    freshUntil: freshUntil === null ? null : new Date(freshUntil).toISOString(),
    rows: run?.rows ?? null,
    rejected: run?.rejected ?? null,
    lastError: run?.lastError ?? null,
  }
}

const kinds = { push: 'PUSH', pull: 'PULL', file: 'FILE', http: 'HTTP' } as const

const lastPush = async (
  system: string,
  { importers }: Pick<RunningDepartment, 'importers'>,
): Promise<string | null> => {
  const times = await Promise.all(
    Object.values(importers).map(async ({ kept }) => (await kept?.lastReceived(system)) ?? null),
  )
  return (
    times
      .filter(time => time !== null)
      .toSorted()
      .at(-1) ?? null
  )
}
