import {
  getNullableType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  Kind,
  parse,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql'
import { argumentsOf } from './directives.ts'

/** What becomes of a criterion that is compared with a field which the caller does not read; schema/access.graphql says each. */
export const unreadWords = ['REFUSED', 'DROPPED', 'NARROWED'] as const
export type Unread = (typeof unreadWords)[number]

/** What an argument, an input field or a choice is compared with: to find by a field is to read it. */
export interface Compared {
  /** coordinates, `Type.field` */
  with: readonly string[]
  unread: Unread
}

/** Coordinate of a criterion (`Query.firm(owner:)`, `FirmFilter.owner`, `FirmOrder.OWNER`) → what it is compared with. */
export type Criteria = ReadonlyMap<string, Compared>

/** Reads what a subgraph or the supergraph declares of its criteria. */
export const criteriaOf = (source: string | DocumentNode): Criteria => {
  const found = new Map<string, Compared>()
  const note = (coordinate: string, node: { directives?: readonly ConstDirectiveNode[] }) => {
    const declared = argumentsOf(node).compares
    if (!declared) return
    const compared = { with: declared['with'] as string[], unread: (declared['unread'] ?? 'REFUSED') as Unread }
    found.set(coordinate, compared)
  }
  for (const node of (typeof source === 'string' ? parse(source, { noLocation: true }) : source).definitions)
    for (const [coordinate, criterion] of criterionNodes(node)) note(coordinate, criterion)
  return found
}

type Criterion = { directives?: readonly ConstDirectiveNode[] } & ASTNode

/** The arguments, input fields or choices of a definition, each with its coordinate. */
export const criterionNodes = (node: ASTNode): [coordinate: string, node: Criterion][] => {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return (node.fields ?? []).flatMap(field =>
        (field.arguments ?? []).map((argument): [string, Criterion] => [
          argumentCoordinate(`${node.name.value}.${field.name.value}`, argument.name.value),
          argument,
        ]),
      )
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (node.fields ?? []).map(field => [`${node.name.value}.${field.name.value}`, field])
    case Kind.ENUM_TYPE_DEFINITION:
      return (node.values ?? []).map(value => [`${node.name.value}.${value.name.value}`, value])
    default:
      return []
  }
}

const argumentCoordinate = (field: string, argument: string): string => `${field}(${argument}:)`

/** Every criterion that a field's arguments may hold, however deep in input objects, those of enum values too. */
export const criteriaBehind = (
  field: string,
  args: readonly Pick<GraphQLArgument, 'name' | 'type'>[],
  criteria: Criteria,
): string[] => {
  const seen = new Set<string>()
  const within = (type: GraphQLInputType): string[] => {
    const named = getNamedType(type)
    if (seen.has(named.name)) return []
    seen.add(named.name)
    if (isEnumType(named)) return named.getValues().map(({ name }) => `${named.name}.${name}`)
    if (!isInputObjectType(named)) return []
    return Object.values(named.getFields()).flatMap(inner => [`${named.name}.${inner.name}`, ...within(inner.type)])
  }
  return args
    .flatMap(({ name, type }) => [argumentCoordinate(field, name), ...within(type)])
    .filter(coordinate => criteria.has(coordinate))
}

/**
 * Goes through the criteria that are given a value; null is none.
 * @param values of a field's arguments, as they came or as they were coerced
 * @param keeps whether a criterion stays
 * @returns the values without those that do not; the same object where all stay
 */
export const keepingCriteria = (
  field: string,
  args: readonly Pick<GraphQLArgument, 'name' | 'type'>[],
  values: Readonly<Record<string, unknown>>,
  keeps: (coordinate: string) => boolean,
): Readonly<Record<string, unknown>> =>
  keptOf(values, name => [args.find(arg => arg.name === name)?.type, argumentCoordinate(field, name)], keeps)

type Keeps = Parameters<typeof keepingCriteria>[3]

const keptOf = (
  given: Readonly<Record<string, unknown>>,
  told: (name: string) => [GraphQLInputType | undefined, string],
  keeps: Keeps,
): Readonly<Record<string, unknown>> => {
  let kept: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(given)) {
    const [type, coordinate] = told(name)
    if (value === null || value === undefined || !type) continue
    const left = keeps(coordinate) ? keptIn(type, value, keeps) : undefined
    if (left !== value) (kept ??= { ...given })[name] = left
  }
  return kept ?? given
}

const keptIn = (type: GraphQLInputType, value: unknown, keeps: Keeps): unknown => {
  const nullable = getNullableType(type)
  if (isScalarType(getNamedType(nullable))) return value
  if (isListType(nullable))
    return Array.isArray(value) ? keptOfList(nullable.ofType, value, keeps) : keptIn(nullable.ofType, value, keeps)
  if (value === null || value === undefined) return value
  if (isEnumType(nullable)) return keeps(`${nullable.name}.${value as string}`) ? value : undefined
  if (!isInputObjectType(nullable) || typeof value !== 'object') return value
  const fields = nullable.getFields()
  return keptOf(value as Record<string, unknown>, name => [fields[name]?.type, `${nullable.name}.${name}`], keeps)
}

const keptOfList = (type: GraphQLInputType, list: readonly unknown[], keeps: Keeps): unknown => {
  const kept = list.map(each => keptIn(type, each, keeps))
  return kept.every((each, index) => each === list[index]) ? list : kept
}
