import { criterionNodes, unreadWords } from '@e360/kit/access/criteria'
import type { Declaration, FieldAccess } from '@e360/kit/access/declaration'
import { argumentsOf } from '@e360/kit/access/directives'
import { readers, ways, type Ways } from '@e360/kit/access/ways'
import { Kind, type ASTNode } from 'graphql'
import { namedType } from './fields.ts'
import type { Source } from './source.ts'

type Criterion = ReturnType<typeof criterionNodes>[number][1]

/**
 * Criteria that are not declared and bear the name of a field which not everybody who may give them reads; and declarations that say nothing. What a mutation is given
 * is told, not asked.
 */
export const comparing = ({ name, typeDefs }: Source, declaration: Declaration): string[] => {
  const inner = new Map<string, [coordinate: string, node: Criterion][]>()
  const given: [coordinate: string, node: Criterion, callers: Ways][] = []
  for (const node of typeDefs.definitions) {
    const found = criterionNodes(node)
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION)
      inner.set(node.name.value, found)
    else
      for (const [coordinate, criterion] of found) {
        const callers = declaration.get(coordinate.slice(0, coordinate.indexOf('(')))?.ways
        if (callers && !coordinate.startsWith('Mutation.')) given.push([coordinate, criterion, callers])
      }
  }
  const declared = [...inner.values()].flat().concat(given.map(([coordinate, node]) => [coordinate, node]))
  const seen = new Set<string>()
  const undeclared = (coordinate: string, node: Criterion, callers: Ways): string[] => {
    if (argumentsOf(node).compares || seen.has(`${coordinate} ${JSON.stringify(callers)}`)) return []
    seen.add(`${coordinate} ${JSON.stringify(callers)}`)
    const below = 'type' in node ? (inner.get(namedType(node.type)) ?? []) : []
    const field = restricted(nameOf(node), callers, declaration)
    return [
      ...(field && !pagers.has(nameOf(node))
        ? [`${coordinate} (${name}): is named like ${field}, which not all who may give it read: @compares is missing`]
        : []),
      ...below.flatMap(([each, criterion]) => undeclared(each, criterion, callers)),
    ]
  }
  return [
    ...declared.flatMap(([coordinate, node]) =>
      wrongWords(node, declaration).map(what => `${coordinate} (${name}): ${what}`),
    ),
    ...given.flatMap(([coordinate, node, callers]) => undeclared(coordinate, node, callers)),
  ]
}

const pagers: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before'])

const wrongWords = (node: Criterion, declaration: Declaration): string[] => {
  const compares = argumentsOf(node).compares
  if (!compares) return []
  const unread = compares['unread'] ?? 'REFUSED'
  const mayBeLeftOut = 'type' in node && (node.type as ASTNode).kind !== Kind.NON_NULL_TYPE
  return [
    ...(compares['with'] as string[]).filter(field => !declaration.has(field)).map(field => `no field: ${field}`),
    ...((unreadWords as readonly unknown[]).includes(unread) ? [] : [`unread: ${JSON.stringify(unread)} is no word`]),
    ...(unread === 'DROPPED' && !mayBeLeftOut ? ['cannot be dropped: it must be given'] : []),
  ]
}

/** LAST_INSPECTED_ON speaks of lastInspectedOn. */
const nameOf = (node: Criterion): string => {
  const { value } = (node as unknown as { name: { value: string } }).name
  return node.kind === Kind.ENUM_VALUE_DEFINITION ? value.replaceAll('_', '') : value
}

/** A field of a like name of which some caller reads less than of the field that is asked. */
const restricted = (criterion: string, callers: Ways, declaration: Declaration): string | undefined =>
  [...declaration].find(
    ([coordinate, access]) =>
      isLike(criterion.toLowerCase(), coordinate.slice(coordinate.indexOf('.') + 1).toLowerCase()) &&
      readsLess(access, callers),
  )?.[0]

const readsLess = ({ ways: reading }: FieldAccess, callers: Ways): boolean =>
  readers.some(reader => callers[reader] !== undefined && rank(reading[reader]) < rank(callers[reader]))

const rank = (way: Ways[keyof Ways]): number => (way === undefined ? -1 : ways.indexOf(way))

const isLike = (criterion: string, field: string): boolean => {
  const stem = field.replace(/(?:ies|s)$/, '')
  return (
    criterion === field ||
    (stem.length > 3 && criterion.includes(stem)) ||
    (criterion.length > 3 && field.includes(criterion))
  )
}
