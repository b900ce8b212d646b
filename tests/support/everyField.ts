import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** How the same fields are asked for; in disguise: by aliases, in fragments and inline fragments in turn. */
export const styles = ['plainly', 'in disguise'] as const
export type Style = (typeof styles)[number]

/** An answer, as executors and HTTP give it. */
export interface Found {
  data: unknown
  errors: readonly { path?: readonly (string | number)[]; code: unknown }[]
}

/** Roots of the schema with arguments that find something; a root that is not here is not asked. */
export type Arguments = Readonly<Record<string, string>>

const deepest = 4
const alias = 'x_'

/**
 * One operation for each root field that asks for every field below it which needs no argument, down to a few levels; a type that is met again on the
 * way is only asked whether it is there.
 */
export const everyField = (
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  given: Arguments,
  style: Style,
): string[] => {
  const keyword = root === schema.getMutationType() ? 'mutation ' : ''
  return Object.values(root.getFields())
    .filter(({ name }) => name in given)
    .map(field => {
      const fragments: string[] = []
      const asked = select(field, [], style, fragments, given[field.name])
      return [`${keyword}{ ${asked} }`, ...fragments].join('\n')
    })
}

const select = (
  field: Field,
  above: readonly string[],
  style: Style,
  fragments: string[],
  args = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '',
): string => {
  const named = getNamedType(field.type)
  const written = `${style === 'in disguise' ? `${alias}${field.name}: ` : ''}${field.name}${args}`
  if (isLeafType(named)) return written
  if (isAbstractType(named)) return `${written} { __typename }`
  const type = named as GraphQLObjectType
  if (above.includes(type.name) || above.length === deepest) return `${written} { __typename }`
  const inner = askable(type).map(each => select(each, [...above, type.name], style, fragments))
  return `${written} { ${dressed(type.name, ['__typename', ...inner].join(' '), style, fragments)} }`
}

/** The fields of a type that a request of its own department may ask for. */
export const askable = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter(
    ({ args, astNode }) =>
      args.every(({ type: wanted, defaultValue }) => !isNonNullType(wanted) || defaultValue !== undefined) &&
      !astNode?.directives?.some(({ name }) => name.value === 'external' || name.value === 'requires'),
  )

type Field = GraphQLField<unknown, unknown>

export const dressed = (type: string, selection: string, style: Style, fragments: string[]): string => {
  if (style === 'plainly') return selection
  if (fragments.length % 2 === 1) {
    fragments.push('')
    return `... on ${type} { ${selection} }`
  }
  const name = `F${fragments.length}`
  fragments.push(`fragment ${name} on ${type} { ${selection} }`)
  return `...${name}`
}

/** A field that was asked of an object that is there. */
export interface Met {
  type: string
  field: string
  refused: boolean
  value: unknown
}

/** Every field of every object of an answer, and whether it was refused there. */
export const metIn = (schema: GraphQLSchema, rootType: string, { data, errors }: Found): Met[] => {
  const refused = new Set(errors.filter(({ code }) => code === 'FORBIDDEN').map(({ path }) => JSON.stringify(path)))
  const walk = (value: unknown, typename: string, path: readonly (string | number)[]): Met[] => {
    if (Array.isArray(value)) return value.flatMap((each, index) => walk(each, typename, [...path, index]))
    if (typeof value !== 'object' || value === null) return []
    const object = value as Record<string, unknown>
    const name = typeof object['__typename'] === 'string' ? object['__typename'] : typename
    const type = schema.getType(name)
    if (!isObjectType(type)) return []
    return Object.entries(object).flatMap(([key, inner]) => {
      const field = type.getFields()[key.replace(alias, '')]
      if (!field) return []
      const at = [...path, key]
      return [
        { type: name, field: field.name, refused: refused.has(JSON.stringify(at)), value: inner },
        ...walk(inner, getNamedType(field.type).name, at),
      ]
    })
  }
  return walk(data, rootType, [])
}
