import type { Log } from '@e360/kit/log'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ledger } from '../outcome/ledger.ts'

/** Everything the one line of a request says. No query, no variables, nothing of a person. */
export const logRequest = (log: Log, request: FastifyRequest, reply: FastifyReply, ledger: Ledger | null): void => {
  const route = request.routeOptions.url ?? null
  const facts = {
    id: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(ledger && factsOf(request, ledger)),
  }
  if (route === '/health' || route === '/metrics') log.debug(facts, 'request')
  else log.info(facts, 'request')
}

const factsOf = ({ headers }: FastifyRequest, { operationName, sections, failures }: Ledger) => ({
  operation: operationName?.slice(0, 64) ?? null,
  client: clientText(headers['apollographql-client-name']),
  clientVersion: clientText(headers['apollographql-client-version']),
  ...(sections && {
    sections: Object.fromEntries(Object.entries(sections).map(([name, { status }]) => [name, status])),
  }),
  ...(failures.length > 0 && { failures: failures.slice(0, 20) }),
})

const clientText = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header.replace(/[^\w.@/ -]/g, '').slice(0, 64) : undefined
