import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  specifiedScalarTypes,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

type Fits = (value: unknown) => boolean

/**
 * Whether variables certainly fit their types. Where this says no, they are looked at, and it is said what is wrong if anything is: a single value
 * where a list may stand, and null in place of a default.
 */
export const fittingVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: Readonly<Record<string, unknown>>) => boolean) => {
  const fitsType = fitting()
  const checks = variableDefinitions.map(({ variable, type: written, defaultValue }): [string, Fits] => {
    const type = typeFromAST(schema, written as never)
    const fits = isInputType(type) ? fitsType(type) : never
    if (defaultValue === undefined) return [variable.name.value, fits]
    return [variable.name.value, value => value === undefined || (value !== null && fits(value))]
  })
  return variables => checks.every(([name, fits]) => fits(Object.hasOwn(variables, name) ? variables[name] : undefined))
}

const never: Fits = () => false

/** How a type is checked. */
const fitting = () => {
  const objects = new Map<GraphQLInputObjectType, Fits>()
  const isMissing: Fits = value => value === undefined || value === null
  const fitsType = (type: GraphQLInputType): Fits => {
    if (isNonNullType(type)) {
      const fits = fitsType(type.ofType)
      return value => !isMissing(value) && fits(value)
    }
    const fits = fitsPresent(type)
    return value => isMissing(value) || fits(value)
  }
  const fitsPresent = (type: GraphQLInputType): Fits => {
    if (isListType(type)) {
      const fits = fitsType(type.ofType)
      return value => Array.isArray(value) && value.every(fits)
    }
    if (isInputObjectType(type)) return type.isOneOf ? never : fitsObject(type)
    if (isEnumType(type)) return value => type.getValue(String(value)) !== undefined && typeof value === 'string'
    const known = builtIn.get(type.name)
    if (known) return known
    // the client's schema does not know how a scalar of the product is read: its subgraph does
    return isScalarType(type) && !specifiedScalarTypes.includes(type) ? () => true : never
  }
  const fitsObject = (type: GraphQLInputObjectType): Fits => {
    const known = objects.get(type)
    if (known) return known
    let check: Fits | undefined
    // an object may hold others of its own type
    const fits: Fits = value => (check ??= fieldsOf(type))(value)
    objects.set(type, fits)
    return fits
  }
  const fieldsOf = (type: GraphQLInputObjectType): Fits => {
    const fields = new Map<string, Fits>()
    const required: string[] = []
    for (const { name, type: fieldType, defaultValue } of Object.values(type.getFields())) {
      fields.set(name, fitsType(fieldType))
      if (isNonNullType(fieldType) && defaultValue === undefined) required.push(name)
    }
    return value => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
      const given = value as Readonly<Record<string, unknown>>
      return (
        required.every(name => given[name] !== undefined) &&
        Object.keys(given).every(name => given[name] === undefined || fields.get(name)?.(given[name]) === true)
      )
    }
  }
  return fitsType
}

const builtIn: ReadonlyMap<string, Fits> = new Map([
  [GraphQLString.name, value => typeof value === 'string'],
  [GraphQLBoolean.name, value => typeof value === 'boolean'],
  [GraphQLID.name, value => typeof value === 'string'],
  [GraphQLFloat.name, value => typeof value === 'number' && Number.isFinite(value)],
  [GraphQLInt.name, value => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31],
])
