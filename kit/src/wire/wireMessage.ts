import type { Message } from '../trust/envelope.ts'

/** A request in a frame, as it is signed: by a method of its own, so that it is good on a wire only. */
export const wireMessage = (
  path: string,
  requestId: string,
  traceparent: string | undefined,
  body: string,
): Message => ({ method: 'WIRE', path, headers: { 'x-request-id': requestId, traceparent }, body })
