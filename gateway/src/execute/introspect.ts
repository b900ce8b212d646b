import {
  execute,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { AnswerReader, Complete } from './complete.ts'
import type { SelectedField } from './selected.ts'

/** Answers `__schema` and `__type` from the client's schema: once an operation, unless variables have a say. */
export const introspection = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: AnswerReader['fragments'],
): AnswerReader['introspect'] => {
  return field => {
    const { document, usesVariables } = documentOf(field, operation, fragments)
    const ask = (variableValues: Readonly<Record<string, unknown>>): unknown => {
      const result = execute({ schema, document, variableValues })
      if (result instanceof Promise || !result.data) throw new Error('the schema could not be read')
      return result.data[field.key]
    }
    let fixed: unknown
    const complete: Complete = (_value, { variables }) =>
      usesVariables ? ask(variables) : ((fixed ??= ask({})) ?? null)
    return complete
  }
}

const documentOf = (
  { nodes }: SelectedField,
  operation: OperationDefinitionNode,
  fragments: AnswerReader['fragments'],
): { document: DocumentNode; usesVariables: boolean } => {
  const used = new Set<string>()
  const selections = nodes.map(({ node }) => node)
  const ownFragments = Object.values(fragments)
  for (const node of [...selections, ...ownFragments])
    visit(node, { Variable: ({ name }) => void used.add(name.value) })
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value))
  return {
    usesVariables: used.size > 0,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          variableDefinitions,
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        },
        ...ownFragments,
      ],
    },
  }
}
