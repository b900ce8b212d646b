import { isObjectType, type GraphQLSchema } from 'graphql'
import { allow, deny, rule, shield, type IRules } from 'graphql-shield'
import { hasRole, type Caller, type Role } from '../caller.ts'
import { failure, isFailure } from '../errors.ts'
import type { Log } from '../log.ts'

/** Every role but `auditor` and `admin` reads business data; the public does not. Finer rules come with the access declaration. */
const readers: readonly Role[] = ['officer', 'analyst', 'dashboard', 'supervisor', 'steward', 'provider', 'system']

const refusal = ({ sub }: Caller) => (sub === null ? failure('UNAUTHENTICATED') : failure('FORBIDDEN'))

const callerOf = (context: unknown): Caller => (context as { caller: Caller }).caller

/** A rule that lets the given roles in. */
export const onlyRoles = (...wanted: Role[]) =>
  rule({ cache: 'no_cache' })(
    (_parent, _args, context) => hasRole(callerOf(context), ...wanted) || refusal(callerOf(context)),
  )

const reads = onlyRoles(...readers)

/** Type → field → rule. */
export type FieldRules = Readonly<Record<string, Readonly<Record<string, ReturnType<typeof onlyRoles>>>>>

/**
 * graphql-shield over a whole schema, deny by default: every object type is for readers, and a mutation without a rule is for nobody.
 * @param mutations field → who may call it
 * @param fields what fewer than the readers of a type may read of it
 */
export const accessRules = (schema: GraphQLSchema, mutations: IRules & object, log: Log, fields: FieldRules = {}) => {
  const types = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && !type.name.startsWith('_'))
  const byType = Object.fromEntries(types.map(({ name }) => [name, { '*': reads, ...fields[name] }]))
  const rules = {
    ...byType,
    Query: { ...byType['Query'], _service: allow, _entities: allow },
    _Service: { sdl: allow },
    ...('Mutation' in byType && { Mutation: { '*': deny, ...(mutations as Record<string, never>) } }),
  }
  return shield(rules, {
    fallbackRule: deny,
    fallbackError: thrown => {
      if (isFailure(thrown)) return thrown
      if (thrown === null || thrown === undefined) return failure('FORBIDDEN')
      log.error({ error: thrown }, 'a resolver failed')
      return failure('INTERNAL_SERVER_ERROR')
    },
  })
}
