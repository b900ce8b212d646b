import { LRUCache } from 'lru-cache'
import { isObjectType, type GraphQLSchema } from 'graphql'

/** Attributes of rows; the same attributes are one and the same set. */
export type Attributes = ReadonlySet<string>

/** Which attributes an operation looks at of the rows of a type, besides those that its rows always have. */
export type Wanted = (type: string) => Attributes

type Resolve<Row, Rest extends readonly unknown[], Value> = (row: Row, ...rest: Rest) => Value

const readBy = new WeakMap<object, readonly string[]>()

/**
 * Makes resolvers of a type of which only those attributes are read that an operation wants: a field without a resolver wants the attribute of its name,
 * a resolver what is named here.
 */
export const readingOf =
  <Always extends object, Row extends Always>() =>
  <const Names extends readonly (keyof Row & string)[], Rest extends readonly unknown[], Value>(
    names: Names,
    resolve: Resolve<Always & Pick<Row, Names[number]>, Rest, Value>,
  ): Resolve<Always, Rest, Value> =>
    looksAt(names, (row, ...rest) => resolve(row as Always & Pick<Row, Names[number]>, ...rest))

/** Notes what a resolver looks at. */
export const looksAt = <Resolver extends object>(names: readonly string[], resolve: Resolver): Resolver => {
  readBy.set(resolve, names)
  return resolve
}

/** What a field's resolver looks at, none where a field has no resolver. */
export const attributesOf = (field: string, resolve: unknown): readonly string[] => {
  if (resolve === undefined) return [field]
  return readBy.get(resolve as object) ?? []
}

/** Finds out once for an operation what it wants of each type. @param resolvers as a department wrote them, before anything is laid over them */
export const wantedBy = (schema: GraphQLSchema, resolvers: object): ((coordinates: ReadonlySet<string>) => Wanted) => {
  const written = resolvers as Readonly<Record<string, Readonly<Record<string, unknown>>>>
  const none = interned([])
  return coordinates => {
    const byType = new Map<string, string[]>()
    for (const coordinate of coordinates) {
      const [type, field] = coordinate.split('.') as [string, string]
      if (!isObjectType(schema.getType(type))) continue
      const names = byType.get(type) ?? []
      byType.set(type, [...names, ...attributesOf(field, written[type]?.[field])])
    }
    const wanted = new Map([...byType].map(([type, names]) => [type, interned(names)]))
    return type => wanted.get(type) ?? none
  }
}

/** More sets than the operations of clients make; a client cannot make this grow. */
const sets = new LRUCache<string, Attributes>({ max: 500 })

const interned = (names: readonly string[]): Attributes => {
  const set = new Set(names.toSorted())
  const key = [...set].join()
  const known = sets.get(key)
  if (known) return known
  sets.set(key, set)
  return set
}
