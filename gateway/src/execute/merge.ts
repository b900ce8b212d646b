import { isObject, put, type JsonObject } from './json.ts'

/**
 * Joins an answer into the merged result, as @apollo/gateway does: objects key by key, lists of one length element by element, anything else
 * replaces what was there. What is new is taken as it is, not copied.
 */
export const merge = (target: JsonObject, source: JsonObject): void => {
  for (const key of Object.keys(source)) {
    const value = source[key]
    if (value === undefined) continue
    const before = Object.hasOwn(target, key) ? target[key] : undefined
    if (isObject(before) && isObject(value)) merge(before, value)
    else if (Array.isArray(before) && Array.isArray(value) && before.length === value.length) mergeLists(before, value)
    else put(target, key, value)
  }
}

const mergeLists = (target: unknown[], source: readonly unknown[]) => {
  for (const [index, value] of source.entries()) {
    const before = target[index]
    if (isObject(before) && isObject(value)) merge(before, value)
    else target[index] = value
  }
}
