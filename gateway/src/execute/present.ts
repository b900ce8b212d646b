import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema, type SelectionNode } from 'graphql'
import { typename } from './refuse.ts'

/**
 * Asks of every object whether it is there, even where conditions leave out all that is asked of it: Apollo's planner then asks nobody, and the
 * object that is there would read as “none on record”.
 */
export const askingWhetherThere = (schema: GraphQLSchema, document: DocumentNode): DocumentNode => {
  const info = new TypeInfo(schema)
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType()])
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- visit's type is any
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave: set =>
          set.selections.every(isConditional) && !roots.has(info.getParentType())
            ? { ...set, selections: [...set.selections, typename] }
            : undefined,
      },
    }),
  ) as DocumentNode
}

const isConditional = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name: { value } }) => value === 'skip' || value === 'include')
