import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { isFailure } from '@e360/kit/errors'
import type { Log } from '@e360/kit/log'
import { sendFailure } from '@e360/kit/exchange/sendFailure'
import { metricsContentType } from '@e360/kit/metrics'
import { perRequest } from '@e360/kit/perRequest'
import { noRouteSchemas } from '@e360/kit/serve/noRouteSchemas'
import type { Transport } from '@e360/kit/transport/transport'
import { turning } from '@e360/kit/turns'
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { withPurpose } from '../access/purpose.ts'
import type { Authenticate, RequestContext } from '../caller.ts'
import { openLedger, type Ledger } from '../outcome/ledger.ts'
import { answerDirectly, plainlyAsked, type DirectPorts } from './answerDirectly.ts'
import { boundJson } from './boundedJson.ts'
import { executeFor } from './execute.ts'
import type { Readiness } from './health.ts'
import { homePage } from './home.ts'
import { isLong, sendInParts } from './inParts.ts'
import { outcomeOf, type Measures } from './measures.ts'
import { sendGraphQLProblem, sendProblem, sentenceFor } from './problem.ts'
import type { JsonBounds } from './readInTurns.ts'
import { clientOf, requestIdOf, traceparentOf } from './requestHeaders.ts'
import { logRequest, type RequestFacts } from './requestLine.ts'
import { signInBy, type RoutePorts, type Routes } from './routes.ts'
import { answerUnreadable } from './unreadable.ts'

const bodyLimitBytes = 8 * 1024 * 1024
/** A part of a path may hold a token; fastify's own limit is 100 characters. */
const longestPathPart = 4_096

/** The HTTP surface of the gateway, not listening yet. */
export const httpServer = ({
  graph,
  direct,
  authenticate,
  deadlineMs,
  bodyBytes,
  json,
  readiness,
  measures,
  renderMetrics,
  routes,
  transports,
  closing,
  log,
}: {
  graph: ApolloServer<RequestContext>
  direct: DirectPorts
  /** null where access is switched off */
  authenticate: Authenticate | null
  deadlineMs: number
  /** most bytes of an operation with its variables */
  bodyBytes: number
  /** what a body of JSON may hold */
  json: JsonBounds
  readiness: () => Promise<Readiness>
  measures: Measures
  /** Prometheus text */
  renderMetrics: () => Promise<string>
  routes: readonly Routes[]
  transports: ReadonlyMap<string, Transport>
  closing: AbortSignal
  log: Log
}): FastifyInstance => {
  const app = fastify({
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    // while it closes, what arrives on open connections is still answered: kit's listen() drains them
    return503OnClosing: false,
    forceCloseConnections: false,
    exposeHeadRoutes: false,
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: longestPathPart },
    schemaController: noRouteSchemas,
    // fastify itself would quote the address, and a token with it
    frameworkErrors: ({ statusCode = 400 }, _request, reply) =>
      void sendProblem(reply, statusCode, sentenceFor(statusCode)),
  })

  boundJson(app, json)

  const ledgers = perRequest<Ledger>(app)
  const contexts = perRequest<Promise<RequestContext>>(app)
  const routeFacts = perRequest<RequestFacts>(app)

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })
  app.addHook('onResponse', async (request, reply) => {
    const ledger = ledgers.get(request)
    logRequest(log, request, reply, ledger ?? routeFacts.get(request))
    if (ledger) measures.answered(ledger.operationName, reply.elapsedTime / 1_000, outcomeOf(ledger))
  })

  const makeContext = async (request: FastifyRequest): Promise<RequestContext> => {
    const ledger = openLedger(deadlineMs)
    ledgers.set(request, ledger)
    const signedIn = authenticate ? await authenticate(request.headers.authorization) : null
    const caller = withPurpose(signedIn, request.headers)
    return {
      caller,
      requestId: request.id,
      address: request.ip,
      traceparent: traceparentOf(request),
      ...clientOf(request),
      ledger,
    }
  }
  /** From its beginning, but for who asks and what was paid. */
  const again = async (request: FastifyRequest, context: RequestContext): Promise<RequestContext> => {
    const ledger = openLedger(deadlineMs)
    ledgers.set(request, ledger)
    return { ...context, ledger }
  }
  const forAll = fastifyApolloHandler(graph, { context: request => contexts.get(request) ?? makeContext(request) })
  const sent = (reply: FastifyReply, body: unknown) =>
    typeof body === 'string' && isLong(body.length) ? sendInParts(reply, body) : body
  const read = plainlyAsked(direct.texts)
  const answer = answerDirectly(direct)
  const mayTurn = turning()
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    bodyLimit: bodyBytes,
    async handler(request, reply) {
      // of many that come at once, a new text to be planned in each of them, some are begun in each turn of the loop
      const turned = mayTurn()
      if (turned) await turned
      const asked = read(request)
      if (asked === null) return sent(reply, await forAll.call(this, request, reply))
      const made = makeContext(request)
      // a token that is not good is refused there, without another look at it
      const context = await made.catch(() => null)
      const answered = context && (await answer(asked, context))
      if (!answered) {
        contexts.set(request, context ? again(request, context) : made)
        return sent(reply, await forAll.call(this, request, reply))
      }
      measures.direct()
      void reply.code(answered.status).header('content-type', answered.contentType)
      return sent(reply, answered.body)
    },
  })
  app.get('/health', async (request, reply) => {
    if (Object.hasOwn(request.query as object, 'live')) return { status: 'LIVE' }
    const found = await readiness()
    return reply.code(found.status === 'READY' || found.status === 'DEGRADED' ? 200 : 503).send(found)
  })
  app.get('/metrics', async (_request, reply) => reply.type(metricsContentType).send(await renderMetrics()))
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(homePage))

  const factsOf = (request: FastifyRequest): RequestFacts => {
    const before = routeFacts.get(request)
    if (before) return before
    const first: RequestFacts = { operationName: null, failures: [] }
    routeFacts.set(request, first)
    return first
  }
  const ports: RoutePorts = {
    authenticate: signInBy(authenticate),
    execute: executeFor(graph, { deadlineMs, measures }, factsOf),
    transports,
    closing,
    log,
  }
  for (const addRoutes of routes) void app.register(async scope => addRoutes(scope, ports))

  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, sentenceFor(404)))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isFailure(error)) return sendFailure(reply, error)
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500) log.error({ id: request.id, error }, 'a request failed')
    const send = request.routeOptions.url === '/graphql' ? sendGraphQLProblem : sendProblem
    return send(reply, status, sentenceFor(status))
  })
  return app
}
