import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { Counter, Histogram } from 'prom-client'
import type { Caller } from '../caller.ts'
import type { RunningDepartment } from '../department.ts'
import { extensionsOf, type GraphQLRequest } from '../graphql/execute.ts'
import { collectTouched } from '../graphql/touched.ts'
import { createMetrics, metricsContentType, renderMetrics } from '../metrics.ts'
import { acceptedAnswers } from '../transport/http.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Gate } from '../trust/gate.ts'
import type { Admitted } from '../trust/guard.ts'
import { readQuestion } from '../wire/question.ts'
import type { AnswerWire } from '../wire/serveWire.ts'

/**
 * `/graphql` and `/metrics` of a department. What a gateway sends is a plain JSON POST, and is executed as in process; Apollo Server serves
 * persons and tools, who ask in all the ways of GraphQL over HTTP.
 * @returns answers what a gateway sends on a wire
 */
export const addGraphql = async (
  app: FastifyInstance,
  department: RunningDepartment,
  admitted: (request: FastifyRequest) => Admitted,
  gate: Gate | null,
): Promise<AnswerWire> => {
  const measured = measures(department.name)
  const apollo = apolloServer(app, department, gate, measured)
  await apollo.start()
  const forPeople = fastifyApolloHandler(apollo, {
    context: async request => {
      const contextValue = department.context(admitted(request).caller)
      collectTouched(contextValue)
      return contextValue
    },
  })
  const execute = async (asked: GraphQLRequest, caller: Caller, envelope: unknown) => {
    const stop = measured.start()
    const result = await department.execute(asked, { caller })
    stop(result.errors)
    const text = JSON.stringify({ ...result, extensions: sealed(result.extensions, gate, envelope) })
    // GraphQL over HTTP: a request that was not executed is 400, anything else 200
    return { status: result.data === undefined ? 400 : 200, text }
  }
  const forGateway = async (asked: GraphQLRequest, request: FastifyRequest, reply: FastifyReply) => {
    const { status, text } = await execute(asked, admitted(request).caller, request.headers[envelopeHeader])
    return reply.code(status).header('content-type', 'application/graphql-response+json; charset=utf-8').send(text)
  }
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler(request, reply) {
      const asked = askedByGateway(request)
      return asked ? forGateway(asked, request, reply) : forPeople.call(this, request, reply)
    },
  })
  app.get('/metrics', async (_request, reply) => reply.type(metricsContentType).send(await measured.render()))
  return async (body, caller, envelope) => {
    const asked = plainRequest(readQuestion(body))
    return asked ? execute(asked, caller, envelope) : { status: 400, text: '{}' }
  }
}

/** A request as kit's own transport sends it; null for any other, of which Apollo Server knows what it may be. */
const askedByGateway = ({ method, headers, body }: FastifyRequest): GraphQLRequest | null =>
  method === 'POST' && headers.accept === acceptedAnswers ? plainRequest(body) : null

const plainRequest = (body: unknown): GraphQLRequest | null => {
  if (typeof body !== 'object' || body === null) return null
  const { query, variables = {}, operationName, ...more } = body as Record<string, unknown>
  const plain =
    typeof query === 'string' &&
    typeof variables === 'object' &&
    variables !== null &&
    (operationName === undefined || typeof operationName === 'string') &&
    Object.keys(more).length === 0
  return plain ? { query, variables: variables as Record<string, unknown>, operationName } : null
}

/** What an answer tells the gateway besides; the companies in this department's own hand, none of them too. */
const sealed = (
  told: Record<string, unknown> | null | undefined,
  gate: Gate | null,
  envelope: unknown,
): Record<string, unknown> => {
  const touched = (told?.['touched'] ?? '') as string
  return { ...told, ...(gate && { touched, seal: gate.seal(typeof envelope === 'string' ? envelope : '', touched) }) }
}

type Errors = readonly Pick<GraphQLFormattedError, 'extensions'>[] | undefined

const measures = (subgraph: string) => {
  const registry = createMetrics()
  const durations = new Histogram({
    name: 'e360_subgraph_request_seconds',
    help: 'Duration of GraphQL requests to this subgraph',
    labelNames: ['subgraph'],
    registers: [registry],
  })
  const failed = new Counter({
    name: 'e360_subgraph_errors_total',
    help: 'GraphQL errors that this subgraph answered',
    labelNames: ['subgraph', 'code'],
    registers: [registry],
  })
  return {
    /** @returns to be called with the errors of the answer */
    start: () => {
      const stop = durations.startTimer({ subgraph })
      return (errors: Errors) => {
        stop()
        for (const { extensions } of errors ?? []) failed.inc({ subgraph, code: String(extensions?.['code']) })
      }
    },
    render: () => renderMetrics(registry),
  }
}

const apolloServer = (
  app: FastifyInstance,
  { schema, freshness }: RunningDepartment,
  gate: Gate | null,
  { start }: ReturnType<typeof measures>,
) =>
  new ApolloServer<{ caller: Caller }>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginInlineTraceDisabled(),
      {
        requestDidStart: async () => {
          const stop = start()
          return {
            willSendResponse: async ({ errors, contextValue, request, response: { body } }) => {
              stop(errors)
              if (body.kind === 'single')
                body.singleResult.extensions = sealed(
                  extensionsOf(contextValue, freshness),
                  gate,
                  request.http?.headers.get(envelopeHeader),
                )
            },
          }
        },
      },
    ],
  })
