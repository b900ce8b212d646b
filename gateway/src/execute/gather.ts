import type { Path } from '../outcome/ledger.ts'
import { reader, type JsonObject } from './json.ts'

/** Finds the objects at a plan's path under others, in their order; what is null or missing on the way is passed over. */
export type Gather = (from: readonly JsonObject[]) => JsonObject[]

type Walk = (value: unknown, into: JsonObject[]) => void

/** @param path `@` stands for every element of a list */
export const gatherAt = (path: Path): Gather => {
  const walk = path.reduceRight<Walk>((next, key) => (key === '@' ? eachElement(next) : atKey(String(key), next)), take)
  return from => {
    const into: JsonObject[] = []
    for (const object of from) walk(object, into)
    return into
  }
}

const take: Walk = (value, into) => {
  if (Array.isArray(value)) for (const element of value) take(element, into)
  else if (value !== null && value !== undefined) into.push(value as JsonObject)
}

const eachElement =
  (next: Walk): Walk =>
  (value, into) => {
    if (Array.isArray(value)) for (const element of value) next(element, into)
  }

const atKey = (key: string, next: Walk): Walk => {
  const read = reader(key)
  return (value, into) => {
    if (typeof value === 'object' && value !== null) next(read(value as JsonObject), into)
  }
}
