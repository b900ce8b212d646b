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

/**
 * The check of one leaf type.
 * @param foreign whether a custom scalar may hold any JSON; otherwise it is one plain value: a string, a number or a boolean
 */
export const leafCheck = (type: GraphQLLeafType, foreign: boolean): LeafCheck => {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name))
    return value => typeof value === 'string' && names.has(value)
  }
  return builtIn[type.name] ?? (foreign ? value => value !== undefined : isPlain)
}
