import { writeFileSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { framesDuring } from './frames.ts'

/*
 * Loaded with --import into the server that is measured: SIGUSR2 begins, a second one writes what was found to the file BENCH_LOOP_FILE.
 * With BENCH_LOOP_PROFILE what ran during each block is told as well, at some cost.
 */

export interface Block {
  /** ms since the measuring began */
  at: number
  ms: number
  /** what ran, longest first; only where it was asked for */
  ran?: string[]
}

export interface LoopDelay {
  p50: number
  p99: number
  most: number
  blocks: Block[]
}

const { BENCH_LOOP_FILE: file, BENCH_LOOP_PROFILE: isProfiled } = process.env
const longMs = 50
const lookEveryMs = 2

const begin = () => {
  const session = isProfiled ? openProfile() : null
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const begun = performance.now()
  const blocks: Block[] = []
  let last = begun
  const timer = setInterval(() => {
    const now = performance.now()
    const ms = now - last - lookEveryMs
    if (ms > longMs) blocks.push({ at: last - begun, ms })
    last = now
  }, lookEveryMs).unref()
  return () => {
    clearInterval(timer)
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
