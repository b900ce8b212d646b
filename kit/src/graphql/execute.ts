import { setImmediate as turn } from 'node:timers/promises'
import { parse, validate, type ExecutionResult, type GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../caller.ts'
import type { Log } from '../log.ts'
import type { SubgraphRequest } from '../transport/transport.ts'
import { compile, type Compiled } from './compiled/compile.ts'
import { coordinatesOf, everywhere } from './coordinates.ts'
import { maskedErrors } from './maskedErrors.ts'
import { toldErrors } from './toldErrors.ts'
import type { DepartmentSchema } from './subgraphSchema.ts'
import type { Wanted } from './wanted.ts'
import { collectTouched, touchedOf } from './touched.ts'
import type { FreshnessNote } from '../sources/freshness.ts'

export type GraphQLRequest = Pick<SubgraphRequest, 'query' | 'operationName' | 'operation'> & Partial<SubgraphRequest>

/** Executes a request inside this process; failures are in its `errors`, it never rejects. @see extensionsOf */
export type LocalExecutor = (request: GraphQLRequest, options: { caller: Caller }) => Promise<ExecutionResult>

/** An operation text that was read, and who may have it answered without a question at each row or each field. */
type Prepared =
  | { answer: (caller: Caller, ...asked: Parameters<Compiled>) => Promise<ExecutionResult>; wanted: Wanted }
  | { errors: readonly GraphQLError[] }

const mostOperations = 1_000
const mostCharacters = 1_000_000

/**
 * Parses, validates and compiles each operation text once; the texts are a gateway's plans, so they are few. Where the caller is
 * let in at all that an operation asks for, it is executed without a question at each field, and where all rows are the caller's to read
 * without one at each row; else graphql-shield refuses what is to be refused.
 */
export const localExecutor = (
  { schema, lean, wanted, compares }: DepartmentSchema,
  contextOf: (caller: Caller, wanted: Wanted) => object,
  log: Log,
  freshness: FreshnessNote,
): LocalExecutor => {
  const read = (query: string, operationName: string | undefined): Prepared => {
    try {
      const document = parse(query)
      const errors = validate(schema, document)
      if (errors.length > 0) return { errors }
      const plain = once(() => compile(lean.schema, document, operationName, lean.unkept))
      const rowByRow = once(() => compile(lean.schema, document, operationName))
      const guarded = once(() => compile(schema, document, operationName))
      const coordinates = coordinatesOf(schema, document)
      const isLetIn = everywhere(coordinates, lean.letsIn)
      const readsAll = everywhere(coordinates, lean.readsAll)
      return {
        wanted: wanted(coordinates),
        answer: async (caller, ...asked) => {
          if (!isLetIn(caller)) return guarded()(...asked)
          return maskedErrors(await (readsAll(caller) ? plain : rowByRow)()(...asked), log)
        },
      }
    } catch (error) {
      return { errors: [error as GraphQLError] }
    }
  }
  const prepare = remembering(read)
  return async (request, { caller }) => {
    const known = prepare(request)
    const prepared = known instanceof Promise ? await known : known
    if ('errors' in prepared) return { errors: prepared.errors }
    const context = contextOf(caller, prepared.wanted)
    collectTouched(context)
    const result = toldErrors(await prepared.answer(caller, request.variables, context), context, { caller, compares })
    const extensions = extensionsOf(context, freshness)
    return extensions === null ? result : { ...result, extensions }
  }
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined
  return () => (made ??= make())
}

/** What an answer tells the gateway besides: the companies it spoke of, and how old the department's data are; null: nothing. */
export const extensionsOf = (context: object, { told }: FreshnessNote): Record<string, unknown> | null => {
  const touched = touchedOf(context)
  return told === null ? touched : { ...touched, ...told }
}

/**
 * By the object that stands for the text where the gateway sends one, by the text itself otherwise. What is read for the first time is carried out in
 * the next turn of the event loop: either may take long.
 */
const remembering = (read: (query: string, operationName: string | undefined) => Prepared) => {
  const byText = new LRUCache<string, Prepared>({
    max: mostOperations,
    maxSize: mostCharacters,
    sizeCalculation: (_, text) => text.length,
  })
  const byOperation = new WeakMap<object, Prepared>()
  const readFirst = async (key: string, { query, operationName }: GraphQLRequest): Promise<Prepared> => {
    const prepared = read(query, operationName)
    byText.set(key, prepared)
    await turn()
    return prepared
  }
  return (request: GraphQLRequest): Prepared | Promise<Prepared> => {
    const { query, operation, operationName } = request
    const before = operation && byOperation.get(operation)
    if (before) return before
    const key = operationName === undefined ? query : `${operationName} ${query}`
    const known = byText.get(key)
    if (!known) return readFirst(key, request)
    if (operation) byOperation.set(operation, known)
    return known
  }
}
