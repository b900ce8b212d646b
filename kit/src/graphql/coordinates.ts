import {
  TypeInfo,
  isAbstractType,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql'
import type { LetsIn } from '../access/letIn.ts'
import type { Caller } from '../caller.ts'

/**
 * Looks once at all coordinates of an operation.
 * @param read what {@link coordinatesOf} finds
 * @param letsIn depends on the caller's roles, department and grants alone
 * @returns whether it says so at every one of them, so that no field needs to ask again; remembered by roles and department
 */
export const everywhere = (read: ReadonlySet<string>, letsIn: LetsIn): ((caller: Caller) => boolean) => {
  const coordinates = [...read]
  const answers = new Map<string, boolean>()
  return caller => {
    if (caller.grants?.length) return coordinates.every(coordinate => letsIn(coordinate, caller))
    const kind = `${caller.roles.join()} ${caller.department ?? ''}`
    const before = answers.get(kind)
    if (before !== undefined) return before
    const answer = coordinates.every(coordinate => letsIn(coordinate, caller))
    if (answers.size < mostKinds) answers.set(kind, answer)
    return answer
  }
}

/** More sets of roles and departments than people have; a caller cannot make this grow. */
const mostKinds = 100

/** The fields of object types that an operation asks for, as `Type.field`; introspection is nobody's business data. */
export const coordinatesOf = (schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> => {
  const found = new Set<string>()
  const types = new TypeInfo(schema)
  const note = (field: string) => {
    for (const type of objectTypes(schema, types.getParentType())) found.add(`${type}.${field}`)
  }
  visit(
    document,
    visitWithTypeInfo(types, { Field: ({ name: { value } }) => (value.startsWith('__') ? false : note(value)) }),
  )
  return found
}

const objectTypes = (schema: GraphQLSchema, type: GraphQLCompositeType | null | undefined): string[] => {
  if (!type) return []
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]
}
