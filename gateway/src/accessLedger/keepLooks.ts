import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server'
import type { Declaration } from '@e360/kit/access/declaration'
import type { AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { writeLook, type AccessOutcome } from '@e360/kit/accessLedger/accessRow'
import { failure, isFailure, type FailureCode } from '@e360/kit/errors'
import type { GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '../caller.ts'
import { askedOperations } from './askedOperations.ts'

type Single = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult']

/**
 * Keeps a row of every valid operation that asks for data, refused ones too, before the first byte of its answer leaves. A change is kept before
 * it is made as well. Where no row can be written nobody is answered but the public, who see open data only.
 */
export const keepLooks = (ledger: AccessLedger, declaration: Declaration): ApolloServerPlugin<RequestContext> => {
  const operationOf = askedOperations(declaration)
  const keep = (context: RequestContext, operation: string, outcome: AccessOutcome) => {
    const { requestId, caller, client, clientVersion, ledger: tally } = context
    return ledger.keep(
      writeLook({ requestId, caller, client, clientVersion, operation, touched: tally.touched, outcome }),
    )
  }
  return {
    requestDidStart: async () => {
      ledger.enter()
      let isRefused = false
      return {
        responseForOperation: async ({ schema, document, operation, contextValue }) => {
          const { members, changes } = operationOf(schema, document, operation)
          if (members === null || !changes) return null
          try {
            await keep(contextValue, members, 'STARTED')
            return null
          } catch (error) {
            isRefused = true
            return refused(error)
          }
        },
        willSendResponse: async ({ schema, document, operation, contextValue, response }) => {
          try {
            if (!operation || !document || isRefused || response.body.kind !== 'single') return
            const { members, changes } = operationOf(schema, document, operation)
            if (members === null) return
            await keep(contextValue, members, outcomeOf(response.body.singleResult)).catch((error: unknown) => {
              if (!changes && isPublic(contextValue)) return
              response.body = refused(error, changes ? unconfirmed : undefined).body
            })
          } finally {
            ledger.leave()
          }
        },
      }
    },
  }
}

const isPublic = ({ caller }: RequestContext) => caller !== null && caller.roles.length === 0

const unconfirmed = '访问留痕暂时无法写入，办理结果未能确认；请先核对结果，再决定是否重试'

const refused = (error: unknown, sentence?: string): GraphQLResponse => {
  if (!isFailure(error)) throw error
  const { message, extensions } = failure('SECTION_UNAVAILABLE', sentence ?? error.message)
  const singleResult = { data: null, errors: [{ message, extensions }] }
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
}

/** What became of an operation, by its answer. */
const outcomeOf = ({ data, errors = [] }: Single): AccessOutcome => {
  if (errors.length === 0) return 'OK'
  if (Object.values(data ?? {}).some(value => value !== null)) return 'PARTIAL'
  return errors.some(isRefusal) ? 'REFUSED' : 'FAILED'
}

const isRefusal = ({ extensions }: GraphQLFormattedError) => refusals.has(extensions?.['code'])

const refusals: ReadonlySet<unknown> = new Set<FailureCode>([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'QUERY_TOO_COSTLY',
  'RATE_LIMITED',
])
