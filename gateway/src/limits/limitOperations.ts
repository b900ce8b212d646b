import type { ApolloServerPlugin } from '@apollo/server'
import type { Limits } from '@e360/kit/limits'
import { OperationTypeNode, parse, type DocumentNode, type GraphQLError, type OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { RequestContext } from '../caller.ts'
import { costOf, type Cost } from './cost.ts'
import { judge, tooCostly } from './judge.ts'
import { openBudgets } from './rate.ts'
import { isBound, knownTexts, notTrusted, type Trusted } from './trusted.ts'
import { excessIn } from './variables.ts'

/** What is known of a text. */
interface Known {
  refusal: GraphQLError | null
  /** whether it is an operation of the list, once that was asked */
  isTrusted?: boolean
  /** once it was found valid */
  document?: DocumentNode
  /** its operations, by the name that was asked for; '' where none was */
  operations: Map<string, { operation: OperationDefinitionNode; cost: Cost }>
}

/** A request for an operation. */
export interface Asked {
  query: string
  operationName: string | undefined
  variables: Readonly<Record<string, unknown>>
}

/** An operation that was found valid before. */
export interface ValidOperation {
  document: DocumentNode
  operation: OperationDefinitionNode
}

export interface OperationLimits {
  /** the limits as @apollo/server meets them */
  plugin: ApolloServerPlugin<RequestContext>
  /**
   * A query that was answered before and that this caller may ask, paid from the caller's budget; null for whatever needs a closer look, which
   * the plugin takes.
   */
  allow: (asked: Asked, context: RequestContext) => Promise<ValidOperation | null>
}

const mostTexts = 2_000
/** The tokens of a text take a hundred times as many bytes as it has characters. */
const mostCharacters = 2_000_000
/** A text that was not seen before is read, validated and planned. */
const costOfNewText = 1_000

/** Stands for a text that was refused before it was read. */
const unread = parse('{ __typename }')

/**
 * Refuses operations that ask too much, each at the earliest moment at which that can be told, and takes the cost of the others from
 * their callers' budgets. It keeps the documents of valid texts, so that @apollo/server reads and validates each once.
 */
export const limitOperations = (limits: Limits, { operations, areRequired }: Trusted): OperationLimits => {
  const isKnown = knownTexts(operations)
  const texts = new LRUCache<string, Known>({
    max: mostTexts,
    maxSize: mostCharacters,
    sizeCalculation: (_, text) => text.length,
  })
  const spend = openBudgets(limits)
  const needsTrusted = ({ caller, isOwn }: RequestContext) =>
    areRequired && !isOwn && caller !== null && isBound(caller)
  const plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async ({ contextValue, request }) => {
      const { caller, address } = contextValue
      let known: Known | undefined
      let refused: GraphQLError | null = null
      let isNew = false
      return {
        didResolveSource: async requestContext => {
          const { source } = requestContext
          known = texts.get(source)
          isNew = known === undefined
          if (!known) texts.set(source, (known = { refusal: judge(source, limits), operations: new Map() }))
          if (needsTrusted(contextValue) && !(known.isTrusted ??= isKnown(source))) refused = notTrusted()
          refused ??= known.refusal
          const document = refused ? unread : known.document
          if (document) (requestContext as { document?: DocumentNode }).document = document
        },
        didResolveOperation: async ({ schema, document, operation }) => {
          if (refused) throw refused
          const { operations: valid } = known!
          known!.document = document
          const variables = request.variables ?? {}
          const excess = excessIn(variables, limits)
          if (excess !== null) throw tooCostly(excess)
          if (!operation) return
          const name = request.operationName ?? ''
          if (!valid.has(name)) valid.set(name, { operation, cost: costOf(schema, document, operation) })
          const cost = valid.get(name)!.cost(variables)
          if (cost > limits.cost) throw tooCostly(`查询最多会取得约 ${cost} 项数据，上限为 ${limits.cost} 项`)
          // the direct way may have taken it before it left the request to us
          if (caller && !contextValue.isPaid) await spend(caller, address, isNew ? cost + costOfNewText : cost)
        },
      }
    },
  }
  const allow: OperationLimits['allow'] = async ({ query, operationName = '', variables }, context) => {
    const known = texts.get(query)
    const found = known?.operations.get(operationName)
    if (!known?.document || !found || known.refusal || found.operation.operation !== OperationTypeNode.QUERY)
      return null
    if (needsTrusted(context) && known.isTrusted !== true) return null
    if (excessIn(variables, limits) !== null) return null
    const cost = found.cost(variables)
    if (cost > limits.cost) return null
    if (context.caller) await spend(context.caller, context.address, cost)
    context.isPaid = true
    return { document: known.document, operation: found.operation }
  }
  return { plugin, allow }
}
