import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import type { Caller } from '../caller.ts'
import type { Declaration, FieldAccess } from './declaration.ts'
import { maskName, maskText } from './mask.ts'
import { sightOf } from './sight.ts'

/** A row as masks look at it. */
type Row = Readonly<Record<string, unknown>> | null | undefined
type Resolver = GraphQLFieldResolver<Row, { caller: Caller }>

/**
 * Lets a department's resolvers show personal data as it is declared: names by role, region and purpose; the numbers of ID cards and telephones in
 * free text never; a value that speaks of another field by the declaration of that field. Rows tell where their company is as `regionCode`.
 */
export const maskedFields = (schema: GraphQLSchema, declaration: Declaration): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const access = declaration.get(`${type.name}.${field.name}`)
      const show = access && shownBy(access, declaration)
      if (show)
        field.resolve = showing((field.resolve ?? defaultFieldResolver) as Resolver, show) as typeof field.resolve
    }
  }
  return schema
}

type Show = (value: string, row: Row, caller: Caller) => string | null

/** undefined: the value is shown as it is to whoever is let in. */
const shownBy = ({ ways, personal, speaksOf }: FieldAccess, declaration: Declaration): Show | undefined => {
  if (personal === 'TEXT') return maskText
  if (personal !== null) return (value, row, caller) => shownTo(value, row, caller, { ways, personal })
  if (!speaksOf) return undefined
  return (value, row, caller) => {
    const spokenOf = declaration.get(`${speaksOf.type}.${String(row?.[speaksOf.named])}`)
    return spokenOf ? shownTo(value, row, caller, spokenOf) : maskText(value)
  }
}

const shownTo = (
  value: string,
  row: Row,
  caller: Caller,
  { ways, personal }: Pick<FieldAccess, 'ways' | 'personal'>,
): string | null => {
  const regionCode = row?.['regionCode']
  const sight = sightOf(ways, caller, typeof regionCode === 'string' ? regionCode : null)
  if (sight === 'NONE') return null
  if (personal === 'NAME') return sight === 'SHOWN' ? value : maskName(value)
  return sight === 'SHOWN' ? maskText(value) : '***'
}

const showing =
  (resolve: Resolver, show: Show): Resolver =>
  (row, args, context, info) => {
    const told: unknown = resolve(row, args, context, info)
    const shown = (value: unknown): unknown => {
      if (typeof value === 'string') return show(value, row, context.caller)
      return Array.isArray(value) ? value.map(shown) : value
    }
    return told instanceof Promise ? told.then(shown) : shown(told)
  }
