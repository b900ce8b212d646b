import type { Dispatcher, Pool } from 'undici'
import type { Patience } from './patience.ts'
import { TransportError } from './transport.ts'

/** What an HTTP server answered; the bytes as they came, still encoded. */
export interface Exchanged {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Uint8Array
}

/** What is sent, and what is taken of the answer. */
export interface Exchange {
  path: string
  headers: Record<string, string>
  body: string
  /** looks at an answer before its body is read: why it is none */
  refuse: (status: number, headers: Exchanged['headers']) => TransportError | undefined
  /** most bytes of an answer; more ends the reading at once */
  limit: number
}

/**
 * One POST and its whole answer. On undici's own handlers: the streams, signals and listeners of its `request` cost a gateway as much as all of its
 * own work for a small answer.
 * @throws TransportError of `refuse`, TIMEOUT, TOO_LARGE, BROKEN where an answer has no end; undici's errors before there is one
 */
export const exchange = (pool: Pool, asked: Exchange, patience: Patience): Promise<Exchanged> =>
  new Promise((resolve, reject) => {
    const reading = new Reading(asked, resolve, reject)
    reading.stopsWaiting = patience.whenOver(() => reading.giveUp(new TransportError('TIMEOUT')))
    if (patience.isOver()) return
    const { path, headers, body } = asked
    pool.dispatch({ method: 'POST', path, headers, body }, reading)
  })

/** A class, as undici asks for an object of so many functions for each request. */
class Reading implements Dispatcher.DispatchHandler {
  stopsWaiting: (() => void) | undefined
  #asked: Exchange
  #resolve: (exchanged: Exchanged) => void
  #reject: (error: unknown) => void
  #controller: Dispatcher.DispatchController | undefined
  #gaveUp: TransportError | undefined
  #status = 0
  #headers: Exchanged['headers'] = {}
  #chunks: Uint8Array[] = []
  #size = 0

  constructor(asked: Exchange, resolve: (exchanged: Exchanged) => void, reject: (error: unknown) => void) {
    this.#asked = asked
    this.#resolve = resolve
    this.#reject = reject
  }

  giveUp(error: TransportError) {
    this.#gaveUp ??= error
    this.onResponseError(undefined, error)
    this.#controller?.abort(error)
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.#controller = controller
    if (this.#gaveUp) controller.abort(this.#gaveUp)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Exchanged['headers']) {
    if (status < 200) return
    const refusal = this.#asked.refuse(status, headers)
    if (refusal) return this.giveUp(refusal)
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array) {
    this.#size += chunk.length
    if (this.#size > this.#asked.limit) return this.giveUp(new TransportError('TOO_LARGE'))
    this.#chunks.push(chunk)
  }

  onResponseEnd() {
    this.stopsWaiting?.()
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    this.#resolve({ status: this.#status, headers: this.#headers, bytes })
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown) {
    this.stopsWaiting?.()
    const begun = this.#status > 0 && !(error instanceof TransportError)
    this.#reject(begun ? new TransportError('BROKEN', error) : error)
  }
}
