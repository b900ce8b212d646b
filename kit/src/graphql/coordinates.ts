import {
  TypeInfo,
  isAbstractType,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql'
import { hasRole, type Caller, type Role } from '../caller.ts'

/** The roles of which one is enough. MORE: roles alone do not decide, the row or the purpose does too. */
export type SufficientRoles = 'ANYBODY' | 'MORE' | readonly Role[]

/** Who may read a field of an object type by roles alone. */
export type RolesOf = (type: string, field: string) => SufficientRoles

/**
 * Looks once at all coordinates of an operation.
 * @returns whether a caller may read every one of them by roles alone, so that no field needs to ask again; remembered by set of roles
 */
export const rolesSuffice = (
  schema: GraphQLSchema,
  document: DocumentNode,
  rolesOf: RolesOf,
): ((caller: Caller) => boolean) => {
  const wanted = new Set<SufficientRoles>()
  const types = new TypeInfo(schema)
  const noteField = (name: string) => {
    for (const type of objectTypes(schema, types.getParentType())) wanted.add(rolesOf(type, name))
  }
  visit(
    document,
    visitWithTypeInfo(types, { Field: ({ name: { value } }) => (value.startsWith('__') ? false : noteField(value)) }),
  )
  wanted.delete('ANYBODY')
  if (wanted.has('MORE')) return () => false
  const each = [...wanted] as (readonly Role[])[]
  const answers = new Map<string, boolean>()
  return caller => {
    const roles = caller.roles.join()
    const before = answers.get(roles)
    if (before !== undefined) return before
    const suffice = each.every(some => hasRole(caller, ...some))
    if (answers.size < mostRoleSets) answers.set(roles, suffice)
    return suffice
  }
}

/** More sets of roles than people have; a caller cannot make this grow. */
const mostRoleSets = 100

/** Introspection is nobody's business data: it has no type here. */
const objectTypes = (schema: GraphQLSchema, type: GraphQLCompositeType | null | undefined): string[] => {
  if (!type) return []
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]
}
