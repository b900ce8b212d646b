import { createHash } from 'node:crypto'
import type { DocumentNode, GraphQLError } from 'graphql'
import type { RequestContext } from '../caller.ts'
import { compileAnswer } from './answer.ts'
import { wrongVariables, type Execute, type GatewayExecutor, type GatewayRequest, type Refuse } from './executor.ts'
import { coordinatesOf } from './refuse.ts'
import { toPlan, type Planned } from './toPlan.ts'

/** Plans and executes with @apollo/gateway: `E360_EXECUTOR=reference`, and what is not compiled. */
export const referenceExecutor =
  (execute: GatewayExecutor, refuse: Refuse, clients: Planned): Execute =>
  async (request, operation) => {
    const { document } = request
    const { apiSchema, plannedKey } = clients
    const { caller, ledger } = request.context as RequestContext
    const variables = request.request.variables ?? {}
    const wrong = wrongVariables(apiSchema, { document, operation }, variables)
    if (wrong) return { refusal: { errors: wrong } }
    const coordinates = coordinatesOf(apiSchema, document, operation)
    const refused = refuse({ schema: apiSchema, document, operation, coordinates }, caller, variables)
    const planned = toPlan(document, refused, clients)
    const result = await execute(planned === document ? request : planning(planned, refused, request))
    const mistakes = result.errors ?? []
    if (planned !== document) {
      const untold = ledger.plan?.node === undefined
      const complete = compileAnswer({ document, operation, refused, untold, plannedKey }, apiSchema)
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
const planning = (document: DocumentNode, refused: ReadonlySet<string>, request: GatewayRequest): GatewayRequest => {
  const words = [request.queryHash, ...[...refused].toSorted()]
  return { ...request, document, queryHash: createHash('sha256').update(words.join(' ')).digest('hex') }
}
