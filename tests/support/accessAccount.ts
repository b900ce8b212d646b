import { getNamedType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql'
import { reachedBy, unmet, type IsLetIn, type Look } from './accessMatrix.ts'
import type { Asker } from './accessTable.ts'

/** A field, and the type that it leads to. */
export interface Leading {
  type: string
  field: string
  returns: string
}

export const leadingIn = (schema: GraphQLSchema): Leading[] =>
  Object.values(schema.getTypeMap()).flatMap(type =>
    isObjectType(type) && !type.name.startsWith('_')
      ? Object.values(type.getFields())
          .filter(({ name }) => !name.startsWith('_'))
          .map(({ name, type: returned }) => ({
            type: type.name,
            field: name,
            returns: getNamedType(returned).name,
          }))
      : [],
  )

/** Of all departments together, each field once. */
export const entityWay = (schemas: readonly GraphQLSchema[]): Way => {
  const fields = new Map(schemas.flatMap(leadingIn).map(each => [`${each.type}.${each.field}`, each]))
  return { leading: [...fields.values()], starts: schemas.flatMap(entitiesIn) }
}

/** Where `_entities` of a department leads to. */
const entitiesIn = (schema: GraphQLSchema): string[] => {
  const union = schema.getType('_Entity')
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : []
}

/** One way of asking GraphQL: where it begins, and what of all fields it leads to. */
export interface Way {
  leading: readonly Leading[]
  starts: readonly string[]
}

/** What became of each pair of field and asker by one way. */
export interface Account {
  /** found out: let in, or refused, as people wrote */
  met: number
  /** refused at every field that leads there */
  closed: number
  /** fields to which the way does not lead, for everybody */
  beyond: number
  /** pairs of which nothing was found out */
  missing: string[]
}

const everywhere: IsLetIn = () => true
const always = () => true

/**
 * @param all every field of the schema
 * @param leadsOn false: what the field leads to there is none of for that asker
 */
export const accountOf = (
  { leading, starts }: Way,
  all: readonly Leading[],
  askers: readonly Asker[],
  looks: readonly Look[],
  isLetIn: IsLetIn,
  leadsOn: (asker: Asker, field: Leading) => boolean = always,
): Account => {
  const within = (asker: Asker, letsIn: IsLetIn) => {
    const open = letsIn === everywhere ? leading : leading.filter(each => leadsOn(asker, each))
    const reached = reachedBy(asker, open, letsIn, starts)
    return leading.filter(({ type }) => reached.has(type)).map(({ type, field }) => [type, field] as const)
  }
  const told = within(askers[0]!, everywhere).length
  const account: Account = { met: 0, closed: 0, beyond: (all.length - told) * askers.length, missing: [] }
  for (const asker of askers) {
    const there = within(asker, isLetIn)
    const own = looks.filter(look => look.asker === asker)
    const missing = unmet(there, [asker], own, isLetIn)
    account.met += there.length - missing.length
    account.closed += told - there.length
    account.missing.push(...missing)
  }
  return account
}
