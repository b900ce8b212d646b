import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import type { Caller } from '../caller.ts'
import type { Declaration, FieldAccess } from './declaration.ts'
import { grantsOf, refusalFor, type LetsIn } from './letIn.ts'
import { readersOf, wayOf } from './ways.ts'

/** What a department knows of the rows of a type that is no record of its own table. */
export interface RowKeeper<Row, Context> {
  /** whether a row is the caller's own: its systems wrote it */
  owns: (row: Row, context: Context) => boolean | Promise<boolean>
  /** where the row's company is; null: not known, which no region is */
  regionOf: (row: Row, context: Context) => string | null | Promise<string | null>
}

type Resolver = GraphQLFieldResolver<unknown, { caller: Caller }>

/** What {@link keptRows} put something before. */
export interface KeptFields {
  /** field → how it resolves for somebody who reads every row of it; undefined: as graphql-js does */
  unkept: ReadonlyMap<GraphQLField<unknown, unknown>, GraphQLFieldResolver<unknown, unknown> | undefined>
  /** whether somebody reads every row at a coordinate, so that no row is asked about */
  readsAll: LetsIn
}

/**
 * Lets fields that somebody reads of own or granted rows only ask row by row: FORBIDDEN where the row is neither. Nobody else is asked anything.
 * @param keepers type → who tells its rows apart
 */
export const keptRows = (
  schema: GraphQLSchema,
  declaration: Declaration,
  keepers: Readonly<Record<string, RowKeeper<never, never>>>,
): KeptFields => {
  const unkept: Map<GraphQLField<unknown, unknown>, GraphQLFieldResolver<unknown, unknown> | undefined> = new Map()
  const kept = new Map<string, FieldAccess['ways']>()
  for (const [name, keeper] of Object.entries(keepers)) {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new Error(`the schema has no type ${name}`)
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${name}.${field.name}`
      const access = declaration.get(coordinate)
      if (!access || !Object.values(access.ways).some(isByRow)) continue
      unkept.set(field, field.resolve)
      kept.set(coordinate, access.ways)
      const resolve = (field.resolve ?? defaultFieldResolver) as Resolver
      const told = keeper as unknown as RowKeeper<unknown, { caller: Caller }>
      const keep = async (...[row, args, context, info]: Parameters<Resolver>): Promise<unknown> => {
        if (!(await isKept(coordinate, access.of, row, context, told))) throw refusalFor(context.caller)
        return resolve(row, args, context, info)
      }
      field.resolve = ((row, args, context: { caller: Caller }, info) =>
        isByRow(wayOf(access.ways, readersOf(context.caller)))
          ? keep(row, args, context, info)
          : resolve(row, args, context, info)) as typeof field.resolve
    }
  }
  return {
    unkept,
    readsAll: (coordinate, caller) => {
      const granted = kept.get(coordinate)
      return granted === undefined || !isByRow(wayOf(granted, readersOf(caller)))
    },
  }
}

/** Whether a row is the caller's own, or one that a grant opens. @param of the department whose rows they are */
export const isKept = async <Row, Context extends { caller: Caller }>(
  coordinate: string,
  of: string | null,
  row: Row,
  context: Context,
  { owns, regionOf }: RowKeeper<Row, Context>,
): Promise<boolean> => {
  const { caller } = context
  if (of === caller.department && (await owns(row, context))) return true
  return isOpened(grantsOf(coordinate, { leadsTo: [] }, caller), await regionOf(row, context))
}

/** Whether somebody who reads so reads some rows only. */
export const isByRow = (way: string | undefined): boolean => way === 'own' || way === 'granted'

const isOpened = (grants: readonly { regions: readonly string[] }[], regionCode: string | null): boolean =>
  grants.some(
    ({ regions }) =>
      regions.length === 0 || (regionCode !== null && regions.some(region => regionCode.startsWith(region))),
  )
