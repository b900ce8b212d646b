import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  specifiedScalarTypes,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

type Fits = (value: unknown) => boolean

/**
 * Whether variables certainly fit their types. Where this says no, they are looked at, and it is said what is wrong if anything is: objects, a single
 * value where a list may stand, and null in place of a default.
 */
export const fittingVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: Readonly<Record<string, unknown>>) => boolean) => {
  const checks = variableDefinitions.map(({ variable, type: written, defaultValue }): [string, Fits] => {
    const type = typeFromAST(schema, written as never)
    const fits = isInputType(type) ? fitsType(type) : never
    if (defaultValue === undefined) return [variable.name.value, fits]
    return [variable.name.value, value => value === undefined || (value !== null && fits(value))]
  })
  return variables => checks.every(([name, fits]) => fits(Object.hasOwn(variables, name) ? variables[name] : undefined))
}

const never: Fits = () => false

const fitsType = (type: GraphQLInputType): Fits => {
  const isMissing: Fits = value => value === undefined || value === null
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
  if (isEnumType(type)) return value => type.getValue(String(value)) !== undefined && typeof value === 'string'
  const known = builtIn.get(type.name)
  if (known) return known
  // the client's schema does not know how a scalar of the product is read: its subgraph does
  return isScalarType(type) && !specifiedScalarTypes.includes(type) ? () => true : never
}

const builtIn: ReadonlyMap<string, Fits> = new Map([
  [GraphQLString.name, value => typeof value === 'string'],
  [GraphQLBoolean.name, value => typeof value === 'boolean'],
  [GraphQLID.name, value => typeof value === 'string'],
  [GraphQLFloat.name, value => typeof value === 'number' && Number.isFinite(value)],
  [GraphQLInt.name, value => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31],
])
