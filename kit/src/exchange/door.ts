import type { Caller } from '../caller.ts'

/** A request to one department that is no GraphQL, as the gateway passes it on. */
export interface DoorRequest {
  /** `POST /ingest/{type}`, `GET /changes` or `POST /changes/ack` */
  method: 'GET' | 'POST'
  path: string
  query: Readonly<Record<string, string | undefined>>
  /** by their small names; only those of {@link doorHeaders} */
  headers: Readonly<Record<string, string | undefined>>
  /** null where access is switched off */
  caller: Caller | null
  requestId: string
  /** the program that asks, and its version, as it names itself */
  client?: string
  clientVersion?: string
  /** read at the pace of the work; it throws where it ends before its end */
  body: AsyncIterable<Uint8Array>
  /** aborted when nobody waits for the answer any more */
  signal: AbortSignal
}

export interface DoorAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  /** may begin before the request's body has ended */
  body: AsyncIterable<string | Uint8Array>
}

/**
 * The way to a department for what comes and goes as a stream: a function call in process, HTTP otherwise.
 * @throws a failure (errors.ts) where the request is refused, in process; over HTTP the refusal is an answer
 */
export type Door = (request: DoorRequest) => Promise<DoorAnswer>

/** What a client may say in its header and a department reads. */
export const doorHeaders = ['content-type', 'content-encoding', 'idempotency-key'] as const

export const ndjson = 'application/x-ndjson; charset=utf-8'

/** One whole JSON value as an answer. */
export const jsonAnswer = (value: unknown): DoorAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: once(`${JSON.stringify(value)}\n`),
})

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
