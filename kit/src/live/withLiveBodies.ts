import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql'
import type { SourceRow } from '../records/recordTable.ts'
import type { RecordType } from '../records/recordType.ts'
import { attributesOf, looksAt } from '../graphql/wanted.ts'
import type { Body, LiveBodies, ReadBody } from './liveBodies.ts'

type Fields = Readonly<Record<string, GraphQLFieldResolver<SourceRow, unknown>>>

/**
 * A department's resolvers, for which the body of a record comes from where it lies, if it is not stored. Nobody is asked for a record of
 * which only index fields are wanted, and for one record once.
 * @param types GraphQL type → the record type behind it; its body columns bear the names of its fields
 */
export const withLiveBodies = <Resolvers extends object>(
  resolvers: Resolvers,
  types: Readonly<Record<string, Pick<RecordType, 'kind' | 'body'>>>,
  live: LiveBodies,
): Resolvers => {
  const decorated = Object.entries(types).map(([name, { kind, body = [] }]) => {
    const own = ((resolvers as Record<string, unknown>)[name] ?? {}) as Fields
    return [
      name,
      {
        ...own,
        ...Object.fromEntries(
          body.map(field => [field, looksAt(attributesOf(field, own[field]), liveField(own[field], kind, live))]),
        ),
      },
    ]
  })
  return { ...resolvers, ...(Object.fromEntries(decorated) as object) }
}

const liveField =
  (
    resolve: Fields[string] = defaultFieldResolver,
    kind: string,
    live: LiveBodies,
  ): GraphQLFieldResolver<SourceRow, unknown> =>
  (row, args: unknown, context, info) => {
    const read = live.of(kind, row.system)
    return read
      ? bodyOf(row, read).then(body => resolve({ ...row, ...body }, args, context, info))
      : resolve(row, args, context, info)
  }

const bodies = new WeakMap<SourceRow, Promise<Body>>()

/** A row is one request's, so that its body is read once a request. */
const bodyOf = (row: SourceRow, read: ReadBody): Promise<Body> => {
  const known = bodies.get(row)
  if (known) return known
  const body = read(row)
  bodies.set(row, body)
  return body
}
