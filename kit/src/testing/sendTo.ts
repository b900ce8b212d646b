import type { Caller } from '../caller.ts'
import { isFailure } from '../errors.ts'
import type { Door, DoorRequest } from '../exchange/door.ts'
import { problemOf, type Problem } from '../problem.ts'
import { pieces, textOf } from './pieces.ts'

export interface Sent extends Partial<Omit<DoorRequest, 'body' | 'caller'>> {
  path: string
  caller: Caller
  body?: string | Uint8Array | AsyncIterable<Uint8Array>
}

export interface Reply<Line> {
  status: number
  headers: Readonly<Record<string, string>>
  lines: Line[]
  /** null where it was not refused */
  problem: Problem | null
}

/** Sends a request through a department's door, as a gateway in the same process does. */
export const sendTo = async <Line>(door: Door, { body, ...request }: Sent): Promise<Reply<Line>> => {
  try {
    const answer = await door({
      method: 'POST',
      query: {},
      headers: { 'content-type': 'application/x-ndjson' },
      requestId: 'test',
      signal: new AbortController().signal,
      body: typeof body === 'string' || body instanceof Uint8Array ? pieces(body) : (body ?? pieces()),
      ...request,
    })
    const text = await textOf(answer.body)
    const lines = text.split('\n').filter(line => line !== '')
    return { ...answer, lines: lines.map(line => JSON.parse(line) as Line), problem: null }
  } catch (error) {
    if (!isFailure(error)) throw error
    const { problem } = problemOf(error)
    return { status: problem.status, headers: {}, lines: [], problem }
  }
}
