import type { Database } from '../database/database.ts'
import { readPushed, type Pushed } from './pushed.ts'
import type { DescribedSource } from './readSources.ts'
import { readRuns, type SourceRun } from './sourceRuns.ts'

/** What a department knows of one of its sources; how it stands follows from it and the time. */
export interface SourceFacts {
  system: string
  department: string
  kind: 'PUSH' | 'PULL' | 'FILE' | 'HTTP' | 'LIVE'
  owner: string | null
  /** for how many ms its data count as fresh; null: nothing was promised */
  freshFor: number | null
  running: boolean
  lastRunAt: string | null
  lastSuccessAt: string | null
  /** of the last run that took something; PUSH: all that came */
  rows: number | null
  rejected: number | null
  lastError: string | null
}

/** How a source system stands: DataSource of the schema. */
export interface SourceStanding extends Omit<SourceFacts, 'freshFor' | 'running'> {
  /** WAITING: nothing came yet; STALE: the last success is older than the source promises; FAILED: the last run did not succeed */
  status: 'OK' | 'RUNNING' | 'WAITING' | 'STALE' | 'FAILED'
  /** since the last success */
  lagSeconds: number | null
  freshUntil: string | null
}

/** The sources of one department: those that are described, then the systems that push without being described. Two statements. */
export const sourceFacts = async (
  database: Database,
  department: string,
  described: readonly DescribedSource[],
  now: number,
): Promise<SourceFacts[]> => {
  const own = described.filter(each => each.department === department)
  const [runs, pushed] = await Promise.all([
    readRuns(
      database,
      own.map(({ source }) => source.system),
    ),
    readPushed(database.read),
  ])
  const known = new Map(pushed.map(each => [each.system, each]))
  const systems = new Set(own.map(({ source }) => source.system))
  return [
    ...own.map(({ source }) => ({
      system: source.system,
      department,
      owner: source.owner ?? null,
      freshFor: source.freshFor ?? null,
      ...(source.kind === 'push' ? ofPush(known.get(source.system)) : ofRun(source.kind, runs.get(source.system), now)),
    })),
    ...pushed
      .filter(({ system }) => !systems.has(system))
      .map(each => ({ system: each.system, department, owner: null, freshFor: null, ...ofPush(each) })),
  ]
}

const kinds = { pull: 'PULL', file: 'FILE', http: 'HTTP', live: 'LIVE' } as const

const ofRun = (kind: keyof typeof kinds, run: SourceRun | undefined, now: number) => ({
  kind: kinds[kind],
  running: run !== undefined && run.leaseOwner !== null && run.leaseUntil >= now,
  lastRunAt: run?.lastRunAt ?? null,
  lastSuccessAt: run?.lastSuccessAt ?? null,
  rows: run?.rows ?? null,
  rejected: run?.rejected ?? null,
  lastError: run?.lastError ?? null,
})

const ofPush = (pushed: Pushed | undefined) => ({
  kind: 'PUSH' as const,
  running: false,
  lastRunAt: pushed?.at ?? null,
  lastSuccessAt: pushed?.at ?? null,
  rows: pushed?.rows ?? null,
  rejected: pushed?.rejected ?? null,
  lastError: null,
})

/** How a source stands at a time, in ms. */
export const standingOf = ({ freshFor, running, ...facts }: SourceFacts, now: number): SourceStanding => {
  const success = facts.lastSuccessAt === null ? null : Date.parse(facts.lastSuccessAt)
  const freshUntil = success === null || freshFor === null ? null : success + freshFor
  const status = () => {
    if (running) return 'RUNNING'
    if (facts.lastError !== null) return 'FAILED'
    if (success === null) return 'WAITING'
    return freshUntil !== null && freshUntil < now ? 'STALE' : 'OK'
  }
  return {
    ...facts,
    status: status(),
    lagSeconds: success === null ? null : Math.max(0, Math.floor((now - success) / 1_000)),
    freshUntil: freshUntil === null ? null : new Date(freshUntil).toISOString(),
  }
}
