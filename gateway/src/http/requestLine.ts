import type { Log } from '@e360/kit/log'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { clientOf } from './requestHeaders.ts'

/** What became of the operations of a request. */
export interface RequestFacts {
  /** of the last one */
  operationName: string | null
  /** undefined where none was carried out; the worst status of each subgraph */
  sections?: Record<string, { status: string }>
  failures: { subgraph: string; reason: string }[]
}

/** Everything the one line of a request says. No query, no variables, nothing of a person; the route, never the address that was called. */
export const logRequest = (
  log: Log,
  request: FastifyRequest,
  reply: FastifyReply,
  operations: RequestFacts | null,
): void => {
  const route = request.routeOptions.url ?? null
  const facts = {
    id: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(operations && factsOf(request, operations)),
  }
  if (route === '/health' || route === '/metrics') log.debug(facts, 'request')
  else log.info(facts, 'request')
}

const factsOf = (request: FastifyRequest, { operationName, sections, failures }: RequestFacts) => ({
  operation: operationName?.slice(0, 64) ?? null,
  ...clientOf(request),
  ...(sections && {
    sections: Object.fromEntries(Object.entries(sections).map(([name, { status }]) => [name, status])),
  }),
  ...(failures.length > 0 && { failures: failures.slice(0, 20) }),
})
