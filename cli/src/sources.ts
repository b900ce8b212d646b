import path from 'node:path'
import type { RunningDepartment } from '@e360/kit/department'
import type { Log } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'
import { readSources, type DescribedSources } from '@e360/kit/sources/readSources'
import { realClock, scheduleSources } from '@e360/kit/sources/schedule'
import { readManifests } from './doors.ts'

/** The source systems that the operator has described, see docs/sources.md. */
export const describedSources = (settings: Pick<Settings, 'E360_SOURCES'>): Promise<DescribedSources> =>
  readSources(
    settings.E360_SOURCES,
    Object.fromEntries(readManifests().map(({ name, records }) => [name, Object.keys(records)])),
  )

/** Keeps the sources of the departments of this process running. @returns ends that */
export const startSources = async (
  departments: readonly RunningDepartment[],
  settings: Settings,
  log: Log,
): Promise<() => Promise<void>> => {
  const { sources, faults } = await describedSources(settings)
  for (const { message } of faults) {
    log.error({ fault: message }, 'a source system is not described well')
    process.stderr.write(`${message}\n`)
  }
  return scheduleSources(sources, departments, { ...sourcePorts(settings), clock: realClock })
}

export const sourcePorts = (settings: Settings) => ({
  named: settings.named,
  errors: path.join(settings.E360_DATA_DIR, 'source-errors'),
})
