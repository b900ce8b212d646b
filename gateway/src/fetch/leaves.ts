import { isEnumType, type GraphQLLeafType } from 'graphql'

/** Whether a value may stand where the schema has this scalar or enum. */
export type LeafCheck = (value: unknown) => boolean

const isPlain: LeafCheck = value => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const builtIn: Readonly<Record<string, LeafCheck>> = {
  Int: value => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  Float: value => typeof value === 'number' && Number.isFinite(value),
  Boolean: value => typeof value === 'boolean',
  String: value => typeof value === 'string',
  ID: value => typeof value === 'string' || Number.isInteger(value),
}

/** Scalars that are made for structured values; a scalar of any other name is one plain value. */
const structured = /json|any|map|object|struct|geo/i

/** The check of one leaf type. Custom scalars: a string, number or boolean, and structured values only for scalars named for them. */
export const leafCheck = (type: GraphQLLeafType): LeafCheck => {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name))
    return value => typeof value === 'string' && names.has(value)
  }
  const known = builtIn[type.name]
  if (known) return known
  return structured.test(type.name) ? value => value !== undefined : isPlain
}
