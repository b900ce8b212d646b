import {
  isAbstractType,
  isObjectType,
  Kind,
  valueFromAST,
  GraphQLBoolean,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** Values of the Boolean variables that `@skip` and `@include` look at. */
export type Conditions = Readonly<Record<string, unknown>>

export interface SelectionReader {
  schema: GraphQLSchema
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
  conditions: Conditions
  /** of somebody else's supergraph, whose custom scalars may hold any JSON */
  foreign: boolean
  /** fields of all objects in the answer that was compared last */
  compared: { fields: number }
}

/** response key → its nodes, merged over all fragments that apply to the type, in the order of the document */
export type CollectedFields = Map<string, FieldNode[]>

/** The fields that an object of this type answers to these selections. */
export const collectFields = (
  reader: SelectionReader,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  into: CollectedFields = new Map(),
): CollectedFields => {
  for (const selection of selectionSets.flatMap(({ selections }) => selections)) {
    if (!isIncluded(selection, reader.conditions)) continue
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection)
      into.set(key, [...(into.get(key) ?? []), selection])
      continue
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? reader.fragments[selection.name.value] : selection
    if (fragment && applies(reader.schema, type, fragment.typeCondition?.name.value))
      collectFields(reader, type, [fragment.selectionSet], into)
  }
  return into
}

const responseKey = (field: FieldNode): string => field.alias?.value ?? field.name.value

export const fragmentsOf = (document: DocumentNode): SelectionReader['fragments'] =>
  Object.fromEntries(
    document.definitions.flatMap(definition =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )

const applies = (schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean => {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && schema.isSubType(wanted, type)
}

export const isIncluded = ({ directives }: SelectionNode, conditions: Conditions): boolean =>
  (directives ?? []).every(directive => {
    if (directive.name.value !== 'skip' && directive.name.value !== 'include') return true
    const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value
    const holds = condition ? valueFromAST(condition, GraphQLBoolean, conditions) === true : true
    return directive.name.value === 'include' ? holds : !holds
  })

/**
 * Whether a fragment is on another object type than an object is of. Where the subgraph does not know the object's type it may know one of its
 * interfaces as an object.
 */
export const isOnOther = (schema: GraphQLSchema, condition: string | undefined, typename: unknown): boolean =>
  condition !== undefined &&
  condition !== typename &&
  isObjectType(schema.getType(condition)) &&
  isObjectType(schema.getType(String(typename)))

/** As {@link collectFields}, where the type is not known for certain: fragments on other object types are left out, `@skip` is not read. */
export const fieldsOf = (
  reader: SelectionReader,
  selectionSets: readonly SelectionSetNode[],
  typename: unknown,
  into: CollectedFields = new Map(),
): CollectedFields => {
  for (const selection of selectionSets.flatMap(({ selections }) => selections)) {
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection)
      into.set(key, [...(into.get(key) ?? []), selection])
      continue
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? reader.fragments[selection.name.value] : selection
    const condition = fragment?.typeCondition?.name.value
    if (fragment && !isOnOther(reader.schema, condition, typename))
      fieldsOf(reader, [fragment.selectionSet], typename, into)
  }
  return into
}
