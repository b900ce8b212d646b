import { setMaxListeners } from 'node:events'
import { setTimeout as timer } from 'node:timers/promises'
import type { RunningDepartment } from '../department.ts'
import { openBodyReader } from '../live/bodyReader.ts'
import type { Clock } from './ceiling.ts'
import type { DescribedSource } from './readSources.ts'
import type { SourcePorts } from './run.ts'
import { runSource } from './runSource.ts'
import type { LiveSource, RunSource } from './sourceFile.ts'
import { readRun } from './sourceRuns.ts'
import { watchSources } from './watchSources.ts'

export const realClock: Clock = {
  now: Date.now,
  pause: (ms, signal) => timer(ms, undefined, { signal }),
}

/** So long the schedule may not notice what another process ran. */
const lookMs = 500

/**
 * Runs the sources of these departments whenever they are due, and watches how they stand, until it is stopped. When that is lies in the departments' databases, so that
 * restarts do not begin anew and several processes share the work.
 * @returns ends the schedule; what is running stops after its present transaction
 */
export const scheduleSources = (
  sources: readonly DescribedSource[],
  departments: readonly RunningDepartment[],
  ports: Omit<SourcePorts, 'signal'>,
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const { signal } = stopping
  // as many as there are sources and departments
  setMaxListeners(0, signal)
  const loops = sources.flatMap(({ source, department: name }) => {
    const department = departments.find(each => each.name === name)
    return department && source.kind !== 'push' ? [keepRunning(source, department, { ...ports, signal })] : []
  })
  const readers = sources.flatMap(({ source, department: name }) => {
    const department = departments.find(each => each.name === name)
    return department && source.kind === 'live' ? [readInPlace(source, department, ports)] : []
  })
  loops.push(...departments.map(department => watchSources(sources, department, ports.clock, signal)))
  return async () => {
    stopping.abort()
    await Promise.all([...loops, ...readers.map(close => close())])
  }
}

/** @returns ends that */
const readInPlace = (
  source: LiveSource,
  { database, importers, live: bodies, log }: RunningDepartment,
  { clock, named }: Omit<SourcePorts, 'signal'>,
): (() => Promise<void>) => {
  const importer = importers[source.type]!
  const { live } = importer
  // a run says what is wrong with the file
  const reader = live && openBodyReader(source, { importer: { ...importer, live }, database, clock, named, log })
  if (!reader) return () => Promise.resolve()
  bodies.add(live.kind, source.system, reader.read)
  return reader.close
}

const keepRunning = async (source: RunSource, department: RunningDepartment, ports: SourcePorts): Promise<void> => {
  const { clock, signal } = ports
  while (!signal.aborted) {
    try {
      const run = await readRun(department.database, source.system)
      const wait = (run?.nextAt ?? 0) - clock.now()
      if (wait <= 0 && (run?.leaseUntil ?? 0) < clock.now()) await runSource(source, department, ports)
      else await clock.pause(Math.min(Math.max(wait, 20), lookMs), signal)
    } catch (error) {
      if (signal.aborted) return
      department.log.error({ system: source.system, error }, 'the schedule of a source failed')
      await clock.pause(lookMs, signal).catch(() => undefined)
    }
  }
}
