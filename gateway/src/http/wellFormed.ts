import type { ApolloServerPlugin } from '@apollo/server'
import type { RequestContext } from '../caller.ts'

/** What may be wrong with a request that is well-formed as GraphQL over HTTP sees it. */
const inOperation: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'QUERY_TOO_COSTLY',
  'PERSISTED_QUERY_REQUIRED',
])

/**
 * GraphQL over HTTP: who asks for `application/json` gets 200 for an operation that is refused, because intermediaries may have made a 4xx of
 * that type; `application/graphql-response+json` gets 400. @apollo/server says 400 to both.
 */
export const statusOfWellFormed: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, errors = [] }) => {
      const accept = request.http?.headers.get('accept') ?? ''
      if (response.http.status !== 400 || !asksForJson(accept)) return
      if (errors.every(({ extensions }) => inOperation.has(extensions['code']))) response.http.status = 200
    },
  }),
}

const asksForJson = (accept: string) =>
  accept.includes('application/json') && !accept.includes('application/graphql-response+json')
