import {
  Kind,
  isAbstractType,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** `@skip` and `@include` on the way to a selection: all of them must hold. */
export type Conditions = readonly Condition[]
export interface Condition {
  variable: string
  wanted: boolean
}

/** A selection set that is taken where its conditions hold. */
export interface Taken {
  set: SelectionSetNode
  conditions: Conditions
}

/** A field as one place of the operation asks for it. */
export interface Asked {
  node: FieldNode
  conditions: Conditions
}

export interface Document {
  schema: GraphQLSchema
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

/** The fields that selection sets ask of an object type, by the name in the answer, in the order of the answer. */
export const collectFields = (
  { schema, fragments }: Document,
  type: GraphQLObjectType,
  taken: readonly Taken[],
): Map<string, Asked[]> => {
  const fields = new Map<string, Asked[]>()
  const spread = new Set<string>()
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true
    const wanted = schema.getType(condition)
    return isAbstractType(wanted) && schema.isSubType(wanted, type)
  }
  const addSet = ({ selections }: SelectionSetNode, conditions: Conditions): void => {
    for (const selection of selections) {
      const own = conditionsOf(selection, conditions)
      if (own !== null) add(selection, own)
    }
  }
  const add = (selection: SelectionNode, conditions: Conditions): void => {
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value
      const asked = fields.get(name)
      if (asked) asked.push({ node: selection, conditions })
      else fields.set(name, [{ node: selection, conditions }])
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(selection.typeCondition?.name.value)) addSet(selection.selectionSet, conditions)
    } else {
      const key = JSON.stringify([selection.name.value, conditions])
      const fragment = fragments[selection.name.value]
      if (!fragment || spread.has(key) || !applies(fragment.typeCondition.name.value)) return
      spread.add(key)
      addSet(fragment.selectionSet, conditions)
    }
  }
  for (const { set, conditions } of taken) addSet(set, conditions)
  return fields
}

/** @returns null where the operation itself says that it is not taken */
const conditionsOf = ({ directives = [] }: SelectionNode, outer: Conditions): Conditions | null => {
  let conditions = outer
  for (const directive of directives) {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') continue
    const given = ifOf(directive)
    if (typeof given === 'boolean') {
      if (given !== (name === 'include')) return null
    } else if (given !== null) conditions = [...conditions, { variable: given, wanted: name === 'include' }]
  }
  return conditions
}

const ifOf = (directive: DirectiveNode): boolean | string | null => {
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  return value?.kind === Kind.VARIABLE ? value.name.value : null
}

/** Whether a field is taken: one of the places that ask for it is enough. */
export const isTaken = (
  asked: readonly Asked[],
): ((variables: Readonly<Record<string, unknown>>) => boolean) | null => {
  if (asked.some(({ conditions }) => conditions.length === 0)) return null
  return variables =>
    asked.some(({ conditions }) => conditions.every(({ variable, wanted }) => variables[variable] === wanted))
}
