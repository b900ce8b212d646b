import { createHash } from 'node:crypto'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../caller.ts'
import { compileAnswer } from './answer.ts'
import { wrongVariables, type Execute, type GatewayExecutor, type GatewayRequest, type Refuse } from './executor.ts'
import { coordinatesOf, withoutRefused } from './refuse.ts'

/** Plans and executes with @apollo/gateway: `E360_EXECUTOR=reference`, and what is not compiled. */
export const referenceExecutor =
  (execute: GatewayExecutor, apiSchema: GraphQLSchema, refuse: Refuse): Execute =>
  async (request, operation) => {
    const { document } = request
    const { caller, ledger } = request.context as RequestContext
    const coordinates = coordinatesOf(apiSchema, document, operation)
    const variables = request.request.variables ?? {}
    const refused = refuse({ schema: apiSchema, document, operation, coordinates }, caller, variables)
    const result = await execute(refused.size === 0 ? request : without(refused, request, apiSchema))
    // nothing was planned: the variables are wrong
    if (result.data === undefined && ledger.asked.size === 0)
      return { refusal: { ...result, errors: wrongVariables(apiSchema, operation, variables) ?? result.errors } }
    const mistakes = result.errors ?? []
    if (refused.size > 0) {
      const complete = compileAnswer({ document, operation, refused, untold: false, plannedKey: key => key }, apiSchema)
      return { ...complete(ledger.root, variables), mistakes }
    }
    const failed = (result.extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[]
    const flaws = failed.flatMap(({ path }) => (path ? [{ path: [...path] }] : []))
    return { data: result.data ?? null, flaws, mistakes, characters: charactersIn(result.data) }
  }

const charactersIn = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, part) => sum + charactersIn(part), 0)
}

/** @apollo/gateway knows a plan by the hash of its text. */
const without = (refused: ReadonlySet<string>, request: GatewayRequest, schema: GraphQLSchema): GatewayRequest => {
  const words = [request.queryHash, ...[...refused].toSorted()]
  return {
    ...request,
    document: withoutRefused(schema, request.document, refused),
    queryHash: createHash('sha256').update(words.join(' ')).digest('hex'),
  }
}
