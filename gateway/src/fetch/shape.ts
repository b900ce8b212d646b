import {
  isAbstractType,
  isInterfaceType,
  isListType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import type { ErrorTree } from './errorTree.ts'
import { leafCheck } from './leaves.ts'
import { collectFields, type SelectionReader } from './selection.ts'

/**
 * Compares a value with what was selected. `errors` are the answer's errors at or under this value: where there are some, a null may stand
 * where the schema allows none.
 * @returns null where it fits, otherwise where and why not (no data in it)
 */
export type Check = (value: unknown, errors: ErrorTree | undefined) => string | null

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every selected key present and of its type, and no other key. Types are compiled when first met. */
export const objectCheck = (
  reader: SelectionReader,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Check => {
  const fields = [...collectFields(reader, type, selectionSets)].map(([key, nodes]): [string, Check] => {
    const name = nodes[0]!.name.value
    if (name === '__typename') return [key, value => (value === type.name ? null : ': another __typename')]
    const field = type.getFields()[name]
    if (!field) return [key, () => ': not in the subgraph’s schema']
    return [
      key,
      typeCheck(
        reader,
        field.type,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      ),
    ]
  })
  const { compared } = reader
  return (value, errors) => {
    if (!isObject(value)) return ': not an object'
    compared.fields += fields.length
    // the keys come in the order asked; only where they do not are they looked up
    let next = 0
    let inOrder = true
    for (const key in value) {
      const field = fields[next]
      inOrder = field !== undefined && field[0] === key
      if (!inOrder) break
      const misfit = field![1](value[key], errors?.get(key))
      if (misfit !== null) return `.${key}${misfit}`
      next += 1
    }
    if (inOrder && next === fields.length) return null
    for (; next < fields.length; next += 1) {
      const [key, check] = fields[next]!
      if (!Object.hasOwn(value, key)) return `.${key}: missing`
      const misfit = check(value[key], errors?.get(key))
      if (misfit !== null) return `.${key}${misfit}`
    }
    return Object.keys(value).length === fields.length ? null : ': a key that was not selected'
  }
}

/** The check of a field's type with what is selected under it. */
const typeCheck = (
  reader: SelectionReader,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
): Check => {
  if (isNonNullType(type)) {
    const check = presentCheck(reader, type.ofType, selectionSets)
    return (value, errors) => (value === null ? (errors ? null : ': null') : check(value, errors))
  }
  const check = presentCheck(reader, type, selectionSets)
  return (value, errors) => (value === null ? null : check(value, errors))
}

const presentCheck = (
  reader: SelectionReader,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
): Check => {
  if (isListType(type)) {
    const check = typeCheck(reader, type.ofType, selectionSets)
    return (value, errors) => {
      if (!Array.isArray(value)) return ': not a list'
      for (let index = 0; index < value.length; index++) {
        const misfit = check(value[index], errors?.get(index))
        if (misfit !== null) return `.${index}${misfit}`
      }
      return null
    }
  }
  if (isLeafType(type)) {
    const fits = leafCheck(type, reader.foreign)
    return value => (fits(value) ? null : `: not of type ${type.name}`)
  }
  if (isObjectType(type)) return lazily(() => objectCheck(reader, type, selectionSets))
  if (isAbstractType(type)) return abstractCheck(reader, type, selectionSets)
  return () => ': of no output type'
}

/** An interface or union: by `__typename` where it was selected (as gateways do), otherwise any of the possible types may fit. */
const abstractCheck = (
  reader: SelectionReader,
  type: GraphQLAbstractType,
  selectionSets: readonly SelectionSetNode[],
): Check => {
  const checks = new Map(
    reader.schema
      .getPossibleTypes(type)
      .map(possible => [possible.name, lazily(() => objectCheck(reader, possible, selectionSets))]),
  )
  return (value, errors) => {
    if (!isObject(value)) return ': not an object'
    if (!Object.hasOwn(value, '__typename'))
      return [...checks.values()].some(check => check(value, errors) === null) ? null : ': fits no possible type'
    const check = checks.get(value['__typename'] as string)
    return check ? check(value, errors) : ': of no possible type'
  }
}

/** The check of one element of `_entities`: its type is that of the representation, which need not be selected. */
export const entityCheck = (
  reader: SelectionReader,
  typename: string,
  selectionSets: readonly SelectionSetNode[],
): Check => {
  const type = reader.schema.getType(typename)
  if (isObjectType(type)) return objectCheck(reader, type, selectionSets)
  if (isInterfaceType(type)) return abstractCheck(reader, type, selectionSets)
  return () => ': of an unknown type'
}

const lazily = (compile: () => Check): Check => {
  let check: Check | undefined
  return (value, errors) => (check ??= compile())(value, errors)
}
