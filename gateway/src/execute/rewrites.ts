import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { put, reader, type JsonObject } from './json.ts'
import { fitsCondition } from './typeConditions.ts'

/** Changes an object in place, as a plan's rewrites say. */
export type Rewrite = (object: JsonObject) => void

type Walk = (value: unknown) => void

const fragment = '... on '

/** @returns undefined where there is nothing to rewrite */
export const rewritesOf = (
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
): Rewrite | undefined => {
  if (!rewrites || rewrites.length === 0) return undefined
  const walks = rewrites.map(rewrite => walkOf(rewrite, schema))
  return object => walks.forEach(walk => walk(object))
}

const walkOf = (rewrite: FetchDataRewrite, schema: GraphQLSchema): Walk => {
  const last = rewrite.path.at(-1)!
  const read = reader(last)
  const change: Rewrite =
    rewrite.kind === 'ValueSetter'
      ? object => put(object, last, rewrite.setValueTo)
      : object => {
          const value = read(object)
          if (value === undefined) return
          put(object, rewrite.renameKeyTo, value)
          put(object, last, undefined)
        }
  return rewrite.path.slice(0, -1).reduceRight<Walk>((next, step) => {
    if (!step.startsWith(fragment)) {
      const child = reader(step)
      return eachObject(object => next(child(object)))
    }
    const fits = fitsCondition(schema, step.slice(fragment.length), true)
    return eachObject(object => {
      if (fits(object)) next(object)
    })
  }, eachObject(change))
}

const eachObject = (change: Rewrite): Walk => {
  const walk: Walk = value => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) change(value as JsonObject)
  }
  return walk
}
