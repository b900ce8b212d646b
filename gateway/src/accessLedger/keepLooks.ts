import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server'
import type { Declaration } from '@e360/kit/access/declaration'
import type { AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import type { AccessOutcome } from '@e360/kit/accessLedger/accessRow'
import { keepLook } from '@e360/kit/accessLedger/keepLook'
import { failure, isFailure, type FailureCode } from '@e360/kit/errors'
import type { GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { RequestContext } from '../caller.ts'
import type { ValidOperation } from '../limits/limitOperations.ts'
import { askedOperations, type KeptOperation } from './askedOperations.ts'
import { toldCodes } from './toldCodes.ts'

/** An answer as a client reads it. */
export type Single = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult']

export interface Looks {
  /** keeps what @apollo/server answers */
  plugin: ApolloServerPlugin<RequestContext>
  /** Carries out a query that was answered before, and keeps it. @returns what may be answered */
  keep: (
    context: RequestContext,
    asked: ValidOperation & { schema: GraphQLSchema },
    carryOut: () => Promise<Single | null>,
  ) => Promise<Single | null>
}

/**
 * Keeps a row of every valid operation that asks for data, refused ones too, before the first byte of its answer leaves. A change is kept before
 * it is made as well. Where no row can be written nobody is answered but the public, who see open data only.
 */
export const keepLooks = (ledger: AccessLedger, declaration: Declaration): Looks => {
  const operationOf = askedOperations(declaration)
  const keep = (context: RequestContext, operation: string, outcome: AccessOutcome) => {
    const { requestId, caller, client, clientVersion, ledger: tally } = context
    const touched = toldCodes(tally.told)
    return keepLook(ledger, { requestId, caller, client, clientVersion, operation, touched, outcome })
  }
  /** @returns what is answered in its place where it cannot be kept; null where it may leave */
  const keepAnswer = async (
    context: RequestContext,
    { members, changes }: KeptOperation,
    result: Single,
  ): Promise<GraphQLResponse | null> => {
    if (members === null) return null
    try {
      await keep(context, members, outcomeOf(result))
      return null
    } catch (error) {
      if (!changes && isPublic(context)) return null
      return refused(error, changes ? unconfirmed : undefined)
    }
  }
  const plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => {
      ledger.enter()
      let isRefused = false
      return {
        responseForOperation: async ({ schema, document, operation, contextValue }) => {
          // @apollo/server says otherwise, but asks also where a request names no operation of its text
          if (!(operation as OperationDefinitionNode | undefined)) return null
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
            const kept = operationOf(schema, document, operation)
            const instead = await keepAnswer(contextValue, kept, response.body.singleResult)
            if (instead) response.body = instead.body
          } finally {
            ledger.leave()
          }
        },
      }
    },
  }
  return {
    plugin,
    keep: async (context, { schema, document, operation }, carryOut) => {
      ledger.enter()
      try {
        const result = await carryOut()
        const instead = result && (await keepAnswer(context, operationOf(schema, document, operation), result))
        return instead ? singleIn(instead) : result
      } finally {
        ledger.leave()
      }
    },
  }
}

const singleIn = ({ body }: GraphQLResponse): Single | null => (body.kind === 'single' ? body.singleResult : null)

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
