import {
  astFromValue,
  doTypesOverlap,
  getNullableType,
  GraphQLBoolean,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  getNamedType,
  print,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import type { Choices } from './choices.ts'

export interface GeneratedOperation {
  query: string
  variables: Record<string, unknown>
}

const deepest = 5

/**
 * A valid operation, but for keys that meet: aliases, some of them names of other fields, fragments of both kinds on whatever overlaps, some of them
 * spread again, variables with defaults, null or left out, `@skip`, `@include`, `__typename`, introspection, and the same field again.
 */
export const generatedOperation = (schema: GraphQLSchema, choices: Choices): GeneratedOperation => {
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  const fragments: { on: GraphQLCompositeType; text?: string }[] = []
  let aliases = 0
  const kind = schema.getMutationType() && choices.once(3) ? 'mutation' : 'query'
  const composites = Object.values(schema.getTypeMap()).filter(
    type => isCompositeType(type) && !type.name.startsWith('__'),
  ) as GraphQLCompositeType[]
  const names = ['__typename', ...new Set(composites.flatMap(fieldsOf).map(({ name }) => name))]
  const overlapping = (type: GraphQLCompositeType) => composites.filter(other => doTypesOverlap(schema, type, other))

  /** @param type of the place; a default lets a variable that may be null stand where none may be */
  const variable = (type: GraphQLInputType, value: unknown): string => {
    const name = `v${definitions.length}`
    const hasDefault = value !== undefined && value !== null && choices.once(3)
    const written = hasDefault ? ` = ${print(astFromValue(value, type)!)}` : ''
    const declared = hasDefault && choices.once(2) ? getNullableType(type) : type
    definitions.push(`$${name}: ${String(declared)}${written}`)
    const mayBeNull = !isNonNullType(declared)
    if (mayBeNull && choices.once(6)) variables[name] = null
    else if (!((hasDefault || mayBeNull) && choices.once(3))) variables[name] = value
    return `$${name}`
  }
  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap(({ name, type }) => {
      if (!isNonNullType(type) && choices.once(2)) return []
      const value = inputValue(type)
      const text = choices.once(2) ? variable(type, value) : print(astFromValue(value, type)!)
      return [`${name}: ${text}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }
  const directive = (name: string): string => {
    const holds = choices.once(2)
    const condition = choices.once(3) ? String(holds) : variable(new GraphQLNonNull(GraphQLBoolean), holds)
    return ` @${name}(if: ${condition})`
  }
  const directives = (): string => {
    if (!choices.once(8)) return ''
    const isSkip = choices.once(2)
    const first = directive(isSkip ? 'skip' : 'include')
    return first + (choices.once(5) ? directive(isSkip ? 'include' : 'skip') : '')
  }
  const aliasOf = (): string => `${choices.once(4) ? choices.of(names) : `a${aliases++}`}: `
  const fieldOf = (type: GraphQLCompositeType, depth: number): string => {
    const fields = fieldsOf(type)
    if (depth === 0 && kind === 'query' && choices.once(30)) return `__type(name: "${type.name}") { n: name kind }`
    if (fields.length === 0 || choices.once(9)) return `${choices.once(3) ? aliasOf() : ''}__typename${directives()}`
    const field = choices.of(fields)
    const named = getNamedType(field.type)
    if (isCompositeType(named) && depth >= deepest) return '__typename'
    const given = argumentsOf(field)
    const alias = given !== '' || choices.once(4) ? aliasOf() : ''
    const under = isCompositeType(named) ? ` ${selectionSet(named, depth + 1)}` : ''
    return `${alias}${field.name}${given}${directives()}${under}`
  }
  const fragmentOf = (type: GraphQLCompositeType, depth: number): string => {
    const before = fragments.findIndex(({ on, text }) => text !== undefined && doTypesOverlap(schema, on, type))
    if (before >= 0 && choices.once(6)) return `...F${before}${directives()}`
    if (choices.once(3)) return `...${directives()} ${selectionSet(type, depth + 1)}`
    const on = choices.of(overlapping(type))
    if (choices.once(2)) return `... on ${on.name}${directives()} ${selectionSet(on, depth + 1)}`
    const fragment: (typeof fragments)[number] = { on }
    const name = `F${fragments.push(fragment) - 1}`
    fragment.text = `fragment ${name} on ${on.name} ${selectionSet(on, depth + 1)}`
    return `...${name}${directives()}`
  }
  const selectionSet = (type: GraphQLCompositeType, depth: number): string => {
    const isUnion = !('getFields' in type)
    const count = 1 + choices.below(depth < 2 ? 5 : 4)
    const selections = Array.from({ length: count }, () =>
      depth < deepest && (isUnion || choices.once(isAbstractType(type) ? 2 : 5))
        ? fragmentOf(type, depth)
        : fieldOf(type, depth),
    )
    return `{ ${selections.join(' ')} }`
  }
  const inputValue = (type: GraphQLInputType): unknown => {
    if (!isNonNullType(type) && choices.once(12)) return null
    const present = isNonNullType(type) ? type.ofType : type
    if (isListType(present)) return Array.from({ length: choices.below(3) }, () => inputValue(present.ofType))
    if (isEnumType(present)) return choices.of(present.getValues()).name
    if (isInputObjectType(present))
      return Object.fromEntries(
        Object.values(present.getFields()).flatMap(field =>
          isNonNullType(field.type) || choices.once(2) ? [[field.name, inputValue(field.type)]] : [],
        ),
      )
    if (present.name === 'Int') return choices.below(20)
    if (present.name === 'Float') return choices.below(20) / 2
    if (present.name === 'Boolean') return choices.once(2)
    return `t${choices.below(3)}`
  }

  const root = schema.getRootType(kind as never)!
  const body = selectionSet(root, 0)
  const declared = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
  return { query: [`${kind} Generated${declared} ${body}`, ...fragments.map(({ text }) => text)].join('\n'), variables }
}

const fieldsOf = (type: GraphQLCompositeType) => ('getFields' in type ? Object.values(type.getFields()) : [])
