import { isObjectType, type GraphQLSchema } from 'graphql'
import { deny, rule, shield } from 'graphql-shield'
import type { Caller } from '../caller.ts'
import { failure, isFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { refusalFor, type LetsIn } from './letIn.ts'

/**
 * graphql-shield over a whole schema, deny by default. The rules stand on types and fields, because `_entities` passes those of Query by. Every
 * one of them depends on the caller alone: where a caller is let in at every coordinate of an operation, the schema without them answers the same.
 */
export const shieldRules = (schema: GraphQLSchema, letsIn: LetsIn, log: Log) => {
  const types = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && !type.name.startsWith('__'))
  const rules = Object.fromEntries(
    types.map(type => {
      const fields = 'getFields' in type ? Object.keys(type.getFields()) : []
      return [type.name, Object.fromEntries(fields.map(field => [field, ruleOf(`${type.name}.${field}`, letsIn)]))]
    }),
  )
  const fallbackError = (thrown: unknown) =>
    thrown === null || thrown === undefined ? failure('FORBIDDEN') : maskedFailure(thrown, log)
  return shield(rules, { fallbackRule: deny, fallbackError })
}

const ruleOf = (coordinate: string, letsIn: LetsIn) =>
  rule({ cache: 'no_cache' })(
    (_parent, _args, { caller }: { caller: Caller }) => letsIn(coordinate, caller) || refusalFor(caller),
  )

/** A failure as it is; anything else is logged, and masked outside. */
export const maskedFailure = (thrown: unknown, log: Log) => {
  if (isFailure(thrown)) return thrown
  log.error({ error: thrown }, 'a resolver failed')
  return failure('INTERNAL_SERVER_ERROR')
}
