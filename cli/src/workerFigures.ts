import type { Worker } from 'node:cluster'
import type { EventEmitter } from 'node:events'
import { figuresOf, renderFigures, type Figures } from '@e360/kit/metrics'
import type { Registry } from 'prom-client'

/*
 * Figures of several workers behind one port: whichever of them is asked tells those of all. It asks the parent, which asks every worker
 * that listens.
 */

/** The process at the other end, as `process` and a child have it. */
interface Peer extends EventEmitter {
  send?: (message: Question | Answer, done: (error: Error | null) => void) => boolean
}

/** What goes between a worker and its parent; numbered by who asks. */
interface Question {
  wants: 'figures'
  number: number
}
interface Answer {
  answers: number
  figures: unknown
}

/** A worker that is stuck is left out; the parent waits for it for less long than it is waited for itself. */
const patienceMs = { worker: 2_000, parent: 4_000 } as const

/** In a worker: lets the parent ask for its figures. @returns the Prometheus text of all workers, or throws Error where it cannot be had */
export const sharedFigures = (registry: Registry): (() => Promise<string>) => {
  answer(process, () => figuresOf(registry))
  return async () => {
    const text = await ask(process, patienceMs.parent)
    if (typeof text !== 'string') throw new Error('the figures of all workers cannot be had')
    return text
  }
}

/** In the parent: answers this worker with the figures of all that listen at the time and tell theirs. */
export const answerFigures = (worker: Worker, listening: ReadonlySet<Worker>): void =>
  answer(worker.process, async () => {
    const told = await Promise.all([...listening].map(({ process }) => ask(process, patienceMs.worker)))
    return renderFigures(told.filter(figures => figures !== null) as Figures[])
  })

let asked = 0

/** @returns null where the other one could not tell, ended before it answered, or did not answer in time */
const ask = (peer: Peer, patience: number): Promise<unknown> =>
  new Promise(resolve => {
    const number = (asked += 1)
    const settle = (figures: unknown) => {
      clearTimeout(late)
      peer.off('message', hear)
      peer.off('disconnect', gone)
      resolve(figures)
    }
    const hear = (message: unknown) => {
      const { answers, figures } = message as Partial<Answer>
      if (answers === number) settle(figures)
    }
    const gone = () => settle(null)
    const late = setTimeout(gone, patience)
    peer.on('message', hear)
    peer.on('disconnect', gone)
    send(peer, { wants: 'figures', number })
  })

const answer = (peer: Peer, tell: () => Promise<unknown>): void => {
  peer.on('message', (message: unknown) => {
    const { wants, number } = message as Partial<Question>
    if (wants !== 'figures') return
    // a scrape that fails ends nobody, least of all the parent
    const told = tell().catch(() => null)
    void told.then(figures => send(peer, { answers: number!, figures }))
  })
}

/** Who has ended meanwhile is not told: whoever waits for it hears that it is gone. */
const send = (peer: Peer, message: Question | Answer): void => void peer.send!(message, () => undefined)
