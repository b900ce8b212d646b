import { createHash } from 'node:crypto'
import { loggedTransaction, type NewChange } from '../changes/changeLog.ts'
import { sourceRunKind } from '../changes/reports.ts'
import type { Database } from '../database/database.ts'
import { replaceMany } from '../database/insertMany.ts'
import type { SourceFacts } from './standing.ts'

/** A source that only goes on as before is told of at most so often: the log keeps every word. */
const quietMs = 30_000

/** Tells the followers of a department's change log how its sources stand, where that is news; one that is no longer described is taken back. */
export const reportSources = async (
  database: Database,
  department: string,
  facts: readonly SourceFacts[],
  now: number,
): Promise<void> => {
  const reported = await readReported(database)
  const news = facts.map(toTell).filter(each => isDue(each, reported.get(each.system), now))
  const gone = [...reported.keys()].filter(system => facts.every(each => each.system !== system))
  if (news.length + gone.length === 0) return
  await loggedTransaction(database, async (trx, log) => {
    await replaceMany(
      trx,
      'source_report',
      news.map(each => ({ system: each.system, at: now, facts: JSON.stringify(each) })),
    )
    await trx('source_report').whereIn('system', gone).delete()
    for (const each of news) log(changeOf(department, each.system, 'UPSERT', { ...each }))
    for (const system of gone) log(changeOf(department, system, 'WITHDRAWN', { system, department }))
  })
}

/** Of a run that was made before and will be made again nobody is told that it has begun. */
const toTell = (facts: SourceFacts): SourceFacts => ({
  ...facts,
  running: facts.running && facts.lastSuccessAt === null,
})

const isDue = (facts: SourceFacts, before: Reported | undefined, now: number): boolean => {
  if (before === undefined) return true
  if (JSON.stringify(facts) === JSON.stringify(before.facts)) return false
  const isNews = loud(facts) !== loud(before.facts)
  return isNews || now - before.at >= Math.min(quietMs, (facts.freshFor ?? Infinity) / 2)
}

/** What nobody should wait for. */
const loud = ({ kind, owner, freshFor, running, lastSuccessAt, rejected, lastError }: SourceFacts): string =>
  JSON.stringify([kind, owner, freshFor, running, lastSuccessAt === null, kind !== 'PUSH' && rejected, lastError])

interface Reported {
  at: number
  facts: SourceFacts
}

const readReported = async ({ read }: Database): Promise<Map<string, Reported>> => {
  const rows = await read('source_report')
    .orderBy('system')
    .select<{ system: string; at: number | string; facts: string }[]>('system', 'at', 'facts')
  return new Map(
    rows.map(({ system, at, facts }) => [system, { at: Number(at), facts: JSON.parse(facts) as SourceFacts }]),
  )
}

const changeOf = (
  department: string,
  system: string,
  op: NewChange['op'],
  payload: Readonly<Record<string, unknown>>,
): NewChange => ({
  kind: sourceRunKind,
  op,
  id: createHash('sha256')
    .update(JSON.stringify([department, system]))
    .digest('base64url')
    .slice(0, 26),
  orgCode: null,
  payload,
})
