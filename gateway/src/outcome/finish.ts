import type { ApolloGateway } from '@apollo/gateway'
import { failure } from '@e360/kit/errors'
import { GraphQLError, Kind, type OperationDefinitionNode } from 'graphql'
import type { RequestContext } from '../caller.ts'
import { sectionsOf } from './sections.ts'
import { settle, type Sources, type Spoil } from './settle.ts'

type Executor = ApolloGateway['executor']
type GatewayRequest = Parameters<Executor>[0]
type GatewayResult = Awaited<ReturnType<Executor>>

/**
 * Carries out an operation with @apollo/gateway and makes its outcome honest: one error for every null that is not “none on record”, and
 * `extensions.sections`.
 */
export const honestly =
  (
    execute: Executor,
    documentOf: Sources['documentOf'],
    log: { error: (facts: object, text: string) => void },
  ): Executor =>
  async request => {
    const { operation, operationName } = request as {
      operation?: OperationDefinitionNode
      operationName: string | null
    }
    const { ledger, requestId } = request.context as RequestContext
    if (!operation)
      return { errors: [new GraphQLError(`Unknown operation named "${String(request.request.operationName)}".`)] }
    ledger.operationName = operationName
    const result = await execute(request)
    // nothing was planned: the variables are wrong, or nothing but the schema was asked for
    if (result.data === undefined && ledger.asked.size === 0) return result
    const { valueCompletion, ...extensions } = result.extensions ?? {}
    const completion = ((valueCompletion as GraphQLError[] | undefined) ?? []).flatMap(({ path }) =>
      path ? [path] : [],
    )
    const data = result.data ?? null
    const troubled = ledger.troubles.length > 0 || completion.length > 0
    const spoils = troubled
      ? settle(ledger, { data, completion }, { documentOf, holds: variableOf(request, operation) })
      : []
    const errors = [...spoils.map(asError), ...(result.errors ?? []).map(asInternal(log, requestId))]
    ledger.sections = sectionsOf(ledger, spoils)
    return {
      data,
      ...(errors.length > 0 && { errors }),
      extensions: { ...extensions, sections: ledger.sections },
    } as GatewayResult
  }

const asError = ({ path, fault: { code, sentence, candidates } }: Spoil) => {
  const { extensions } = failure(code, sentence, candidates ? { candidates } : {})
  return new GraphQLError(sentence, { path, extensions })
}

/** The plan could not be carried out: a mistake of ours or of @apollo/gateway, logged in full. */
const asInternal = (log: { error: (facts: object, text: string) => void }, requestId: string) => (error: unknown) => {
  log.error({ id: requestId, error }, 'the plan could not be carried out')
  return failure('INTERNAL_SERVER_ERROR')
}

const variableOf =
  ({ request: { variables } }: GatewayRequest, { variableDefinitions }: OperationDefinitionNode) =>
  (name: string): boolean => {
    const given: unknown = variables?.[name]
    if (given !== undefined) return given === true
    const fallback = variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue
    return fallback?.kind === Kind.BOOLEAN && fallback.value
  }
