import type { ApolloGateway } from '@apollo/gateway'
import type { Caller } from '@e360/kit/caller'
import type { Log } from '@e360/kit/log'
import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { RequestContext } from '../caller.ts'
import { conditionsIn } from '../fetch/variants.ts'
import { alone } from './answer.ts'
import type { Outcome } from './compile.ts'
import type { Operations } from './operations.ts'

export type GatewayExecutor = ApolloGateway['executor']
export type GatewayRequest = Parameters<GatewayExecutor>[0]
export type GatewayResult = Awaited<ReturnType<GatewayExecutor>>

/** Carries out a valid operation; `refusal` where nothing was asked of any subgraph because its variables are wrong. */
export type Execute = (
  request: GatewayRequest,
  operation: OperationDefinitionNode,
) => Promise<Outcome | { refusal: GatewayResult }>

/** A valid operation, and the coordinates (`Type.field`) that it reads. */
export interface AskedOperation {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  coordinates: ReadonlySet<string>
}

/**
 * Which of the coordinates that an operation reads, and which places of it (`placeOf`), a caller may not read: they are not asked for, and are null with FORBIDDEN
 * in the answer. Called for every request; the same set object for the same answer spares work.
 */
export type Refuse = (
  asked: AskedOperation,
  caller: Caller | null,
  variables: Readonly<Record<string, unknown>>,
) => ReadonlySet<string>

/** As many of what is wrong with a text, or with variables, are told: of 100,000 wrong records the client was sent 80 MB. */
export const mostErrors = 20

/** What is wrong with the variables of an operation; undefined where nothing is. */
export const wrongVariables = (
  schema: GraphQLSchema,
  { document, operation }: Pick<AskedOperation, 'document' | 'operation'>,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] | undefined => {
  const { variableDefinitions = [] } = operation
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: mostErrors })
  if (errors) return errors
  // a default lets a variable that may be null stand where none may be
  const nulls = variableDefinitions.filter(
    ({ variable, defaultValue }) => defaultValue !== undefined && variables[variable.name.value] === null,
  )
  if (nulls.length === 0) return undefined
  const conditions = conditionsIn(alone(document, operation))(variables)
  const wrong = nulls.filter(({ variable }) => Object.hasOwn(conditions, variable.name.value))
  return wrong.length > 0 ? wrong.map(nullCondition) : undefined
}

const nullCondition = (definition: VariableDefinitionNode) =>
  new GraphQLError(`Variable "$${definition.variable.name.value}" of non-null type "Boolean!" must not be null.`, {
    nodes: [definition],
  })

/** Carries out compiled plans; what could not be compiled goes to `reference`, is counted and logged. */
export const compiledExecutor = ({
  operations,
  reference,
  refuse,
  apiSchema,
  log,
}: {
  operations: Operations
  reference: Execute
  refuse: Refuse
  apiSchema: GraphQLSchema
  log: Log
}): Execute => {
  return async (request, operation) => {
    const { document, source: query } = request
    const context = request.context as RequestContext
    const variables = request.request.variables ?? {}
    const asked = { query, document, operation }
    const { coordinates, fits } = operations.factsOf(asked)
    const errors = fits(variables) ? undefined : wrongVariables(apiSchema, asked, variables)
    if (errors) return { refusal: { errors } }
    const refused = refuse({ schema: apiSchema, document, operation, coordinates }, context.caller, variables)
    const known = await operations.get(asked, refused)
    if (!('notCompiled' in known)) return known.execute(context, variables)
    operations.figures.fallbacks += 1
    log.warn({ id: context.requestId, reason: known.notCompiled }, 'an operation is carried out by @apollo/gateway')
    return reference(request, operation)
  }
}
