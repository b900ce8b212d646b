import { AsyncResource, createHook, executionAsyncResource } from 'node:async_hooks'
import { openSync, readSync, writeFileSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector'
import { constants, monitorEventLoopDelay, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks'
import { framesDuring } from './frames.ts'

/*
 * Loaded with --import into the server that is measured: SIGUSR2 begins, a second one writes what was found to the file BENCH_LOOP_FILE.
 * With BENCH_LOOP_PROFILE what ran during each piece is told as well, at some cost.
 */

/** One turn of work of the loop, a callback and what it leads to before the next, that took long. */
export interface Piece {
  /** ms since 1970 */
  at: number
  /** by the clock */
  ms: number
  /** of it, so long the thread was ready to run and the machine ran others */
  waitedMs: number
  /** of it, so long garbage was collected, and of that the whole heap */
  gcMs: number
  majorGcMs: number
  /** what ran, longest first; only where it was asked for */
  ran?: string[]
}

/** In ms: how much later timers came than they should, under the whole load; and the pieces of work that were longest. */
export interface LoopDelay {
  p50: number
  p99: number
  most: number
  pieces: Piece[]
}

const { BENCH_LOOP_FILE: file, BENCH_LOOP_PROFILE: isProfiled } = process.env
const toldMs = 10
/** Of the piece's beginning: reading what the scheduler counts takes some microseconds, too many for each piece. */
const exactMs = 1

const begin = () => {
  const session = isProfiled ? openProfile() : null
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const begun = performance.now()
  /** what the profiler's clock shows more than ours */
  const clockMs = Number(process.hrtime.bigint()) / 1e6 - begun
  const pieces: Piece[] = []
  const collected: { at: number; ms: number; isMajor: boolean }[] = []
  const observer = new PerformanceObserver(list => {
    for (const { startTime, duration, detail } of list.getEntries() as Collected[])
      collected.push({ at: startTime, ms: duration, isMajor: detail.kind !== constants.NODE_PERFORMANCE_GC_MINOR })
  })
  observer.observe({ entryTypes: ['gc'] })
  const waitedMs = readWaited()
  let last = begun
  let lastIdle = performance.eventLoopUtilization().idle
  let lastWaited = { at: begun, ms: waitedMs() }
  const endPiece = () => {
    const now = performance.now()
    const { idle } = performance.eventLoopUtilization()
    const ms = now - last - (idle - lastIdle)
    if (now - lastWaited.at > exactMs) {
      const waited = waitedMs()
      if (ms > toldMs)
        pieces.push({ at: last, ms, waitedMs: Math.min(ms, waited - lastWaited.ms), gcMs: 0, majorGcMs: 0 })
      lastWaited = { at: now, ms: waited }
    }
    last = now
    lastIdle = idle
  }
  const hook = createHook({ before: () => void (isWithinPiece(executionAsyncResource()) || endPiece()) }).enable()
  return () => {
    hook.disable()
    histogram.disable()
    observer.disconnect()
    const profile = session?.stop()
    // the histogram counts from timer to timer, a millisecond apart
    const delay = (share: number) => Math.max(0, histogram.percentile(share) / 1e6 - 1)
    const found: LoopDelay = {
      p50: delay(50),
      p99: delay(99),
      most: Math.max(0, histogram.max / 1e6 - 1),
      pieces: pieces.map(piece => ({
        ...piece,
        at: performance.timeOrigin + piece.at,
        gcMs: sumOf(collected.filter(within(piece))),
        majorGcMs: sumOf(collected.filter(within(piece)).filter(({ isMajor }) => isMajor)),
        ...(profile && {
          ran: framesDuring(profile, { at: piece.at + clockMs - profile.startTime / 1_000, ms: piece.ms }),
        }),
      })),
    }
    writeFileSync(file!, JSON.stringify(found))
  }
}

type Collected = PerformanceEntry & { detail: { kind: number } }

const within = (piece: Piece) => (each: { at: number }) => each.at >= piece.at && each.at < piece.at + piece.ms

const sumOf = (all: readonly { ms: number }[]): number => all.reduce((sum, { ms }) => sum + ms, 0)

/** Promises, ticks and what code wraps by itself go on within the callback that led to them; the loop does not turn before them. */
const isWithinPiece = (resource: object): boolean =>
  resource instanceof Promise || resource instanceof AsyncResource || ('callback' in resource && 'args' in resource)

/** How long this thread was ready and did not run, in ms: the second figure of Linux' schedstat. */
const readWaited = (): (() => number) => {
  const schedstat = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  const buffer = Buffer.alloc(100)
  return () => Number(buffer.toString('latin1', 0, readSync(schedstat, buffer, 0, 100, 0)).split(' ')[1]) / 1e6
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
