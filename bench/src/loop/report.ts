import { percentile, rounded } from '../figures.ts'
import type { LoopDelay, Piece } from './probe.ts'

/** What was sent from when to when, in ms since 1970, and how long each answer took. */
export interface Sent {
  name: string
  from: number
  to: number
  took: readonly number[]
  /** before it, and at most meanwhile */
  memoryMb?: readonly [number, number]
}

/** The promise: after readiness nobody holds the loop for longer. */
const goalMs = 50
const mostTold = 25

/**
 * How long what was sent held the loop. By the clock, which is what a client waits; and without the time in which the thread was ready and the
 * machine ran others, which nothing in the product can mend.
 */
export const reportOf = ({ p50, p99, most, pieces }: LoopDelay, sent: readonly Sent[]) => {
  const lines = [`timers came ${rounded(p50)} ms late at p50, ${rounded(p99)} ms at p99, ${rounded(most)} ms at most`]
  const requests = sent.map(({ name, from, to, took, memoryMb }) => {
    const longest = pieces.filter(({ at }) => at >= from && at < to).toSorted((a, b) => b.ms - a.ms)
    const answered = took.length > 0 ? `, answered in ${rounded(percentile(took, 0.5))} ms` : ''
    const memory = memoryMb ? `, memory ${memoryMb.join(' → ')} MB` : ''
    lines.push(`${name}${took.length > 1 ? ` × ${took.length}` : ''}${answered}${memory}`)
    for (const piece of longest.filter(({ ms }, index) => index === 0 || ms > goalMs).slice(0, mostTold))
      lines.push(
        `  ${described(piece)} after ${rounded(piece.at - from)} ms`,
        ...(piece.ran ?? []).map(stack => `    ${stack}`),
      )
    const longestMs = longest.slice(0, 3).map(({ ms, waitedMs, gcMs }) => ({
      ms: rounded(ms),
      waitedMs: rounded(waitedMs),
      gcMs: rounded(gcMs),
    }))
    return { name, answeredInMs: took.map(rounded), longestMs, ...(memoryMb && { memoryMb }) }
  })
  const long = pieces.filter(({ ms }) => ms > goalMs)
  const own = long.filter(({ ms, waitedMs }) => ms - waitedMs > goalMs)
  lines.push(
    `${long.length} pieces of work held the loop for more than ${goalMs} ms by the clock, ${own.length} ` +
      `without the time in which the machine ran others: the promise of none is ${long.length === 0 ? 'met' : 'NOT met'}`,
  )
  return { text: lines.join('\n'), figures: { goalMs, long: long.length, own: own.length, requests } }
}

const described = ({ ms, waitedMs, gcMs, majorGcMs }: Piece): string =>
  [
    `${rounded(ms)} ms`,
    waitedMs > 1 ? `${rounded(waitedMs)} while the machine ran others` : [],
    gcMs > 1 ? `${rounded(gcMs)} of garbage, ${rounded(majorGcMs)} of the whole heap` : [],
  ]
    .flat()
    .join(', ')
