import './telemetryOff.ts'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Limits } from '@e360/kit/limits'
import type { Log } from '@e360/kit/log'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { RequestContext } from './caller.ts'
import { formatError } from './errors/format.ts'
import { mostErrors } from './execute/executor.ts'
import { jsonInParts } from './http/inParts.ts'
import { statusOfWellFormed } from './http/wellFormed.ts'
import { textStore } from './limits/trusted.ts'

/** What clients may ask. */
export interface Bounds {
  limits: Pick<Limits, 'tokens'>
  /** known by their hash */
  texts: ReadonlyMap<string, string>
  /** nobody explores the schema, and some roles send known operations only */
  isClosed: boolean
}

/** The supergraph, ready to be asked; started with any number of its subgraphs down. */
export const startGraph = async (
  gateway: GatewayInterface,
  { limits, texts, isClosed }: Bounds,
  log: Log,
  plugins: readonly ApolloServerPlugin<RequestContext>[],
): Promise<ApolloServer<RequestContext>> => {
  const server = new ApolloServer<RequestContext>({
    gateway,
    logger: log,
    introspection: !isClosed,
    hideSchemaDetailsFromClientErrors: isClosed,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: textStore(texts) },
    parseOptions: { maxLexicalTokens: limits.tokens },
    // limitOperations keeps them
    documentStore: null,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    // each of them looks for names that are like it
    validationOptions: { maxErrors: mostErrors },
    stringifyResult: async result => `${await jsonInParts(result)}\n`,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      mistakesLogged(log),
      statusOfWellFormed,
      ...plugins,
    ],
  })
  await server.start()
  return server
}

/** What is masked outside is logged in full: an error that is neither ours nor the client's. */
const mistakesLogged = (log: Log): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      const mistakes = errors.filter(
        ({ extensions }) => extensions['code'] === undefined && extensions['http'] === undefined,
      )
      for (const { originalError, message } of mistakes)
        log.error({ id: contextValue.requestId, error: originalError ?? message }, 'a request failed')
    },
  }),
  unexpectedErrorProcessingRequest: async ({ requestContext, error }) => {
    log.error({ id: requestContext.contextValue.requestId, error }, 'a request failed')
  },
})
