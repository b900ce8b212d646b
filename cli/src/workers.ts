import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import type { Log } from '@e360/kit/log'
import { untilStopped } from './lifetime.ts'
import { answerFigures } from './workerFigures.ts'

/** What a worker tells of its start: first that it is prepared, then where it listens. */
interface Told {
  prepared?: true
  url?: string
}

const pauseMs = 1_000

/** Whether this process is one of several that share a port: it does the work, and its parent minds it. */
export const isWorker = (): boolean => cluster.isWorker

/**
 * In a worker: waits until all of them are prepared, so that nobody is answered by one while another still starts. One that replaces a dead
 * worker waits for nobody.
 */
export const allPrepared = async (): Promise<void> => {
  const may = once(process, 'message')
  process.send!({ prepared: true } satisfies Told)
  await may
}

/** In a worker: tells the parent where it listens. */
export const listensAt = (url: string): void => void process.send!({ url } satisfies Told)

/** In a worker: lets go of its parent, which would keep it alive. */
export const leave = (): void => process.disconnect()

/**
 * Runs this program in so many processes behind one port, until it is stopped. A worker that dies is replaced; a signal drains all of them.
 * @param onReady told once, when all of them listen
 * @throws Error where a worker ends before all of them listen; it has said why
 */
export const superviseWorkers = async (count: number, log: Log, onReady: (url: string) => void): Promise<void> => {
  let stopping = false
  const ending = new Set<Promise<unknown>>()
  const listening = new Set<Worker>()
  const fork = (): Worker => {
    const worker = cluster.fork()
    const ended = once(worker, 'exit').finally(() => {
      listening.delete(worker)
      ending.delete(ended)
    })
    ending.add(ended)
    answerFigures(worker, listening)
    return worker
  }
  /** @returns where it listens; null where it ended before it did */
  const open = async (worker: Worker): Promise<string | null> => {
    worker.send('listen')
    const url = await says(worker, ({ url }) => url)
    if (url !== null) listening.add(worker)
    return url
  }
  const replace = async (worker: Worker): Promise<void> => {
    log.error({ worker: worker.process.pid }, 'a worker died and is replaced')
    const next = fork()
    mind(next)
    if (await isPrepared(next)) await open(next)
  }
  const mind = (worker: Worker): void =>
    void worker.once('exit', () => {
      // one that cannot even start would be started without a pause
      if (!stopping) setTimeout(() => void (stopping || replace(worker)), pauseMs)
    })

  const workers = Array.from({ length: count }, fork)
  const stop = async () => {
    stopping = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    await Promise.all(ending)
  }
  const all = async <Said>(step: (worker: Worker) => Promise<Said | null>): Promise<Said[]> => {
    const said = await Promise.all(workers.map(step))
    if (!said.includes(null)) return said as Said[]
    await stop()
    throw new Error('网关的一个进程没有启动')
  }
  await all(isPrepared)
  const [url] = await all(open)
  workers.forEach(mind)
  onReady(url!)
  await untilStopped(stop)
}

const isPrepared = (worker: Worker) => says(worker, ({ prepared }) => prepared)

/** @returns null where it ended before it said such a thing */
const says = <Said>(worker: Worker, heard: (told: Told) => Said | undefined): Promise<Said | null> =>
  new Promise(resolve => {
    worker.on('message', (told: Told) => {
      const said = heard(told)
      if (said !== undefined) resolve(said)
    })
    worker.once('exit', () => resolve(null))
  })
