import { maskText } from '@e360/kit/access/mask'
import type { FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The client's own request id where it is safe to write and to pass on, and no person's number, else a new one. */
export const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id']
  const isSafe = typeof given === 'string' && /^[\w.:/+=@-]{1,128}$/.test(given) && maskText(given) === given
  return isSafe ? given : randomUUID()
}

/** The program that asks, as it names itself, in letters that are safe to write, without the numbers of persons. */
export const clientOf = ({ headers }: FastifyRequest): { client?: string; clientVersion?: string } => ({
  client: clientText(headers['apollographql-client-name']),
  clientVersion: clientText(headers['apollographql-client-version']),
})

const clientText = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? maskText(header.replace(/[^\w.@/ -]/g, '')).slice(0, 64) : undefined

/** The client's W3C trace context; undefined where it is none. */
export const traceparentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined =>
  typeof traceparent === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(traceparent)
    ? traceparent
    : undefined
