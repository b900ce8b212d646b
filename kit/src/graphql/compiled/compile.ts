import {
  Kind,
  OperationTypeNode,
  execute,
  isObjectType,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { failure } from '../../errors.ts'
import type { Condition } from './collect.ts'
import { fieldsOf } from './select.ts'
import type { Instead } from './info.ts'
import type { Frame, Run } from './run.ts'
import type { Select } from './fill.ts'
import { unbrokenFields } from './turn.ts'
import { variableValues } from './variables.ts'

/** Executes an operation that was compiled; errors are in the result, it never rejects. */
export type Compiled = (
  variables: Readonly<Record<string, unknown>> | undefined,
  context: unknown,
) => ExecutionResult | Promise<ExecutionResult>

/**
 * Compiles an operation into functions: what graphql-js finds out for every value is found out once for the text. Data, errors and paths are
 * those of graphql-js. What is beyond this is executed by graphql-js: subscriptions, types with `isTypeOf`, an unclear choice of operation.
 * @param document valid against the schema
 * @param instead field → the resolver that answers it in place of the schema's; graphql-js always takes the schema's
 */
export const compile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string,
  instead: Instead = new Map(),
): Compiled => {
  const byReference: Compiled = (variableValues, contextValue) =>
    execute({ schema, document, operationName, variableValues, contextValue })
  const operation = operationOf(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!root || operation.operation === OperationTypeNode.SUBSCRIPTION || isBeyond(schema, document)) return byReference

  const known = { schema, fragments: fragmentsOf(document), operation, instead }
  const fields = fieldsOf(known, root, [{ set: operation.selectionSet, conditions: [] }])
  const valuesOf = variableValues(schema, operation)
  const conditions = conditionVariables(document)
  const answer = operation.operation === OperationTypeNode.MUTATION ? oneByOne : together
  return (given, context) => {
    const { coerced, errors } = valuesOf({ ...given })
    if (errors) return { errors }
    // graphql-js fails where null decides whether a field is taken
    if (conditions.some(({ variable }) => typeof coerced[variable] !== 'boolean')) return byReference(given, context)
    const run: Run = {
      context,
      variables: coerced,
      errors: [],
      pending: 0,
      whenIdle: nothing,
      left: mostFields,
      clockAt: mostFields - unbrokenFields,
      args: new Map(),
    }
    const data: Frame = { value: {}, parent: null, key: '', nullable: true, nulled: false }
    const work = answer(fields, run, data)
    return work ? work.then(() => resultOf(run, data)) : resultOf(run, data)
  }
}

const nothing = (): void => undefined

/**
 * Lists that nobody can bound beforehand may lie in each other: the districts of the province of a district, and so on, are 2,000,000 after
 * four steps. An operation that the gateway lets pass has 100,000 at most where its lists are as long as it says.
 */
const mostFields = 120_000

const resultOf = ({ errors, left }: Run, { value, nulled }: Frame): ExecutionResult => {
  if (left < 0) return { errors: [failure('QUERY_TOO_COSTLY')], data: null }
  const data = nulled ? null : (value as Record<string, unknown>)
  return errors.length === 0 ? { data } : { errors, data }
}

const together = (fields: readonly Select[], run: Run, data: Frame): Promise<void> | null => {
  for (const field of fields) {
    field(run, data, undefined)
    if (data.nulled) break
  }
  return idle(run)
}

const oneByOne = async (fields: readonly Select[], run: Run, data: Frame): Promise<void> => {
  for (const field of fields) {
    field(run, data, undefined)
    await idle(run)
    if (data.nulled) return
  }
}

const idle = (run: Run): Promise<void> | null =>
  run.pending === 0 ? null : new Promise(resolve => void (run.whenIdle = resolve))

const operationOf = ({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined => {
  const operations = definitions.filter(definition => definition.kind === Kind.OPERATION_DEFINITION)
  if (name !== undefined && name !== null) return operations.find(operation => operation.name?.value === name)
  return operations.length === 1 ? operations[0] : undefined
}

const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    definitions
      .filter(definition => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map(fragment => [fragment.name.value, fragment]),
  )

/** `__proto__` as a name in the answer is no key of a plain object. */
const isBeyond = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  let found = Object.values(schema.getTypeMap()).some(type => isObjectType(type) && type.isTypeOf)
  visit(document, { Field: ({ alias }) => void (found ||= alias?.value === '__proto__') })
  return found
}

const conditionVariables = (document: DocumentNode): Pick<Condition, 'variable'>[] => {
  const found: Pick<Condition, 'variable'>[] = []
  visit(document, {
    Directive: ({ name, arguments: [condition] = [] }) => {
      if ((name.value === 'skip' || name.value === 'include') && condition?.value.kind === Kind.VARIABLE)
        found.push({ variable: condition.value.name.value })
    },
  })
  return found
}
