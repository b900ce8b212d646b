import './telemetryOff.ts'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Log } from '@e360/kit/log'
import type { Transport } from '@e360/kit/transport/transport'
import type { RequestContext } from './caller.ts'
import { formatError } from './errors/format.ts'
import { dataSource, type FetchObserver } from './fetch/dataSource.ts'
import { fetchDocuments, type FetchDocument } from './fetch/document.ts'
import type { SubgraphInSupergraph } from './fetch/subgraphSchemas.ts'
import { honestly } from './outcome/finish.ts'

const mostTokens = 5_000

/** The supergraph, ready to be asked; started with any number of its subgraphs down. */
export const startGraph = async ({
  supergraphSdl,
  subgraphs,
  transports,
  observe,
  foreign,
  log,
}: {
  supergraphSdl: string
  subgraphs: readonly SubgraphInSupergraph[]
  transports: ReadonlyMap<string, Transport>
  observe: FetchObserver
  foreign: boolean
  log: Log
}): Promise<ApolloServer<RequestContext>> => {
  const documents = new Map(subgraphs.map(({ name, schema }) => [name, fetchDocuments(schema, foreign)]))
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: log,
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => dataSource(name, transports.get(name)!, documents.get(name)!, observe),
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      ;(requestContext.context as RequestContext).ledger.plan = queryPlan
    },
  })
  const documentOf = (subgraph: string, query: string): FetchDocument => documents.get(subgraph)!(query)
  const server = new ApolloServer<RequestContext>({
    gateway: {
      load: async options => {
        const { executor } = await gateway.load(options)
        return { executor: honestly(executor, documentOf, log) }
      },
      onSchemaLoadOrUpdate: callback => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
    },
    logger: log,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: mostTokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      mistakesLogged(log),
    ],
  })
  await server.start()
  return server
}

/** What is masked outside is logged in full: an error that is neither ours nor the client's. */
const mistakesLogged = (log: Log): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      const mistakes = errors.filter(({ extensions }) => extensions['code'] === undefined)
      for (const { originalError, message } of mistakes)
        log.error({ id: contextValue.requestId, error: originalError ?? message }, 'a request failed')
    },
  }),
  unexpectedErrorProcessingRequest: async ({ requestContext, error }) => {
    log.error({ id: requestContext.contextValue.requestId, error }, 'a request failed')
  },
})
