import type { Worker } from 'node:cluster'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { answerFigures } from './workerFigures.ts'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

const looks = (value: number) => [
  { name: 'looks_total', help: 'looks', type: 'counter', aggregator: 'sum', values: [{ value, labels: {} }] },
]

/** A worker that tells these figures when it is asked, or nothing; and what its parent answered it. */
const workerTelling = (figures?: unknown) => {
  const answers: unknown[] = []
  const peer = new EventEmitter()
  const send = (message: { wants?: string; number?: number; figures?: unknown }, done: (error: null) => void) => {
    if (message.wants === undefined) answers.push(message.figures)
    else if (figures !== undefined) peer.emit('message', { answers: message.number, figures })
    done(null)
  }
  return { worker: { process: Object.assign(peer, { send }) } as unknown as Worker, answers }
}

const askThrough = async (asking: ReturnType<typeof workerTelling>, ...others: ReturnType<typeof workerTelling>[]) => {
  answerFigures(asking.worker, new Set([asking, ...others].map(({ worker }) => worker)))
  asking.worker.process.emit('message', { wants: 'figures', number: 1 })
  await jest.advanceTimersByTimeAsync(60_000)
  return asking.answers
}

test('a worker that is stuck is left out, and the figures of the others are told', async () => {
  const told = await askThrough(workerTelling(looks(1)), workerTelling(looks(2)), workerTelling())
  expect(told).toEqual([expect.stringContaining('looks_total 3')])
  expect(jest.getTimerCount()).toBe(0)
})

test('figures that cannot be written are told to be none, and end nobody', async () => {
  expect(await askThrough(workerTelling(looks(1)), workerTelling('nonsense'))).toEqual([null])
})
