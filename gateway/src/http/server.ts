import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { Log } from '@e360/kit/log'
import { metricsContentType, renderMetrics } from '@e360/kit/metrics'
import { fastify, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Authenticate, RequestContext } from '../caller.ts'
import { openLedger, type Ledger } from '../outcome/ledger.ts'
import type { Readiness } from './health.ts'
import { homePage } from './home.ts'
import type { Measures } from './measures.ts'
import { sendGraphQLProblem, sendProblem, sentenceFor } from './problem.ts'
import { logRequest } from './requestLine.ts'

const bodyLimitBytes = 8 * 1024 * 1024

/** The HTTP surface of the gateway, not listening yet. */
export const httpServer = ({
  graph,
  authenticate,
  deadlineMs,
  readiness,
  measures,
  log,
}: {
  graph: ApolloServer<RequestContext>
  /** null where access is switched off */
  authenticate: Authenticate | null
  deadlineMs: number
  readiness: () => Promise<Readiness>
  measures: Measures
  log: Log
}): FastifyInstance => {
  const ledgers = new WeakMap<FastifyRequest, Ledger>()
  const app = fastify({
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    // while it closes, what arrives on open connections is still answered: kit's listen() drains them
    return503OnClosing: false,
    forceCloseConnections: false,
    exposeHeadRoutes: false,
  })

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })
  app.addHook('onResponse', async (request, reply) => {
    const ledger = ledgers.get(request) ?? null
    logRequest(log, request, reply, ledger)
    if (ledger) measures.answered(ledger.operationName, reply.elapsedTime / 1_000, outcomeOf(ledger))
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(graph, {
      context: async request => {
        const ledger = openLedger(deadlineMs)
        ledgers.set(request, ledger)
        const caller = authenticate ? await authenticate(request.headers.authorization) : null
        return { caller, requestId: request.id, traceparent: traceparentOf(request), ledger }
      },
    }),
  })
  app.get('/health', async (request, reply) => {
    if (Object.hasOwn(request.query as object, 'live')) return { status: 'LIVE' }
    const found = await readiness()
    return reply.code(found.status === 'READY' || found.status === 'DEGRADED' ? 200 : 503).send(found)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(metricsContentType).send(await renderMetrics(measures.registry)),
  )
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(homePage))

  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, sentenceFor(404)))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500) log.error({ id: request.id, error }, 'a request failed')
    const send = request.routeOptions.url === '/graphql' ? sendGraphQLProblem : sendProblem
    return send(reply, status, sentenceFor(status))
  })
  return app
}

const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:/+=@-]{1,128}$/.test(given) ? given : randomUUID()
}

const traceparentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined =>
  typeof traceparent === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(traceparent)
    ? traceparent
    : undefined

const outcomeOf = ({ sections }: Ledger) => {
  if (!sections) return 'REFUSED'
  return Object.values(sections).every(({ status }) => status === 'OK' || status === 'STALE') ? 'OK' : 'PARTIAL'
}
