import type { Caller } from '../caller.ts'
import type { Patience } from './patience.ts'

/** One GraphQL operation for one subgraph. */
export interface SubgraphRequest {
  query: string
  variables: Readonly<Record<string, unknown>>
  operationName?: string
  /**
   * Stands for `query` and `operationName`: one and the same object each time the gateway sends this text to this subgraph, for as long as it
   * keeps the plan. What is made of the text in process can be kept by it, in a WeakMap, and is found again without looking at the text.
   */
  operation?: object
}

export interface SendOptions {
  /** who asks; null where access is switched off: nothing is told of a caller then */
  caller: Caller | null
  requestId: string
  /** W3C trace context of the client, passed on as it came */
  traceparent?: string
  /** when it is over the attempt ends; what comes later is thrown away */
  patience: Patience
}

/** What came back: an untrusted JSON value, nothing about its shape is known. */
export interface Answer {
  /** HTTP status; 200 in process */
  status: number
  body: unknown
}

/** The way to one subgraph. */
export interface Transport {
  /** @throws TransportError */
  send: (request: SubgraphRequest, options: SendOptions) => Promise<Answer>
  close: () => Promise<void>
}

/**
 * CONNECTION: nobody answered, it may be tried again where nothing is changed by that. TIMEOUT: patience was over. The others: what came
 * is no answer; UNTRUSTED: the subgraph did not take this process's signature, or its answer bears none.
 */
export type TransportReason =
  'CONNECTION' | 'TIMEOUT' | 'REDIRECT' | 'UNTRUSTED' | 'NOT_JSON' | 'TOO_LARGE' | 'BROKEN' | 'CRASHED'

export class TransportError extends Error {
  override name = 'TransportError'
  reason: TransportReason

  constructor(reason: TransportReason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}
