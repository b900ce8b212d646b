import type { ExecutionResult } from 'graphql'
import { publicCaller, type Caller } from '../caller.ts'
import type { Patience } from './patience.ts'
import { TransportError, type SubgraphRequest, type Transport } from './transport.ts'

/** Executes an operation inside this process. It may stop early when patience is over; if it does not, its late result is thrown away. */
export type LocalExecute = (
  request: SubgraphRequest,
  options: { caller: Caller; patience: Patience; requestId: string },
) => Promise<ExecutionResult>

/** A subgraph in the same process: no HTTP, no serialisation, and the same deadline. */
export const localTransport = (execute: LocalExecute): Transport => ({
  send: (request, { caller, patience, requestId }) =>
    new Promise((resolve, reject) => {
      const waitNoMore = patience.whenOver(() => reject(new TransportError('TIMEOUT')))
      if (patience.isOver()) return
      execute(request, { caller: caller ?? publicCaller, patience, requestId }).then(
        // oxlint-disable-next-line promise/always-return -- the outer promise returns
        body => {
          waitNoMore()
          resolve({ status: 200, body })
        },
        (error: unknown) => {
          waitNoMore()
          reject(new TransportError('CRASHED', error))
        },
      )
    }),
  close: async () => undefined,
})
