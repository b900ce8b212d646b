import { AsyncResource, createHook, executionAsyncResource } from 'node:async_hooks'
import { writeFileSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { framesDuring } from './frames.ts'

/*
 * Loaded with --import into the server that is measured: SIGUSR2 begins, a second one writes what was found to the file BENCH_LOOP_FILE.
 * With BENCH_LOOP_PROFILE what ran during each block is told as well, at some cost.
 */

/** One turn of work of the loop, a callback and what it leads to before the next, that took long. */
export interface Block {
  /** ms since the measuring began */
  at: number
  ms: number
  /** what ran, longest first; only where it was asked for */
  ran?: string[]
}

/** In ms: how much later timers came than they should, under the whole load; and what single pieces held the loop for long. */
export interface LoopDelay {
  p50: number
  p99: number
  most: number
  blocks: Block[]
}

const { BENCH_LOOP_FILE: file, BENCH_LOOP_PROFILE: isProfiled } = process.env
const longMs = 50

const begin = () => {
  const session = isProfiled ? openProfile() : null
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const begun = performance.now()
  const blocks: Block[] = []
  let last = begun
  let lastIdle = performance.eventLoopUtilization().idle
  const endPiece = () => {
    const now = performance.now()
    const { idle } = performance.eventLoopUtilization()
    const ms = now - last - (idle - lastIdle)
    if (ms > longMs) blocks.push({ at: last - begun, ms })
    last = now
    lastIdle = idle
  }
  const hook = createHook({ before: () => void (isWithinPiece(executionAsyncResource()) || endPiece()) }).enable()
  return () => {
    hook.disable()
    histogram.disable()
    const profile = session?.stop()
    // the histogram counts from timer to timer, a millisecond apart
    const delay = (share: number) => Math.max(0, histogram.percentile(share) / 1e6 - 1)
    const found: LoopDelay = {
      p50: delay(50),
      p99: delay(99),
      most: Math.max(0, histogram.max / 1e6 - 1),
      blocks: blocks.map(block => ({ ...block, ...(profile && { ran: framesDuring(profile, block) }) })),
    }
    writeFileSync(file!, JSON.stringify(found))
  }
}

/** Promises, ticks and what code wraps by itself go on within the callback that led to them; the loop does not turn before them. */
const isWithinPiece = (resource: object): boolean =>
  resource instanceof Promise || resource instanceof AsyncResource || ('callback' in resource && 'args' in resource)

const openProfile = () => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: 2_000 })
  session.post('Profiler.start')
  return {
    stop: () => {
      let taken: Profiler.Profile | undefined
      session.post('Profiler.stop', (_, { profile }) => (taken = profile))
      session.disconnect()
      return taken!
    },
  }
}

let end: (() => void) | undefined
process.on('SIGUSR2', () => {
  if (end) end()
  end = end ? undefined : begin()
})
