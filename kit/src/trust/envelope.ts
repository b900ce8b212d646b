import { createHmac, type KeyObject } from 'node:crypto'

/** The one header in which a service says who it is and who asks through it. */
export const envelopeHeader = 'x-e360-signed'

/** What one service may ask of another: GraphQL, the door, the change log, the log with its records, the match port, the count of uses of grants. */
export type ServiceOperation = 'graphql' | 'exchange' | 'changes' | 'told' | 'match' | 'grants'

/** A request between services, as it is signed and as it arrives. */
export interface Message {
  method: string
  /** with its query, as it stands in the request line */
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** null: streamed, and sealed piece by piece (sealedStream.ts) */
  body: string | Uint8Array | null
}

/** Headers that mean something to a service; all others it does not read. */
const signedHeaders = ['content-type', 'content-encoding', 'idempotency-key', 'x-request-id', 'traceparent'] as const

/**
 * HMAC-SHA256 over receiver, request line, headers, claims and body. No part but the last can hold a line break, so no two messages are
 * one text.
 * @param claims `from.at.stream.number.caller`: sender, milliseconds, what makes the message single, caller as base64url of JSON or empty
 */
export const macOf = (key: KeyObject, to: string, claims: string, { method, path, headers, body }: Message): Buffer => {
  const told = signedHeaders.map(name => headers[name] ?? '').join('\n')
  const head = `e360-1\n${to}\n${method}\n${path}\n${told}\n${claims}\n${body === null ? 'sealed' : 'whole'}\n`
  const mac = createHmac('sha256', key).update(head)
  return (body === null ? mac : mac.update(body)).digest()
}
