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

const usualDepth = 4
const alias = 'x_'

/** How an operation is being written. */
interface Asking {
  style: Style
  /** what stands beside the operation */
  fragments: string[]
  /** how many objects may lie within each other */
  deepest: number
  /** types with a root of their own, where all of them is asked for: elsewhere only their plain fields are */
  rooted: ReadonlySet<string>
}

/**
 * One operation for each root field that asks for every field below it which needs no argument, down to a few levels; a type that is met again on the
 * way is only asked whether it is there.
 */
export const everyField = (
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  given: Arguments,
  style: Style,
  deepest = usualDepth,
): string[] => {
  const keyword = root === schema.getMutationType() ? 'mutation ' : ''
  const asked = Object.values(root.getFields()).filter(({ name }) => name in given)
  const rooted = new Set(asked.map(({ type }) => getNamedType(type).name))
  return asked.map(field => {
    const fragments: string[] = []
    const selection = select(field, [], { style, fragments, rooted, deepest }, given[field.name])
    return [`${keyword}{ ${selection} }`, ...fragments].join('\n')
  })
}

/** One selection with its fragments that asks for every field of a type, as {@link everyField} does. */
export const everyFieldOf = (type: GraphQLObjectType): { selection: string; fragments: string } => {
  const fragments: string[] = []
  const selection = within(type, [], { style: 'in disguise', fragments, rooted: new Set(), deepest: usualDepth })
  return { selection, fragments: fragments.join('\n') }
}

const select = (
  field: Field,
  above: readonly string[],
  asking: Asking,
  args = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '',
): string => {
  const named = getNamedType(field.type)
  const written = `${asking.style === 'in disguise' ? `${alias}${field.name}: ` : ''}${field.name}${args}`
  if (isLeafType(named)) return written
  if (isAbstractType(named)) return `${written} { __typename }`
  const type = named as GraphQLObjectType
  if (above.includes(type.name) || above.length === asking.deepest) return `${written} { __typename }`
  return `${written} { ${within(type, above, asking)} }`
}

const within = (type: GraphQLObjectType, above: readonly string[], asking: Asking): string => {
  const isElsewhere = above.length > 0 && asking.rooted.has(type.name)
  const fields = askable(type).filter(field => !isElsewhere || isLeafType(getNamedType(field.type)))
  const inner = fields.map(each => select(each, [...above, type.name], asking))
  return dressed(type.name, ['__typename', ...inner].join(' '), asking)
}

/** The fields of a type that a request of its own department may ask for. */
export const askable = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter(
    ({ args, astNode }) =>
      args.every(({ type: wanted, defaultValue }) => !isNonNullType(wanted) || defaultValue !== undefined) &&
      !astNode?.directives?.some(({ name }) => name.value === 'external' || name.value === 'requires'),
  )

type Field = GraphQLField<unknown, unknown>

const dressed = (type: string, selection: string, { style, fragments }: Asking): string => {
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
