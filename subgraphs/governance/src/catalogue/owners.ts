import {
  Kind,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql'

/** Which departments of a composed supergraph resolve what. */
export interface Owners {
  types: readonly ObjectTypeDefinitionNode[]
  /** the department that resolves the most fields of a type */
  ofType: (type: ObjectTypeDefinitionNode) => string
  ofField: (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode) => string
}

/** Reads the join directives of a Federation 2 supergraph. Root types and types of nobody are left out. */
export const ownersIn = ({ definitions }: DocumentNode): Owners => {
  const names = new Map<string, string>()
  for (const node of definitions)
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
      for (const value of node.values ?? [])
        names.set(value.name.value, textOf(told(value, 'join__graph')[0]?.['name']) ?? value.name.value)
  const nameOf = (graph: unknown) => names.get(textOf(graph) ?? '') ?? textOf(graph) ?? ''
  const graphsOf = (type: ObjectTypeDefinitionNode) => told(type, 'join__type').map(({ graph }) => nameOf(graph))
  const resolving = (field: FieldDefinitionNode) => {
    const found = told(field, 'join__field').find(({ graph, external }) => graph !== undefined && external !== true)
    return found && nameOf(found['graph'])
  }
  const ofType = (type: ObjectTypeDefinitionNode): string => {
    const counts = new Map(graphsOf(type).map(graph => [graph, 0]))
    for (const field of type.fields ?? []) {
      const graph = resolving(field)
      if (graph !== undefined) counts.set(graph, (counts.get(graph) ?? 0) + 1)
    }
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]![0]
  }
  const types = definitions.filter(
    (node): node is ObjectTypeDefinitionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION &&
      !['Query', 'Mutation'].includes(node.name.value) &&
      graphsOf(node).length > 0,
  )
  return { types, ofType, ofField: (type, field) => resolving(field) ?? ofType(type) }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const told = (
  { directives = [] }: { directives?: readonly ConstDirectiveNode[] },
  name: string,
): Readonly<Record<string, unknown>>[] =>
  directives
    .filter(directive => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.map(arg => [arg.name.value, valueFromASTUntyped(arg.value)])),
    )
