import type { ApolloServer } from '@apollo/server'
import { codeInHttp } from '@e360/kit/access/letIn'
import type { FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { withPurpose } from '../access/purpose.ts'
import type { RequestContext } from '../caller.ts'
import { openLedger, type Ledger } from '../outcome/ledger.ts'
import type { Section } from '../outcome/sections.ts'
import { outcomeOf, type Measures } from './measures.ts'
import { clientOf, traceparentOf } from './requestHeaders.ts'
import type { RequestFacts } from './requestLine.ts'
import type { Operation, OperationResult, RoutePorts } from './routes.ts'

const mostFailures = 20

/**
 * Carries out operations for routes as /graphql does.
 * @param factsOf what the request's log line will say: one line a request, whatever number of operations it takes
 */
export const executeFor =
  (
    graph: ApolloServer<RequestContext>,
    { deadlineMs, measures }: { deadlineMs: number; measures: Measures },
    factsOf: (request: FastifyRequest) => RequestFacts,
  ): RoutePorts['execute'] =>
  async <Data>(
    ...[request, signedIn, operation]: Parameters<RoutePorts['execute']>
  ): Promise<OperationResult<Data>> => {
    const caller = withPurpose(signedIn, request.headers)
    const ledger = openLedger(deadlineMs)
    const startedAt = performance.now()
    const contextValue = {
      caller,
      requestId: request.id,
      address: request.ip,
      isOwn: true,
      traceparent: traceparentOf(request),
      ...clientOf(request),
      ledger,
    }
    const { body } = await graph.executeOperation(asRequest(operation), { contextValue })
    measures.answered(ledger.operationName, (performance.now() - startedAt) / 1_000, outcomeOf(ledger))
    addFacts(factsOf(request), ledger)
    if (body.kind !== 'single') throw new Error('an operation of a route was answered in parts')
    const { data, errors = [], extensions } = body.singleResult
    const sections = (extensions?.['sections'] ?? {}) as Record<string, Section>
    const isRefused = caller !== null && Object.values(data ?? {}).every(value => value === null)
    const told = (error: GraphQLFormattedError): GraphQLFormattedError => {
      const code = error.extensions?.['code']
      return isRefused ? { ...error, extensions: { ...error.extensions, code: codeInHttp(code, caller) } } : error
    }
    return { data: (data ?? null) as Data | null, errors: errors.map(told), sections }
  }

const asRequest = ({ query, variables, operationName }: Operation) => ({
  query,
  operationName,
  variables: variables && { ...variables },
})

const worstLast = ['OK', 'STALE', 'FORBIDDEN', 'UNAVAILABLE']

const addFacts = (facts: RequestFacts, { operationName, sections = {}, failures }: Ledger) => {
  facts.operationName = operationName
  facts.sections ??= {}
  for (const [subgraph, { status }] of Object.entries(sections))
    if (worstLast.indexOf(status) > worstLast.indexOf(facts.sections[subgraph]?.status ?? ''))
      facts.sections[subgraph] = { status }
  facts.failures.push(...failures.slice(0, mostFailures - facts.failures.length))
}
