import { Kind, type ObjectTypeDefinitionNode } from 'graphql'
import type { Source } from './source.ts'
import { fieldsIn } from './fields.ts'

/** Fields that neither say who reads them nor belong to a type that does; what is @external is declared where it is resolved. */
export const undeclared = ({ name, typeDefs }: Source): string[] =>
  fieldsIn(typeDefs)
    .filter(({ own, ofType, external }) => !external && !own.access && !ofType.access)
    .map(({ coordinate }) => `${coordinate} (${name}): nobody said who reads it: @access is missing`)

const roots = ['Query', 'Mutation']

/** Types that several departments declare, each for itself, but for roots and entities: they belong into shared.graphql. */
export const declaredTwice = (subgraphs: readonly Source[]): string[] => {
  const seen = new Map<string, { node: unknown; name: string }>()
  return subgraphs.flatMap(({ name, typeDefs }) =>
    typeDefs.definitions.flatMap(node => {
      if (!('name' in node) || !node.name || !node.kind.endsWith('Definition')) return []
      if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.OPERATION_DEFINITION) return []
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION && isOfMany(node)) return []
      const before = seen.get(node.name.value)
      seen.set(node.name.value, { node, name })
      // the shared file is parsed once: what comes from it is one and the same node in every department
      if (!before || before.node === node) return []
      return [`${node.name.value}: declared in ${before.name} and in ${name}; shared types stand in shared.graphql`]
    }),
  )
}

const isOfMany = ({ name, directives = [] }: ObjectTypeDefinitionNode): boolean =>
  roots.includes(name.value) || directives.some(({ name }) => name.value === 'key' || name.value === 'external')
