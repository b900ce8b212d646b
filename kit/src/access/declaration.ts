import { Kind, parse, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql'
import { argumentsOf, type Arguments, type Declared } from './directives.ts'
import { union, ways, type Reader, type Way, type Ways } from './ways.ts'

/** What is declared of one field. */
export interface FieldAccess {
  ways: Ways
  /** the ways are those of the fields that lead to the type: rows and masks were judged there */
  asParent: boolean
  /** the department whose rows are own rows; null: they are told apart by who wrote them, whatever the department */
  of: string | null
  /** of a root field that is read as its result: the types that it leads to */
  leadsTo: readonly string[]
  /** kind of personal data: `NAME`, `TEXT` … */
  personal: string | null
  /** the value speaks of a field of `type` that is named by the field `named` beside it */
  speaksOf: { type: string; named: string } | null
  /** code of the catalogue's resource that it belongs to */
  resource: string | null
  sharing: { type: string; basis: string | null } | null
  /** the public reads it, at least in part */
  open: boolean
}

/** Coordinate (`Enterprise.name`) → what is declared; what is not declared is for nobody. */
export type Declaration = ReadonlyMap<string, FieldAccess>

/**
 * Reads the access declaration (schema/access.graphql) of a subgraph or of the supergraph. A field's own declaration replaces its type's.
 * @returns empty where the schema declares nothing, as a stranger's
 */
export const declarationOf = (source: string | DocumentNode): Declaration => {
  const types = readTypes(typeof source === 'string' ? parse(source, { noLocation: true }) : source)
  const declared = new Map<string, FieldAccess>()
  const declare = (
    { name, access, resource, sharing }: DeclaredType,
    field: DeclaredField,
    { ways: granted, of, leadsTo }: Pick<FieldAccess, 'ways' | 'of' | 'leadsTo'>,
  ) => {
    const own = field.directives
    declared.set(`${name}.${field.name}`, {
      ways: granted,
      asParent: (own.access ?? access)?.['as'] === 'PARENT',
      of,
      leadsTo,
      personal: text(own.personal?.['kind']),
      speaksOf: own.speaksOf ? { type: String(own.speaksOf['type']), named: String(own.speaksOf['named']) } : null,
      resource: text((own.resource ?? resource)?.['code']),
      sharing: sharingOf(own.sharing ?? sharing),
      open: granted.public !== undefined,
    })
  }
  for (const type of types.values())
    for (const field of type.fields) {
      const access = field.directives.access ?? type.access
      if (!access) continue
      if (access['as'] === 'RESULT') declare(type, field, asResult(field.returns, types))
      else declare(type, field, { ways: waysIn(access), of: text(access['of']), leadsTo: [] })
    }
  return withParents(declared, types)
}

interface DeclaredField {
  name: string
  /** name of the type that it returns */
  returns: string
  directives: Declared
}

interface DeclaredType extends Pick<Declared, 'access' | 'resource' | 'sharing'> {
  name: string
  fields: readonly DeclaredField[]
}

type Types = ReadonlyMap<string, DeclaredType>

const readTypes = ({ definitions }: DocumentNode): Types => {
  const types = new Map<string, DeclaredType>()
  for (const node of definitions) {
    if (
      node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      node.kind !== Kind.OBJECT_TYPE_EXTENSION &&
      node.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      continue
    const before = types.get(node.name.value)
    const fields = [...(before?.fields ?? []), ...(node.fields ?? []).map(readField)]
    types.set(node.name.value, { ...before, ...argumentsOf(node), name: node.name.value, fields })
  }
  return types
}

const readField = (node: FieldDefinitionNode): DeclaredField => ({
  name: node.name.value,
  returns: namedType(node.type),
  directives: argumentsOf(node),
})

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const sharingOf = (sharing: Arguments | undefined): FieldAccess['sharing'] =>
  sharing ? { type: String(sharing['type']), basis: text(sharing['basis']) } : null

const waysIn = (access: Arguments): Ways => {
  const found: Partial<Record<Reader, Way>> = {}
  for (const way of ways) for (const reader of (access[way] ?? []) as Reader[]) found[reader] = way
  return found
}

/** A root field is read as the types to which it leads: a connection is its nodes. */
const asResult = (returns: string, types: Types): Pick<FieldAccess, 'ways' | 'of' | 'leadsTo'> => {
  const reached = typesBehind(returns, types)
  const all = reached.flatMap(({ access, fields }) => fields.map(({ directives }) => directives.access ?? access ?? {}))
  return {
    ways: union(all.map(waysIn)),
    of: text(all.find(access => access['of'])?.['of']),
    leadsTo: reached.map(({ name }) => name),
  }
}

/** The type itself or, where it is read as its parent is, the types behind it that are not. */
const typesBehind = (name: string, types: Types, seen = new Set<string>()): DeclaredType[] => {
  const type = types.get(name)
  if (!type || seen.has(name)) return []
  seen.add(name)
  if (type.access?.['as'] !== 'PARENT') return [type]
  return type.fields.flatMap(({ returns }) => typesBehind(returns, types, seen))
}

/** Gives the types that are read as their parents the ways of every field that leads to them. */
const withParents = (declared: ReadonlyMap<string, FieldAccess>, types: Types): Declaration => {
  const result = new Map(declared)
  const leading = new Map<string, string[]>()
  for (const { name, fields } of types.values())
    for (const field of fields)
      leading.set(field.returns, [...(leading.get(field.returns) ?? []), `${name}.${field.name}`])
  for (let changed = true; changed;) {
    changed = false
    for (const { name, fields } of types.values()) {
      if (!fields.some(field => result.get(`${name}.${field.name}`)?.asParent)) continue
      const inherited = union((leading.get(name) ?? []).map(coordinate => result.get(coordinate)?.ways ?? {}))
      for (const field of fields) {
        const before = result.get(`${name}.${field.name}`)
        if (!before?.asParent || same(before.ways, inherited)) continue
        result.set(`${name}.${field.name}`, { ...before, ways: inherited, open: inherited.public !== undefined })
        changed = true
      }
    }
  }
  return result
}

const same = (one: Ways, other: Ways): boolean => JSON.stringify(one) === JSON.stringify(other)
