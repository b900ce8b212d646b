import {
  defaultFieldResolver,
  isObjectType,
  Kind,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Caller } from '../caller.ts'
import type { Compares } from './comparing.ts'
import { criteriaBehind, keepingCriteria, type Criteria } from './criteria.ts'
import type { Declaration } from './declaration.ts'
import { refusalFor, type LetsIn } from './letIn.ts'

type Values = Readonly<Record<string, unknown>>
type Resolver = GraphQLFieldResolver<unknown, { caller: Caller }, Values>

interface Ports {
  criteria: Criteria
  declaration: Declaration
  letsIn: LetsIn
  compares: Compares
}

/**
 * Lets no resolver see a criterion on a field that the caller does not read: FORBIDDEN, or as if it was not given. `NARROWED` ones are their resolvers' to
 * narrow. The keys of `_entities` are criteria too: who may not read a key finds nothing by it.
 */
export const judgedCriteria = (schema: GraphQLSchema, ports: Ports): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const judge =
        coordinate === 'Query._entities' ? keysJudged(schema, ports) : judgeOf(coordinate, field.args, ports)
      if (!judge) continue
      const resolve = (field.resolve ?? defaultFieldResolver) as Resolver
      field.resolve = ((row, args, context, info) =>
        resolve(row, judge(args, context.caller), context, info)) as Resolver as typeof field.resolve
    }
  }
  return schema
}

type Judge = (args: Values, caller: Caller) => Values

const judgeOf = (
  field: string,
  args: Parameters<typeof criteriaBehind>[1],
  { criteria, declaration, letsIn, compares }: Ports,
): Judge | undefined => {
  const isJudged = (coordinate: string) => ['REFUSED', 'DROPPED'].includes(criteria.get(coordinate)?.unread ?? '')
  const judged = args.filter(arg => criteriaBehind(field, [arg], criteria).some(isJudged))
  if (judged.length === 0) return undefined
  const keeps = (caller: Caller) => (coordinate: string) => {
    const { with: compared = [], unread } = criteria.get(coordinate) ?? {}
    // another department's fields are judged at the gateway
    const fields = compared.filter(field => declaration.has(field))
    if (unread === 'DROPPED') return fields.every(each => compares(each, caller) !== 'NONE')
    if (unread === 'REFUSED' && !fields.every(each => letsIn(each, caller))) throw refusalFor(caller)
    return true
  }
  return (values, caller) =>
    judged.every(({ name }) => values[name] === undefined || values[name] === null)
      ? values
      : keepingCriteria(field, judged, values, keeps(caller))
}

const keysJudged = (schema: GraphQLSchema, { declaration, letsIn }: Ports): Judge => {
  const keys = new Map(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .map(type => [type.name, keysOf(type).filter(key => declaration.has(key))]),
  )
  return (args, caller) => {
    let judged: string | undefined
    for (const { __typename: name } of args['representations'] as { __typename: string }[]) {
      if (name === judged) continue
      judged = name
      if (!(keys.get(name) ?? []).every(key => letsIn(key, caller))) throw refusalFor(caller)
    }
    return args
  }
}

/** The coordinates of a type's keys, as its `@key`s name them; what another department resolves is judged there. */
const keysOf = ({ name: type, astNode, extensionASTNodes }: GraphQLObjectType): string[] =>
  [...(astNode ? [astNode] : []), ...extensionASTNodes]
    .flatMap(({ directives = [] }) => directives.filter(({ name }) => name.value === 'key'))
    .flatMap(({ arguments: args = [] }) => args.filter(({ name }) => name.value === 'fields'))
    .flatMap(({ value }) => (value.kind === Kind.STRING ? (value.value.match(/\w+/g) ?? []) : []))
    .map(key => `${type}.${key}`)
