import {
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { isIncluded, type SelectionReader } from '../fetch/selection.ts'

/** A selection set and the type that it is written for, which knows its fields. */
export interface Selections {
  on: GraphQLCompositeType
  set: SelectionSetNode
}

/** One key of an object of the answer. */
export interface SelectedField {
  key: string
  /** the type that the first of its nodes is written for */
  on: GraphQLCompositeType
  name: string
  /** where it is selected, each with the type that it is written for */
  nodes: { on: GraphQLCompositeType; node: FieldNode }[]
}

/**
 * The keys of an object of the answer, in the order asked.
 * @param type its type where its `__typename` is known; otherwise fragments are held against the type they stand in
 */
export const selectedFields = (
  reader: Pick<SelectionReader, 'schema' | 'fragments' | 'conditions'>,
  type: GraphQLCompositeType | undefined,
  selections: readonly Selections[],
): SelectedField[] => {
  const fields = new Map<string, SelectedField>()
  const collect = ({ on, set }: Selections, within: GraphQLCompositeType) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, reader.conditions)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const field = fields.get(key) ?? { key, on, name: selection.name.value, nodes: [] }
        field.nodes.push({ on, node: selection })
        fields.set(key, field)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? reader.fragments[selection.name.value]! : selection
      const condition = conditionOf(reader.schema, fragment.typeCondition?.name.value)
      if (condition && !isOf(reader.schema, condition, type ?? within)) continue
      collect({ on: condition ?? on, set: fragment.selectionSet }, condition ?? within)
    }
  }
  for (const selection of selections) collect(selection, selection.on)
  return [...fields.values()]
}

const conditionOf = (schema: GraphQLSchema, name: string | undefined) =>
  name === undefined ? undefined : (schema.getType(name) as GraphQLCompositeType)

/** Whether every object of a type is of another one. */
const isOf = (schema: GraphQLSchema, wanted: GraphQLCompositeType, type: GraphQLCompositeType): boolean => {
  if (wanted.name === type.name) return true
  if (!isAbstractType(wanted)) return false
  return (isObjectType(type) || 'getInterfaces' in type) && schema.isSubType(wanted, type)
}
