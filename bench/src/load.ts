import { once } from 'node:events'
import { startNode } from './nodeProcess.ts'
import type { Operation } from './operations.ts'
import type { Protocol } from './requests.ts'

/** So many queries about random companies over so many connections, each asking its next query when the last is answered. */
export interface LoadJob {
  origin: string
  protocol: Protocol
  /** null: none is sent */
  token: string | null
  operation: Operation
  connections: number
  amount: number
  orgCodes: readonly string[]
  seed: number
}

export interface LoadResult {
  /** answered, well or not */
  queries: number
  /** of them with another status than 2xx or with GraphQL errors; and connections that broke */
  failures: number
  /** from the first query to the last answer */
  seconds: number
  p50Ms: number
  p99Ms: number
}

/** The load generator in its own process. */
export interface Generator {
  run: (job: LoadJob) => Promise<LoadResult>
  close: () => void
}

export const startGenerator = (): Generator => {
  const script = new URL('./generator.ts', import.meta.url)
  const child = startNode({ script, args: [], environment: {}, stdio: ['ignore', 2, 2, 'ipc'] })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the load generator stopped')
  })
  ended.catch(() => undefined)
  return {
    run: async job => {
      const answered = once(child, 'message') as Promise<[LoadResult]>
      child.send(job)
      const [result] = await Promise.race([answered, ended])
      return result
    },
    close: () => child.disconnect(),
  }
}
