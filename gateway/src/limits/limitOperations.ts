import type { ApolloServerPlugin } from '@apollo/server'
import type { Limits } from '@e360/kit/limits'
import { parse, type DocumentNode, type GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { RequestContext } from '../caller.ts'
import { costOf, type Cost } from './cost.ts'
import { judge, tooCostly } from './judge.ts'
import { openBudgets } from './rate.ts'
import { isBound, knownTexts, notTrusted, type Trusted } from './trusted.ts'
import { isFlat } from './variables.ts'

/** What is known of a text. */
interface Known {
  refusal: GraphQLError | null
  /** whether it is an operation of the list, once that was asked */
  isTrusted?: boolean
  /** once it was found valid */
  document?: DocumentNode
  /** of its operations, by name; '' where it has none */
  costs: Map<string, Cost>
}

const mostTexts = 2_000
const mostCharacters = 8_000_000
/** A text that was not seen before is read, validated and planned. */
const costOfNewText = 1_000

/** Stands for a text that was refused before it was read. */
const unread = parse('{ __typename }')

/**
 * Refuses operations that ask too much, each at the earliest moment at which that can be told, and takes the cost of the others from
 * their callers' budgets. It keeps the documents of valid texts, so that @apollo/server reads and validates each once.
 */
export const limitOperations = (
  limits: Limits,
  { operations, areRequired }: Trusted,
): ApolloServerPlugin<RequestContext> => {
  const isKnown = knownTexts(operations)
  const texts = new LRUCache<string, Known>({
    max: mostTexts,
    maxSize: mostCharacters,
    sizeCalculation: (_, text) => text.length,
  })
  const spend = openBudgets(limits)
  return {
    requestDidStart: async ({ contextValue: { caller, address, isOwn }, request }) => {
      const needsTrusted = areRequired && !isOwn && caller !== null && isBound(caller)
      let known: Known | undefined
      let refused: GraphQLError | null = null
      let isNew = false
      return {
        didResolveSource: async requestContext => {
          const { source } = requestContext
          known = texts.get(source)
          isNew = known === undefined
          if (!known) texts.set(source, (known = { refusal: judge(source, limits), costs: new Map() }))
          if (needsTrusted && !(known.isTrusted ??= isKnown(source))) refused = notTrusted()
          refused ??= known.refusal
          const document = refused ? unread : known.document
          if (document) (requestContext as { document?: DocumentNode }).document = document
        },
        didResolveOperation: async ({ schema, document, operation, operationName }) => {
          if (refused) throw refused
          const { costs } = known!
          known!.document = document
          const variables = request.variables ?? {}
          if (!isFlat(variables, limits.variableDepth)) throw tooCostly(`变量嵌套过深，最多 ${limits.variableDepth} 层`)
          if (!operation) return
          const name = operationName ?? ''
          if (!costs.has(name)) costs.set(name, costOf(schema, document, operation))
          const cost = costs.get(name)!(variables)
          if (cost > limits.cost) throw tooCostly(`查询最多会取得约 ${cost} 项数据，上限为 ${limits.cost} 项`)
          if (caller) await spend(caller, address, isNew ? cost + costOfNewText : cost)
        },
      }
    },
  }
}
