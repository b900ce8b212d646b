import type { RunningContender } from './contenders.ts'
import { cpuMsOf } from './cpu.ts'
import { median, rounded } from './figures.ts'
import type { Generator, LoadJob, LoadResult } from './load.ts'
import type { Operation } from './operations.ts'

export interface Workload {
  operation: Operation
  connections: number
}

export const workloads: readonly Workload[] = [
  { operation: 'MobileCard', connections: 1 },
  { operation: 'MobileCard', connections: 10 },
  { operation: 'MobileCard', connections: 50 },
  { operation: 'List100', connections: 10 },
]

/** One contender under one workload; the figures of one round, or the medians of all. */
export interface Figures {
  /** processor time of all its processes, user and system, by query */
  cpuMs: number
  queriesPerSecond: number
  p50Ms: number
  p99Ms: number
}

export interface Cell extends Workload, Figures {
  contender: RunningContender['name']
  queries: number
  failures: number
  rounds: Figures[]
}

export interface Plan {
  rounds: number
  /** about how long each contender is asked in each round of each workload */
  seconds: number
  /** at least how long each contender is asked before anything counts */
  warmUpSeconds: number
}

/** @param seed of the companies that are asked about: each round asks all contenders about the same */
type Ask = (contender: RunningContender, workload: Workload, amount: number, seed: number) => Promise<LoadResult>

/** What is measured, and how many queries a second it answered last. */
interface Place {
  contender: RunningContender
  workload: Workload
  rate: number
}

/** Asks the contenders in turn (A B C A B C …), all of them warm and running, one under load at a time. */
export const measureRounds = async (
  running: readonly RunningContender[],
  generator: Generator,
  job: Pick<LoadJob, 'orgCodes' | 'token'>,
  plan: Plan,
  tell: (line: string) => void,
): Promise<Cell[]> => {
  const ask: Ask = ({ origin, protocol }, { operation, connections }, amount, seed) => {
    const token = protocol === 'rest' ? null : job.token
    return generator.run({ ...job, origin, protocol, token, operation, connections, amount, seed })
  }
  const places: Place[] = workloads.flatMap(workload => running.map(contender => ({ workload, contender, rate: 0 })))
  for (const place of places) place.rate = await warmUp(ask, place, plan.warmUpSeconds / workloads.length)
  const cells = places.map(({ workload, contender }) => ({ ...workload, contender: contender.name, ...nothingYet() }))
  for (let round = 1; round <= plan.rounds; round++) {
    tell(`round ${round} of ${plan.rounds}`)
    for (const [index, place] of places.entries()) {
      const { figures, queries, failures } = await measureOnce(ask, place, plan.seconds, round)
      place.rate = figures.queriesPerSecond
      const cell = cells[index]!
      cell.queries += queries
      cell.failures += failures
      cell.rounds.push(figures)
    }
  }
  return cells.map(cell => ({ ...cell, ...mediansOf(cell.rounds) }))
}

const nothingYet = () => ({ queries: 0, failures: 0, rounds: [] as Figures[] })

/** A number of queries and not a time, so that every query whose processor time is counted was answered. */
const measureOnce = async (ask: Ask, { contender, workload, rate }: Place, seconds: number, seed: number) => {
  const amountIn = (time: number) => Math.max(workload.connections, Math.ceil(rate * time))
  await ask(contender, workload, amountIn(0.5), 0)
  const before = cpuMsOf(contender.pids)
  const result = await ask(contender, workload, amountIn(seconds), seed)
  const used = cpuMsOf(contender.pids) - before
  const figures: Figures = {
    cpuMs: rounded(used / result.queries),
    queriesPerSecond: rounded(result.queries / result.seconds),
    p50Ms: rounded(result.p50Ms),
    p99Ms: rounded(result.p99Ms),
  }
  return { figures, queries: result.queries, failures: result.failures }
}

/** @returns queries a second at its end */
const warmUp = async (ask: Ask, { contender, workload }: Place, seconds: number): Promise<number> => {
  let amount = workload.connections * 2
  for (let spent = 0; ;) {
    const result = await ask(contender, workload, amount, 0)
    spent += result.seconds
    const rate = result.queries / result.seconds
    if (spent >= seconds) return rate
    amount = Math.max(amount, Math.ceil(rate * Math.min(1, seconds)))
  }
}

const mediansOf = (rounds: readonly Figures[]): Figures => {
  const of = (figure: keyof Figures) => median(rounds.map(round => round[figure]))
  return { cpuMs: of('cpuMs'), queriesPerSecond: of('queriesPerSecond'), p50Ms: of('p50Ms'), p99Ms: of('p99Ms') }
}
