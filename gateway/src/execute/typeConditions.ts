import { isAbstractType, type GraphQLSchema } from 'graphql'
import type { JsonObject } from './json.ts'

/**
 * Whether an object fits a type condition, by its `__typename`.
 * @param unknown the answer where it has none
 */
export const fitsCondition = (
  schema: GraphQLSchema,
  condition: string,
  unknown: boolean,
): ((object: JsonObject) => boolean) => {
  const names = namesUnder(schema, condition)
  return ({ __typename }) => (__typename === undefined || __typename === null ? unknown : names.has(__typename))
}

/** A type and all that are of it: of an interface the interfaces too, as a subgraph may know one of them as an object. */
const namesUnder = (schema: GraphQLSchema, condition: string): ReadonlySet<unknown> => {
  const names = new Set<unknown>([condition])
  const type = schema.getType(condition)
  if (!isAbstractType(type)) return names
  for (const { name } of schema.getPossibleTypes(type)) names.add(name)
  if ('getInterfaces' in type) for (const { name } of schema.getImplementations(type).interfaces) names.add(name)
  return names
}
