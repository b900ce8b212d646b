import type { ExecutionResult } from 'graphql'
import { publicCaller, type Caller } from '../caller.ts'
import { TransportError, type SubgraphRequest, type Transport } from './transport.ts'

/** Executes an operation inside this process. It may look at the signal to stop early; if it does not, its late result is thrown away. */
export type LocalExecute = (
  request: SubgraphRequest,
  options: { caller: Caller; signal: AbortSignal; requestId: string },
) => Promise<ExecutionResult>

/** A subgraph in the same process: no HTTP, no serialisation, and the same deadline. */
export const localTransport = (execute: LocalExecute): Transport => ({
  send: (request, { caller, signal, requestId }) =>
    new Promise((resolve, reject) => {
      const tooLate = () => reject(new TransportError('TIMEOUT'))
      if (signal.aborted) return tooLate()
      signal.addEventListener('abort', tooLate, { once: true })
      execute(request, { caller: caller ?? publicCaller, signal, requestId })
        .then(
          body => resolve({ status: 200, body }),
          (error: unknown) => reject(new TransportError('CRASHED', error)),
        )
        .finally(() => signal.removeEventListener('abort', tooLate))
    }),
  close: async () => undefined,
})
