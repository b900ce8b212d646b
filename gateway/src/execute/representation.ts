import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { merge } from './merge.ts'
import { put, reader, type JsonObject } from './json.ts'
import { fitsCondition } from './typeConditions.ts'

type Selections = NonNullable<FetchNode['requires']>

/** What a subgraph is told of an object so that it knows which one is meant; null where the object lacks something of it. */
export type Represent = (object: JsonObject) => JsonObject | null

/** Compiles a fetch's `requires`. */
export const representationOf = (requires: Selections, schema: GraphQLSchema): Represent => {
  const represent = selectionsOf(requires, schema)
  return object => {
    const representation = represent(object)
    return representation?.['__typename'] ? representation : null
  }
}

/** Puts what one selection takes from an object into its representation; false where the object lacks it. */
type Part = (object: JsonObject, into: JsonObject) => boolean

const selectionsOf = (selections: Selections, schema: GraphQLSchema): Represent => {
  const parts = selections.map(selection => partOf(selection, schema))
  return object => {
    const into: JsonObject = {}
    for (const part of parts) if (!part(object, into)) return null
    return into
  }
}

const partOf = (selection: Selections[number], schema: GraphQLSchema): Part => {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name
    const read = reader(key)
    const shown = selection.selections ? nested(selectionsOf(selection.selections, schema)) : (value: unknown) => value
    return (object, into) => {
      const value = read(object)
      if (value === undefined) return false
      put(into, key, shown(value))
      return true
    }
  }
  const { typeCondition } = selection
  if (typeCondition === undefined) return () => true
  const fits = fitsCondition(schema, typeCondition, false)
  const represent = selectionsOf(selection.selections, schema)
  return (object, into) => {
    const found = fits(object) ? represent(object) : null
    if (found) merge(into, found)
    return true
  }
}

const nested = (represent: Represent) => {
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown)
    return value === null ? null : represent(value as JsonObject)
  }
  return shown
}

/** A text that two representations have in common where they mean the same. */
export const representationKey = (representation: JsonObject): string => {
  let text = ''
  for (const name of Object.keys(representation)) {
    const value = representation[name]
    text += typeof value === 'string' ? `${name}"${value}\u0000` : `${name}${JSON.stringify(value)}\u0000`
  }
  return text
}
