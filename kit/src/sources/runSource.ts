import { createHash } from 'node:crypto'
import { failures, isFailure } from '../errors.ts'
import type { RunningDepartment } from '../department.ts'
import { forgetLive, noteLive } from '../live/liveSources.ts'
import { requireLive, type Importer } from '../records/importer.ts'
import { askHttp } from './askHttp.ts'
import { underCeiling } from './ceiling.ts'
import { takeDropped } from './dropFolder.ts'
import { pull } from './pull.ts'
import type { Run, RunResult, SourcePorts } from './run.ts'
import { leaseMs, takeLease } from './sourceRuns.ts'
import type { RunSource } from './sourceFile.ts'

/** How a run ended; null where another process is at it. */
export type RunOutcome = (RunResult & { error: null }) | { error: string } | null

/** As if nothing had been read. */
const unread = { watermark: null, lastKey: null, rereading: null, scannedAt: 0 }

/** A source that fails is asked more and more seldom, at most so seldom. */
const seldomMs = 3_600_000

/**
 * Runs a source once, where no other process does. Whatever goes wrong becomes its state and harms nobody else.
 * @param department that takes records of the source's type
 */
export const runSource = async (
  source: RunSource,
  department: Pick<RunningDepartment, 'database' | 'importers' | 'live' | 'log'>,
  ports: SourcePorts,
): Promise<RunOutcome> => {
  const { clock } = ports
  const { database, log } = department
  const lease = await takeLease(database, source.system, clock.now)
  if (!lease) return null
  const lost = new AbortController()
  const { signal } = lost
  const leave = () => lost.abort()
  // not AbortSignal.any(): on Node 20 a signal that lives long keeps every signal that was made of it
  ports.signal.addEventListener('abort', leave)
  if (ports.signal.aborted) leave()
  const heartbeat = setInterval(() => void lease.note({}).catch(leave), leaseMs / 3)
  const settings = fingerprint(source)
  const known = lease.run.settings === settings ? lease.run : { ...lease.run, ...unread }
  const began = clock.now()
  try {
    const { watermark, lastKey, rereading } = known
    await lease.note({ settings, watermark, lastKey, rereading, lastRunAt: new Date(began).toISOString() })
    const run: Run = {
      ...ports,
      signal,
      importer: department.importers[source.type]!,
      database,
      lease: { ...lease, run: known },
      permit: underCeiling(database, source.system, ceilingOf(source), clock),
      spare: underCeiling(database, source.system, ceilingOf(source), clock, 0.5),
    }
    const kind = run.importer.live?.kind
    if (kind !== undefined && source.kind === 'live') await noteLive(database, kind, source.system)
    const result = await runKind(source, run)
    if (kind !== undefined && source.kind !== 'live' && (await forgetLive(database, kind, source.system)))
      department.live.remove(kind, source.system)
    await lease.release({
      ...(result && { ...result, lastSuccessAt: new Date(clock.now()).toISOString() }),
      lastError: null,
      failures: 0,
      nextAt: Math.max(began + source.every, clock.now()),
    })
    return { rows: 0, rejected: 0, ...result, error: null }
  } catch (error) {
    if (ports.signal.aborted) {
      await lease.release({}).catch(() => undefined)
      return { error: '已停止，下次从这里继续' }
    }
    if (!isFailure(error)) log.error({ system: source.system, error }, 'a source failed')
    const lastError = isFailure(error) ? error.message : failures.INTERNAL_SERVER_ERROR.sentence
    const failed = lease.run.failures + 1
    const wait = Math.min(source.every * 2 ** Math.min(failed, 20), Math.max(source.every, seldomMs))
    await lease.release({ lastError, failures: failed, nextAt: clock.now() + wait }).catch(() => undefined)
    return { error: lastError }
  } finally {
    clearInterval(heartbeat)
    ports.signal.removeEventListener('abort', leave)
  }
}

/** @returns null where nothing came that would tell how fresh the source is */
const runKind = (source: RunSource, run: Run): Promise<RunResult | null> => {
  if (source.kind === 'pull') return pull(source, run)
  if (source.kind === 'live') return pull(source, { ...run, importer: indexOnly(run.importer) })
  return source.kind === 'http' ? askHttp(source, run) : takeDropped(source, run)
}

/** Takes of each record what finds it and tells it; its body stays where it is. */
const indexOnly = (importer: Importer): Importer => ({ ...importer, prepare: requireLive(importer).prepare })

/** Requests a minute; a drop folder asks nobody. */
const ceilingOf = (source: RunSource): number => {
  if (source.kind === 'pull' || source.kind === 'live') return source.limits.queriesPerMinute
  return source.kind === 'http' ? source.limits.requestsPerMinute : Infinity
}

/** What decides which rows are read and what they become; how often and how fast does not. */
const fingerprint = (source: RunSource): string =>
  createHash('sha256')
    .update(
      JSON.stringify([source.type, source.mapping, decisive(source), ...(source.kind === 'live' ? ['live'] : [])]),
    )
    .digest('base64url')

const decisive = (source: RunSource): unknown => {
  if (source.kind === 'pull' || source.kind === 'live') {
    const { connection, table, key, watermark, lookups } = source
    // a column of the same name that holds numbers now
    const counts = watermark?.overlap && 'numbers' in watermark.overlap ? ['numbers'] : []
    return [connection, table, key, watermark?.column, lookups, ...counts]
  }
  return source.kind === 'http' ? [source.url, source.items, source.key, source.next, source.since?.field] : null
}
