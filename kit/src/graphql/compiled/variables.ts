import {
  getVariableValues,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

type Values = Record<string, unknown>
type Coerced = ReturnType<typeof getVariableValues>
/** @throws anything where the value is not plain to see */
type Coerce = (value: unknown) => unknown

/**
 * Reads an operation's variables as graphql-js does, but what each must be is found out once. Input objects and defaults are left to it, and so are values
 * that do not fit at once: it words what is wrong with them, or takes them nevertheless.
 */
export const variableValues = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((given: Values) => Coerced) => {
  const byReference = (given: Values) => getVariableValues(schema, variableDefinitions, given, { maxErrors: 50 })
  const plain = variableDefinitions.map(({ variable, type: written, defaultValue }) => {
    const type = typeFromAST(schema, written as never)
    const coerce = isInputType(type) && defaultValue === undefined ? coercing(type) : null
    return coerce && { name: variable.name.value, coerce, isOptional: !isNonNullType(type) }
  })
  const known = plain.filter(each => each !== null)
  if (known.length < plain.length) return byReference
  return given => {
    const coerced: Values = {}
    try {
      for (const { name, coerce, isOptional } of known)
        if (!isOptional || Object.hasOwn(given, name)) coerced[name] = coerce(given[name])
    } catch {
      return byReference(given)
    }
    return { coerced }
  }
}

/** null: by graphql-js only */
const coercing = (type: GraphQLInputType): Coerce | null => {
  if (isNonNullType(type)) {
    const coerce = coercing(type.ofType)
    return coerce && (value => (value === null ? unfit() : coerce(value)))
  }
  if (isListType(type)) {
    const coerce = coercing(type.ofType)
    return (
      coerce && (value => (value === null ? null : Array.isArray(value) ? value.map(each => coerce(each)) : unfit()))
    )
  }
  if (!isLeafType(type)) return null
  return value => {
    if (value === null) return null
    const read: unknown = value === undefined ? undefined : type.parseValue(value)
    return read === undefined ? unfit() : read
  }
}

const unfit = (): never => {
  throw new Error('graphql-js is asked')
}
