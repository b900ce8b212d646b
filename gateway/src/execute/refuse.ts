import {
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql'
import { fragmentsOf } from '../fetch/selection.ts'

/**
 * The coordinates, `Type.field`, that an operation reads; of an interface's field also those of all types that implement it. Introspection
 * has none.
 */
export const coordinatesOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> => {
  const coordinates = new Set<string>()
  const info = new TypeInfo(schema)
  const definitions = [operation, ...Object.values(fragmentsOf(document))]
  visit(
    { kind: Kind.DOCUMENT, definitions } as DocumentNode,
    visitWithTypeInfo(info, {
      Field: ({ name: { value: name } }) => {
        const parent = info.getParentType()
        if (parent && !name.startsWith('__'))
          for (const owner of ownersOf(schema, parent)) coordinates.add(`${owner}.${name}`)
      },
    }),
  )
  return coordinates
}

/** What a field of an operation is known by among those that are refused for what they are given. */
export const placeOf = ({ loc }: FieldNode): string => `#${loc?.start ?? ''}`

/**
 * A document that does not ask for what is refused. A field of an interface that only some of its types refuse is asked of the others; an
 * object of which everything is refused is asked whether it is there.
 */
export const withoutRefused = (
  schema: GraphQLSchema,
  document: DocumentNode,
  refused: ReadonlySet<string>,
): DocumentNode => {
  const info = new TypeInfo(schema)
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- visit's type is any
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: field => {
          const parent = info.getParentType()
          if (!parent || field.name.value.startsWith('__')) return undefined
          if (refused.has(`${parent.name}.${field.name.value}`) || refused.has(placeOf(field))) return null
          return undefined
        },
      },
      SelectionSet: {
        leave: set => {
          const parent = info.getParentType()
          if (!parent) return undefined
          const selections = set.selections.flatMap(selection => allowedOf(schema, parent, selection, refused))
          return { ...set, selections: selections.length > 0 ? selections : [typename] }
        },
      },
    }),
  ) as DocumentNode
}

export const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** A field of an interface as fragments on those of its types that allow it. */
const allowedOf = (
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selection: SelectionNode,
  refused: ReadonlySet<string>,
): SelectionNode[] => {
  if (selection.kind !== Kind.FIELD || !isAbstractType(parent)) return [selection]
  const types = schema.getPossibleTypes(parent)
  const allowed = types.filter(({ name }) => !refused.has(`${name}.${selection.name.value}`))
  if (allowed.length === types.length) return [selection]
  return allowed.map(({ name }) => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  }))
}

const ownersOf = (schema: GraphQLSchema, type: GraphQLCompositeType): string[] =>
  isAbstractType(type) ? [type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)] : [type.name]
