import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import type { Caller } from '../caller.ts'
import type { Declaration, FieldAccess } from './declaration.ts'
import { isByRow, isKept, type RowKeeper } from './keptRows.ts'
import { maskName, maskText } from './mask.ts'
import { sightOf } from './sight.ts'
import { readersOf, wayOf } from './ways.ts'

/** A row as masks look at it. */
type Row = Readonly<Record<string, unknown>> | null | undefined
type Resolver = GraphQLFieldResolver<Row, { caller: Caller }>

/**
 * Lets a department's resolvers show personal data as it is declared: names by role, region and purpose; the numbers of ID cards and telephones in
 * free text never; a value that speaks of another field by the declaration of that field. Rows tell where their company is as `regionCode`, and which it
 * is as `orgCode`, null where it is none yet.
 * @param keepers type → who tells its rows apart, for who reads own rows only of what is spoken of
 */
export const maskedFields = (
  schema: GraphQLSchema,
  declaration: Declaration,
  keepers: Readonly<Record<string, RowKeeper<never, never>>> = {},
): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const access = declaration.get(`${type.name}.${field.name}`)
      const show = access && shownBy(access, declaration, keepers)
      if (show)
        field.resolve = showing((field.resolve ?? defaultFieldResolver) as Resolver, show) as typeof field.resolve
    }
  }
  return schema
}

type Shown = string | null
type Show = (value: string, row: Row, context: { caller: Caller }) => Shown | Promise<Shown>

/** undefined: the value is shown as it is to whoever is let in. */
const shownBy = (
  { ways, personal, speaksOf }: FieldAccess,
  declaration: Declaration,
  keepers: Readonly<Record<string, RowKeeper<never, never>>>,
): Show | undefined => {
  if (personal === 'TEXT') return maskText
  if (personal !== null) return (value, row, { caller }) => shownTo(value, row, caller, { ways, personal })
  if (!speaksOf) return undefined
  const keeper = keepers[speaksOf.type] as RowKeeper<unknown, { caller: Caller }> | undefined
  return (value, row, context) => {
    const coordinate = `${speaksOf.type}.${String(row?.[speaksOf.named])}`
    const spokenOf = declaration.get(coordinate)
    if (!spokenOf) return maskText(value)
    const { caller } = context
    const show = () => shownTo(value, row, caller, spokenOf)
    if (!isByRow(wayOf(spokenOf.ways, readersOf(caller))) || row?.['orgCode'] === null) return show()
    if (!keeper || row?.['orgCode'] === undefined) return null
    return isKept(coordinate, spokenOf.of, row, context, keeper).then(isOwn => (isOwn ? show() : null))
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
  if (sight === 'SHOWN') return maskText(value)
  return personal === 'NAME' ? maskName(value) : '***'
}

const showing =
  (resolve: Resolver, show: Show): Resolver =>
  (row, args, context, info) => {
    const told: unknown = resolve(row, args, context, info)
    if (typeof told === 'string') return show(told, row, context)
    if (told === null) return null
    const shown = (value: unknown): unknown => {
      if (typeof value === 'string') return show(value, row, context)
      return Array.isArray(value) ? value.map(shown) : value
    }
    return told instanceof Promise ? told.then(shown) : shown(told)
  }
