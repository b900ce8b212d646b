import type { GraphQLDataSource } from '@apollo/gateway'
import type { RequestContext } from '../caller.ts'
import { isObject } from '../execute/json.ts'
import type { Ledger, Trouble } from '../outcome/ledger.ts'
import type { FetchDocument } from './document.ts'
import type { Source } from './fetchFrom.ts'

/** How @apollo/gateway asks one subgraph, where it carries out the plan itself. It is never told of an error: the ledger keeps them. */
export const dataSource = (
  { ask, take }: Source,
  documentOf: (query: string) => FetchDocument,
): GraphQLDataSource<RequestContext> => ({
  process: async options => {
    if (!('incomingRequestContext' in options)) return {}
    const { context, request, pathInIncomingRequest: at = [] } = options
    const { query = '', variables = {}, operationName } = request
    const document = documentOf(query)
    const answer = await ask({ document, query, operationName, variables }, context)
    const representations = document.isOfEntities ? (variables['representations'] as Trouble['representations']) : null
    const data = take(answer, { at: at, document, representations }, context.ledger)
    if (data !== null && representations === null && at.length === 0) keepRoot(context.ledger, data)
    return { data }
  },
})

/** @apollo/gateway merges later answers into the objects and lists of the first, so that these show the whole result at the end; all else it replaces. */
const keepRoot = ({ root }: Ledger, data: Record<string, unknown>) => {
  for (const [key, value] of Object.entries(data)) if (!isMergedInto(root[key], value)) root[key] = value
}

const isMergedInto = (before: unknown, value: unknown): boolean =>
  Array.isArray(before) && Array.isArray(value) ? before.length === value.length : isObject(before) && isObject(value)
