import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
} from 'graphql'
import type { SelectionReader } from '../fetch/selection.ts'
import { lead, type Pass } from './flaws.ts'
import { isObject, put, reader as readerOf, type JsonObject } from './json.ts'
import type { PlannedKey } from './plannedKeys.ts'
import { placeOf } from './refuse.ts'
import { selectedFields, type SelectedField, type Selections } from './selected.ts'

/** Takes from the merged result what the client is shown; undefined is a null that goes up, because none may stand here. */
export type Complete = (value: unknown, pass: Pass) => unknown

export interface AnswerReader extends Pick<SelectionReader, 'schema' | 'fragments' | 'conditions'> {
  /** nothing was planned, so nobody tells what is asked for at the root: a null there would read as “none” */
  untold: boolean
  /** the key of a field in the merged result */
  plannedKey: PlannedKey
  /** coordinates, `Type.field`, and places of the operation that are not shown to the caller */
  refused: ReadonlySet<string>
  /** the answer to `__schema` or `__type` */
  introspect: (field: SelectedField) => Complete
}

/** What is selected of an object: only that, in the order asked, by the object's own type. Types are compiled when first met. */
export const completeObject = (
  reader: AnswerReader,
  declared: GraphQLCompositeType,
  selections: readonly Selections[],
): Complete => {
  const compile = (typename: unknown): Complete => {
    if (typeof typename !== 'string')
      return completeFields(reader, declared, selectedFields(reader, undefined, selections))
    const type = reader.schema.getType(typename)
    // a type that the client's schema does not know, such as an inaccessible one
    return isCompositeType(type) ? completeFields(reader, type, selectedFields(reader, type, selections)) : unknownValue
  }
  const known = new Map<unknown, Complete>()
  return (value, pass) => {
    if (!isObject(value)) return null
    const typename = value['__typename']
    let complete = known.get(typename)
    if (!complete) known.set(typename, (complete = compile(typename)))
    return complete(value, pass)
  }
}

const unknownValue: Complete = (_value, { flaws }) => {
  flaws.push({ path: [] })
  return null
}

interface CompletedField {
  key: string
  /** its coordinate, where it may be null */
  nullable?: string
  read: (object: JsonObject) => unknown
  complete: Complete
}

const completeFields = (
  reader: AnswerReader,
  type: GraphQLCompositeType,
  selected: readonly SelectedField[],
): Complete => {
  const fields = selected.map(field => completedField(reader, type, field))
  const keys = selected.every(({ key, name }) => reader.plannedKey(key, name) === key)
    ? fields.map(({ key }) => key)
    : null
  return (value, pass) => {
    const given = value as JsonObject
    // an object of nothing else is shown itself, as long as all in it is
    let shown = keys !== null && hasJust(given, keys) ? given : {}
    const { flaws } = pass
    for (const { key, read, complete, nullable } of fields) {
      const before = flaws.length
      const found = read(given)
      if (found === undefined && nullable !== undefined) flaws.push({ path: [], missing: nullable })
      const part = complete(found, pass)
      if (flaws.length > before) lead(flaws, before, key)
      if (part === undefined) return null
      if (shown === given) {
        if (part === found) continue
        shown = { ...given }
      }
      put(shown, key, part)
    }
    return shown
  }
}

/** Whether an object has these keys in this order, and no others. */
const hasJust = (object: JsonObject, keys: readonly string[]): boolean => {
  let at = 0
  for (const key in object) if (key !== keys[at++]) return false
  return at === keys.length
}

const completedField = (reader: AnswerReader, type: GraphQLCompositeType, field: SelectedField): CompletedField => {
  const { key, on, name, nodes } = field
  const read = readerOf(reader.plannedKey(key, name))
  if (name === '__typename')
    return { key, read: object => read(object) ?? object['__typename'], complete: typenameIn(reader, type) }
  if (name === '__schema' || name === '__type') return { key, read, complete: reader.introspect(field) }
  const output = 'getFields' in on ? on.getFields()[name]!.type : undefined
  if (!output) throw new Error(`${on.name} has no field ${name}`)
  const owners = [`${type.name}.${name}`, `${on.name}.${name}`]
  // what is asked under one key is given the same everywhere
  const coordinate = reader.refused.has(placeOf(nodes[0]!.node))
    ? owners[0]
    : owners.find(each => reader.refused.has(each))
  if (coordinate !== undefined) return { key, read, complete: refusedValue(coordinate, isNonNullType(output)) }
  if (reader.untold) return { key, read, complete: untoldValue }
  const complete = completeType(reader, output, nodes)
  return { key, read, complete, ...(!isNonNullType(output) && { nullable: owners[0] }) }
}

/** Of an object whose type is not known for certain there is no `__typename`, and without it the object is not shown. */
const typenameIn =
  ({ schema }: AnswerReader, type: GraphQLCompositeType): Complete =>
  (value, { flaws }) => {
    const named = (typeof value === 'string' ? schema.getType(value) : undefined) ?? type
    if (isObjectType(named)) return named.name
    flaws.push({ path: [] })
    return undefined
  }

const untoldValue: Complete = (_value, { flaws }) => {
  flaws.push({ path: [] })
  return undefined
}

const refusedValue =
  (refused: string, mustNotBeNull: boolean): Complete =>
  (_value, { flaws }) => {
    flaws.push({ path: [], refused })
    return mustNotBeNull ? undefined : null
  }

const completeType = (reader: AnswerReader, type: GraphQLOutputType, nodes: SelectedField['nodes']): Complete => {
  if (!isNonNullType(type)) return completeNullable(reader, type, nodes)
  const complete = completeNullable(reader, type.ofType, nodes)
  return (value, pass) => {
    const before = pass.flaws.length
    const shown = complete(value, pass)
    if (shown !== null) return shown
    if (pass.flaws.length === before) pass.flaws.push({ path: [] })
    return undefined
  }
}

const completeNullable = (reader: AnswerReader, type: GraphQLOutputType, nodes: SelectedField['nodes']): Complete => {
  if (isListType(type)) return completeList(completeType(reader, type.ofType, nodes))
  if (isCompositeType(type)) {
    return completeObject(reader, type, nodes.flatMap(selectionsOf))
  }
  if (!isEnumType(type)) return leaf
  const names = new Set<unknown>(type.getValues().map(({ name }) => name))
  return (value, pass) => {
    if (value === null || value === undefined) return null
    return names.has(value) ? value : unknownValue(value, pass)
  }
}

const leaf: Complete = (value, pass) => {
  if (typeof value === 'string') pass.characters += value.length
  return value ?? null
}

/** An object type may have a field of a narrower type than its interface: each selection set is read by the type that it is written for. */
const selectionsOf = ({ on, node }: SelectedField['nodes'][number]): Selections[] => {
  const declared = 'getFields' in on ? getNamedType(on.getFields()[node.name.value]?.type) : undefined
  return isCompositeType(declared) && node.selectionSet ? [{ on: declared, set: node.selectionSet }] : []
}

const completeList =
  (element: Complete): Complete =>
  (value, pass) => {
    if (!Array.isArray(value)) return null
    const { flaws } = pass
    let shown: unknown[] | null = null
    let isWhole = true
    for (let index = 0; index < value.length; index++) {
      const before = flaws.length
      const part = element(value[index], pass)
      if (flaws.length > before) lead(flaws, before, index)
      if (part === undefined) isWhole = false
      if (part !== value[index]) shown ??= value.slice(0, index)
      shown?.push(part)
    }
    return isWhole ? (shown ?? value) : null
  }
