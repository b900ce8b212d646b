import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { headOf } from '@e360/kit/changes/changeLog'
import type { RunningDepartment } from '@e360/kit/department'
import type { Log } from '@e360/kit/log'
import { lastJudgedOn } from '@e360/kit/quality/reportQuality'
import { judgedDepartments } from './departmentQuality.ts'
import { isQualityDue } from './qualityDue.ts'

/** After a start others have more to do. */
const firstMs = 30_000
const lookMs = 600_000

/**
 * Has the departments' data judged when they are due (`e360 quality --refresh`), each in a process of its own beside this one, which answers people.
 * @returns ends that
 */
export const keepQuality = (departments: readonly RunningDepartment[], log: Log): (() => Promise<void>) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const kept = keepJudging(departments, log, signal)
  return async () => {
    stopping.abort()
    await kept
  }
}

const keepJudging = async (departments: readonly RunningDepartment[], log: Log, signal: AbortSignal): Promise<void> => {
  const able = new Set((await judgedDepartments(undefined)).map(({ name }) => name))
  for (let wait = firstMs; !signal.aborted; wait = lookMs) {
    await pause(wait, undefined, { signal, ref: false }).catch(() => undefined)
    for (const { name, database } of departments) {
      if (signal.aborted) return
      try {
        const [last, head] = [await lastJudgedOn(database), await headOf(database)]
        if (able.has(name) && isQualityDue(last, head, new Date().toISOString())) await judgeBeside(name, log, signal)
      } catch (error) {
        log.warn({ department: name, error }, 'the quality of data could not be judged, trying again later')
      }
    }
  }
}

/** The other process ends with this one, whatever ends it: the channel between them closes. */
const judgeBeside = async (department: string, log: Log, signal: AbortSignal): Promise<void> => {
  const child = fork(process.argv[1]!, ['quality', '--refresh', '--department', department], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const end = () => void child.kill('SIGKILL')
  signal.addEventListener('abort', end, { once: true })
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0 && !signal.aborted) log.warn({ department, code }, 'the quality of data could not be judged')
  } finally {
    signal.removeEventListener('abort', end)
  }
}
