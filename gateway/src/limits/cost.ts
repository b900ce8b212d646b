import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

type Variables = Readonly<Record<string, unknown>>

/** How many values an operation may bring back at most, with these variables. */
export type Cost = (variables: Variables) => number

/** The server refuses longer lists by itself, in better words. */
const longestList = 1_000

/**
 * Makes the formula of a valid operation that {@link judge} let pass: a value a field, and what is below a field as often as its `first` or
 * `last` says, else as its longest list of arguments is.
 */
export const costOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const defaults = new Map<string, unknown>(
    operation.variableDefinitions?.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, sizeIn(defaultValue)] as const] : [],
    ),
  )

  const ofSet = (type: GraphQLNamedType | undefined, { selections }: SelectionSetNode): Cost => {
    let fixed = 0
    const others: Cost[] = []
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        fixed += 1
        if (selection.selectionSet) others.push(ofField(type, selection, selection.selectionSet))
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection
        const condition = fragment.typeCondition?.name.value
        others.push(ofSet(condition === undefined ? type : schema.getType(condition), fragment.selectionSet))
      }
    }
    return sum(fixed, others)
  }

  const ofField = (parent: GraphQLNamedType | undefined, field: FieldNode, below: SelectionSetNode): Cost => {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined
    const type = definition && getNamedType(definition.type)
    const each = ofSet(isCompositeType(type) ? type : undefined, below)
    const times = lengthOf(field, definition, defaults)
    return typeof times === 'number'
      ? variables => times * each(variables)
      : variables => times(variables) * each(variables)
  }

  return ofSet(schema.getRootType(operation.operation) ?? undefined, operation.selectionSet)
}

const sum = (fixed: number, others: readonly Cost[]): Cost => {
  if (others.length === 0) return () => fixed
  return variables => others.reduce((total, cost) => total + cost(variables), fixed)
}

const lengthOf = (
  field: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  defaults: ReadonlyMap<string, unknown>,
): number | ((variables: Variables) => number) => {
  const sizing = (definition?.args ?? []).filter(
    ({ name, type }) => isPager(name) || isListType(isNonNullType(type) ? type.ofType : type),
  )
  const pagers = sizing.filter(({ name }) => isPager(name))
  const asked = pagers.length > 0 ? pagers : sizing
  const sizes = asked.map(({ name, defaultValue }) => {
    const given = field.arguments?.find(argument => argument.name.value === name)?.value
    if (given?.kind === Kind.VARIABLE) {
      const variable = given.name.value
      const otherwise = defaults.get(variable) ?? defaultValue
      return (variables: Variables) => bounded(variables[variable] === undefined ? otherwise : variables[variable])
    }
    const fixed = bounded(given ? sizeIn(given) : defaultValue)
    return () => fixed
  })
  if (sizes.length === 0) return 1
  return variables => Math.max(...sizes.map(size => size(variables)))
}

const isPager = (name: string) => name === 'first' || name === 'last'

const sizeIn = (value: ValueNode): unknown => {
  if (value.kind === Kind.INT) return Number(value.value)
  return value.kind === Kind.LIST ? value.values : undefined
}

/** What stands for a length: a number, or a list. */
const bounded = (value: unknown): number => {
  const length = Array.isArray(value) ? value.length : value
  return typeof length === 'number' && length > 1 ? Math.min(Math.floor(length), longestList) : 1
}
