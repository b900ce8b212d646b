import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { QueryPlan } from '@apollo/query-planner'
import { failure } from '@e360/kit/errors'
import { tooCostly } from '../limits/judge.ts'
import type { Planned, ToPlan } from './thread.ts'
import { noPlan } from './unplannable.ts'

/** A planner that holds up nobody but those who wait for it. */
export interface PlanningThread {
  /** @throws QUERY_TOO_COSTLY where it takes too long, RATE_LIMITED where too many wait */
  plan: (toPlan: ToPlan) => Promise<QueryPlan>
  /** begins it before there is anything to plan */
  begin: () => Promise<unknown>
  close: () => Promise<void>
}

const mostWaiting = 16
const largestHeapMb = 512

/**
 * The thread begins with the first plan; one that takes too long, or too much memory, ends it, and the next plan begins another.
 * @param patienceMs for one plan, of a thread that runs
 */
export const planningThread = (sdl: string, patienceMs = 5_000): PlanningThread => {
  let running: { worker: Worker; gone: AbortSignal; isReady: Promise<unknown> } | undefined
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isClosed = false

  const begin = () => {
    const worker = new Worker(new URL('./begin.js', import.meta.url), {
      workerData: { sdl },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: largestHeapMb },
    })
    worker.unref()
    // told to those who wait for a plan; nobody does where it ends between two
    worker.on('error', () => undefined)
    const gone = new AbortController()
    worker.once('exit', () => gone.abort())
    return { worker, gone: gone.signal, isReady: once(worker, 'message', { signal: gone.signal }) }
  }

  const end = async () => {
    const { worker } = running ?? {}
    running = undefined
    await worker?.terminate()
  }

  const planOne = async (toPlan: ToPlan): Promise<QueryPlan> => {
    if (isClosed) throw new Error('the planning thread is closed')
    running ??= begin()
    const { worker, gone, isReady } = running
    await isReady.catch(async (error: unknown) => {
      await end()
      throw error
    })
    const timer = setTimeout(() => void end(), patienceMs)
    const answered = once(worker, 'message', { signal: gone }) as Promise<[Planned]>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    worker.postMessage(toPlan)
    const [planned] = await answered
      .catch(async () => {
        await end()
        throw tooCostly('查询过于复杂，未能在限定的时间和内存内安排')
      })
      .finally(() => clearTimeout(timer))
    if ('failed' in planned) throw noPlan(planned.failed)
    return planned.plan
  }

  return {
    begin: () => (running ??= begin()).isReady,
    plan: async toPlan => {
      if (waiting >= mostWaiting) {
        const headers = new Map([['retry-after', '1']])
        throw failure('RATE_LIMITED', '正在安排的复杂查询过多，请稍后再试', { http: { status: 429, headers } })
      }
      waiting += 1
      const planned = before.then(() => planOne(toPlan)).finally(() => (waiting -= 1))
      before = planned.catch(() => undefined)
      return planned
    },
    close: async () => {
      isClosed = true
      await end()
    },
  }
}
