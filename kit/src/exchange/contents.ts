import {
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  execute,
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
  parse,
  type DocumentNode,
  type GraphQLObjectType as ObjectType,
} from 'graphql'
import type { LetsIn } from '../access/letIn.ts'
import type { Caller } from '../caller.ts'
import type { Change } from '../changes/changeLog.ts'

/** How the records behind one kind of change are read. */
export interface RecordContents {
  /** their type in the schema, for example `Inspection` */
  type: string
  /** the records as the type's resolvers take them; one that is gone, or that the caller does not see, is left out */
  rows: (changes: readonly Pick<Change, 'id' | 'orgCode'>[], caller: Caller) => Promise<readonly { id: string }[]>
}

/** The content of a record under its GraphQL names; a field that the caller may not read is null. */
export interface RecordContent {
  record: unknown
  /** fields that could not be read now: their null says nothing */
  unavailable?: string[]
}

/** @returns by id */
export type ReadContents = (
  kind: string,
  changes: readonly Pick<Change, 'id' | 'orgCode'>[],
  caller: Caller,
) => Promise<ReadonlyMap<string, RecordContent>>

/**
 * Reads records for the change feed through the resolvers and access rules of the department's own schema, without its root: all fields of
 * the type that need no argument and lead to no other entity; of who brings grants those alone at which they are let in, for a grant may open
 * one field and not its neighbour that is never null. One statement a page and kind.
 */
export const contentReader = (
  schema: GraphQLSchema,
  contents: Readonly<Record<string, RecordContents>>,
  contextOf: (caller: Caller) => object,
  letsIn: LetsIn,
): ReadContents => {
  const types = Object.entries(contents).map(([kind, { type }]) => [kind, objectType(schema, type)] as const)
  const view = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Changed',
      fields: Object.fromEntries(types.map(([kind, type]) => [kind, { type: new GraphQLList(type) }])),
    }),
  })
  const entities = entitiesOf(schema)
  const all = () => true
  const documents = new Map(types.map(([kind, type]) => [kind, documentFor(kind, type, entities, all)]))
  const documentOf = (kind: string, caller: Caller) =>
    caller.grants?.length
      ? documentFor(kind, objectType(schema, contents[kind]!.type), entities, field => letsIn(field, caller))
      : documents.get(kind)!
  return async (kind, changes, caller) => {
    const known = contents[kind]
    if (!known || changes.length === 0) return new Map()
    const rows = await known.rows(changes, caller)
    const { data, errors = [] } = await execute({
      schema: view,
      document: documentOf(kind, caller),
      rootValue: { [kind]: rows },
      contextValue: contextOf(caller),
    })
    const read = (data?.[kind] ?? []) as readonly unknown[]
    const missing = new Map<unknown, string[]>()
    for (const { path, extensions } of errors)
      if (path && extensions['code'] === 'SECTION_UNAVAILABLE')
        missing.set(path[1], [...(missing.get(path[1]) ?? []), String(path[2])])
    return new Map(
      rows.map(({ id }, index) => {
        const unavailable = missing.get(index)
        return [id, { record: read[index] ?? null, ...(unavailable && { unavailable }) }]
      }),
    )
  }
}

const objectType = (schema: GraphQLSchema, name: string): ObjectType => {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`the schema has no type ${name}`)
  return type
}

const entitiesOf = (schema: GraphQLSchema): ReadonlySet<unknown> => {
  const union = schema.getType('_Entity')
  return new Set(isUnionType(union) ? union.getTypes() : [])
}

const documentFor = (
  kind: string,
  type: ObjectType,
  entities: ReadonlySet<unknown>,
  isAsked: (coordinate: string) => boolean,
): DocumentNode => parse(`{ ${kind} { ${selectionOf(type, entities, 1, isAsked) || '__typename'} } }`)

const selectionOf = (
  type: ObjectType,
  entities: ReadonlySet<unknown>,
  nesting: number,
  isAsked: (coordinate: string) => boolean,
): string =>
  Object.values(type.getFields())
    .filter(({ name, args }) => args.length === 0 && isAsked(`${type.name}.${name}`))
    .flatMap(field => {
      const named = getNamedType(field.type)
      if (isLeafType(named)) return [field.name]
      if (!isObjectType(named) || entities.has(named) || nesting === 0) return []
      const inner = selectionOf(named, entities, nesting - 1, isAsked)
      return inner === '' ? [] : [`${field.name} { ${inner} }`]
    })
    .join(' ')

/** {@link RecordContents} of records that are read by their ids. */
export const contentsById = <Row extends { id: string }>(
  type: string,
  byIds: (ids: readonly string[], caller: Caller) => Promise<readonly Row[]>,
): RecordContents => ({ type, rows: (changes, caller) => byIds([...new Set(changes.map(({ id }) => id))], caller) })
