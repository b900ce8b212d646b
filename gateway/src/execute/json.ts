/** An object of the merged result, or of an answer. */
export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * How a key is read: plainly, or, where every object inherits one of that name (`constructor`), only if it is the object's own.
 * @returns a function that answers undefined where the object lacks the key
 */
export const reader = (key: string): ((object: JsonObject) => unknown) =>
  key in Object.prototype ? object => (Object.hasOwn(object, key) ? object[key] : undefined) : object => object[key]

/** Sets an own key, whatever its name: `__proto__` would otherwise change what the object is. */
export const put = (object: JsonObject, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
  else object[key] = value
}

/** A value of which nothing is the same object. */
export const copyOf = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (!isObject(value)) return value
  const copy: JsonObject = {}
  for (const key of Object.keys(value)) put(copy, key, copyOf(value[key]))
  return copy as Value
}
