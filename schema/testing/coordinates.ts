import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

type Line = [coordinate: string, signature: string]

const typed = ({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string =>
  defaultValue === undefined ? String(type) : `${String(type)} = ${JSON.stringify(defaultValue)}`

const linesOf = (type: GraphQLNamedType): Line[] => {
  const { name } = type
  const own: Line = [name, type.constructor.name]
  if (isEnumType(type)) return [own, ...type.getValues().map((value): Line => [`${name}.${value.name}`, 'value'])]
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((field): Line => [`${name}.${field.name}`, typed(field)])]
  if (!isObjectType(type) && !isInterfaceType(type)) return [own]
  return [
    own,
    ...Object.values(type.getFields()).flatMap((field): Line[] => [
      [`${name}.${field.name}`, String(field.type)],
      ...field.args.map((arg): Line => [`${name}.${field.name}(${arg.name}:)`, typed(arg)]),
    ]),
  ]
}

/**
 * A schema as one line a type, field, argument, input field and enum value.
 * @returns coordinate (`Query.enterprise(orgCode:)`) → what it is: the kind of a type, the type and default of the rest
 */
export const coordinates = (schema: GraphQLSchema): Map<string, string> =>
  new Map(
    Object.values(schema.getTypeMap())
      .filter(type => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
      .flatMap(linesOf),
  )
