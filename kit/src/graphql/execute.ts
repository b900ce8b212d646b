import {
  execute,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../caller.ts'
import { collectTouched, touchedOf } from './touched.ts'

export interface GraphQLRequest {
  query: string
  variables?: Readonly<Record<string, unknown>>
  operationName?: string
}

/** Executes a request inside this process; failures are in its `errors`, it never rejects. `extensions.touched`: the companies it spoke of. */
export type LocalExecutor = (request: GraphQLRequest, options: { caller: Caller }) => Promise<ExecutionResult>

/** Parses and validates each operation text once; the texts are a gateway's plans, so they are few. */
export const localExecutor = (schema: GraphQLSchema, contextOf: (caller: Caller) => object): LocalExecutor => {
  const known = new LRUCache<string, { document: DocumentNode } | { errors: readonly GraphQLError[] }>({ max: 1_000 })
  const prepare = (query: string) => {
    const before = known.get(query)
    if (before) return before
    const prepared = read(schema, query)
    known.set(query, prepared)
    return prepared
  }
  return async ({ query, variables, operationName }, { caller }) => {
    const prepared = prepare(query)
    if ('errors' in prepared) return { errors: prepared.errors }
    const contextValue = contextOf(caller)
    collectTouched(contextValue)
    const result = await execute({
      schema,
      document: prepared.document,
      variableValues: variables,
      operationName,
      contextValue,
    })
    const extensions = touchedOf(contextValue)
    return extensions === null ? result : { ...result, extensions }
  }
}

const read = (schema: GraphQLSchema, query: string) => {
  try {
    const document = parse(query)
    const errors = validate(schema, document)
    return errors.length > 0 ? { errors } : { document }
  } catch (error) {
    return { errors: [error as GraphQLError] }
  }
}
