import '../telemetryOff.ts'
import { ApolloGateway } from '@apollo/gateway'
import type { RequestContext } from '../caller.ts'
import type { FetchDocument } from '../fetch/document.ts'
import { dataSource } from '../fetch/dataSource.ts'
import type { Source } from '../fetch/fetchFrom.ts'
import type { Log } from '@e360/kit/log'

/** @apollo/gateway over the same sources, not loaded yet. */
export const apolloGateway = (
  supergraphSdl: string,
  sources: ReadonlyMap<string, Source>,
  documentOf: (subgraph: string, query: string) => FetchDocument,
  log: Log,
): ApolloGateway =>
  new ApolloGateway({
    supergraphSdl,
    logger: log,
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => dataSource(sources.get(name)!, query => documentOf(name, query)),
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      ;(requestContext.context as RequestContext).ledger.plan = queryPlan
    },
  })
