import { isObjectType, type GraphQLSchema } from 'graphql'
import { allow, deny, rule, shield, type IRules } from 'graphql-shield'
import { hasRole, type Caller, type Role } from '../caller.ts'
import { failure, isFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { RolesOf, SufficientRoles } from './coordinates.ts'

/** Every role but `auditor` and `admin` reads business data; the public does not. Finer rules come with the access declaration. */
const readers: readonly Role[] = ['officer', 'analyst', 'dashboard', 'supervisor', 'steward', 'provider', 'system']

const refusal = ({ sub }: Caller) => (sub === null ? failure('UNAUTHENTICATED') : failure('FORBIDDEN'))

const callerOf = (context: unknown): Caller => (context as { caller: Caller }).caller

type Rule = ReturnType<ReturnType<typeof rule>> | typeof allow | typeof deny

/** The rules that need nothing but the caller's roles; a rule that is not here looks at more, the row for example. */
const byRoleAlone = new WeakMap<object, SufficientRoles>([
  [allow, 'ANYBODY'],
  [deny, []],
])

/** A rule that lets the given roles in. */
export const onlyRoles = (...wanted: Role[]): Rule => {
  const made = rule({ cache: 'no_cache' })(
    (_parent, _args, context) => hasRole(callerOf(context), ...wanted) || refusal(callerOf(context)),
  )
  byRoleAlone.set(made, wanted)
  return made
}

const reads = onlyRoles(...readers)

/** Type → field → rule. */
export type FieldRules = Readonly<Record<string, Readonly<Record<string, Rule>>>>

/**
 * The rules of a whole schema, deny by default: every object type is for readers, and a mutation without a rule is for nobody.
 * @param mutations field → who may call it
 * @param fields what fewer than the readers of a type may read of it
 */
const rulesOf = (schema: GraphQLSchema, mutations: IRules & object, fields: FieldRules): FieldRules => {
  const types = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && !type.name.startsWith('_'))
  const byType = Object.fromEntries(types.map(({ name }) => [name, { '*': reads, ...fields[name] }]))
  return {
    ...byType,
    Query: { '*': reads, ...byType['Query'], _service: allow, _entities: allow },
    _Service: { sdl: allow },
    ...('Mutation' in byType && { Mutation: { '*': deny, ...(mutations as Record<string, Rule>) } }),
  }
}

/**
 * graphql-shield over a whole schema, and who may read a field by roles alone.
 * @see rulesOf
 */
export const accessRules = (schema: GraphQLSchema, mutations: IRules & object, log: Log, fields: FieldRules = {}) => {
  const rules = rulesOf(schema, mutations, fields)
  const rolesOf: RolesOf = (type, field) => {
    const governing = rules[type]?.[field] ?? rules[type]?.['*'] ?? deny
    return byRoleAlone.get(governing) ?? 'MORE'
  }
  const fallbackError = (thrown: unknown) =>
    thrown === null || thrown === undefined ? failure('FORBIDDEN') : maskedFailure(thrown, log)
  return { guard: shield(rules as IRules, { fallbackRule: deny, fallbackError }), rolesOf }
}

/** A failure as it is; anything else is logged, and masked outside. */
export const maskedFailure = (thrown: unknown, log: Log) => {
  if (isFailure(thrown)) return thrown
  log.error({ error: thrown }, 'a resolver failed')
  return failure('INTERNAL_SERVER_ERROR')
}
