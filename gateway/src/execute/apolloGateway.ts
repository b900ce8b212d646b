import '../telemetryOff.ts'
import { ApolloGateway } from '@apollo/gateway'
import type { RequestContext } from '../caller.ts'
import type { FetchDocument } from '../fetch/document.ts'
import { dataSource } from '../fetch/dataSource.ts'
import type { Source } from '../fetch/fetchFrom.ts'
import { limitFetches } from '../limits/fetches.ts'
import type { Log } from '@e360/kit/log'

/** @apollo/gateway over the same sources, not loaded yet. It throws QUERY_TOO_COSTLY where a plan has more than so many fetches. */
export const apolloGateway = ({
  sdl,
  sources,
  documentOf,
  fetches,
  log,
}: {
  sdl: string
  sources: ReadonlyMap<string, Source>
  documentOf: (subgraph: string, query: string) => FetchDocument
  fetches: number
  log: Log
}): ApolloGateway =>
  new ApolloGateway({
    supergraphSdl: sdl,
    logger: log,
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => dataSource(sources.get(name)!, query => documentOf(name, query)),
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      limitFetches(queryPlan, fetches)
      ;(requestContext.context as RequestContext).ledger.plan = queryPlan
    },
  })
