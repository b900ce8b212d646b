import { execute, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../caller.ts'
import type { Log } from '../log.ts'
import { letInEverywhere } from './coordinates.ts'
import { maskedErrors } from './maskedErrors.ts'
import type { DepartmentSchema } from './subgraphSchema.ts'
import { collectTouched, touchedOf } from './touched.ts'
import type { FreshnessNote } from '../sources/freshness.ts'

export interface GraphQLRequest {
  query: string
  variables?: Readonly<Record<string, unknown>>
  operationName?: string
}

/** Executes a request inside this process; failures are in its `errors`, it never rejects. @see extensionsOf */
export type LocalExecutor = (request: GraphQLRequest, options: { caller: Caller }) => Promise<ExecutionResult>

/** An operation text that was read: who may have it answered without a question at each field. */
type Prepared = { document: DocumentNode; mayGoLean: (caller: Caller) => boolean } | { errors: readonly GraphQLError[] }

/**
 * Parses and validates each operation text once; the texts are a gateway's plans, so they are few. Where the caller is let in at
 * all that an operation asks for, it is executed without a question at each field; else graphql-shield refuses what is to be refused.
 */
export const localExecutor = (
  { schema, lean }: DepartmentSchema,
  contextOf: (caller: Caller) => object,
  log: Log,
  freshness: FreshnessNote,
): LocalExecutor => {
  const known = new LRUCache<string, Prepared>({ max: 1_000 })
  const read = (query: string): Prepared => {
    try {
      const document = parse(query)
      const errors = validate(schema, document)
      return errors.length > 0 ? { errors } : { document, mayGoLean: letInEverywhere(schema, document, lean.letsIn) }
    } catch (error) {
      return { errors: [error as GraphQLError] }
    }
  }
  const prepare = (query: string) => {
    const before = known.get(query)
    if (before) return before
    const prepared = read(query)
    known.set(query, prepared)
    return prepared
  }
  return async ({ query, variables, operationName }, { caller }) => {
    const prepared = prepare(query)
    if ('errors' in prepared) return { errors: prepared.errors }
    const { document, mayGoLean } = prepared
    const contextValue = contextOf(caller)
    collectTouched(contextValue)
    const request = { document, variableValues: variables, operationName, contextValue }
    const result = mayGoLean(caller)
      ? maskedErrors(await execute({ schema: lean.schema, ...request }), log)
      : await execute({ schema, ...request })
    const extensions = extensionsOf(contextValue, freshness)
    return extensions === null ? result : { ...result, extensions }
  }
}

/** What an answer tells the gateway besides: the companies it spoke of, and how old the department's data are; null: nothing. */
export const extensionsOf = (context: object, { told }: FreshnessNote): Record<string, unknown> | null => {
  const touched = touchedOf(context)
  return told === null ? touched : { ...touched, ...told }
}
