import {
  astFromValue,
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

/** A valid operation: aliases, fragments of both kinds, variables, `@skip`, `@include`, `__typename`, and the same field again. */
export const generatedOperation = (schema: GraphQLSchema, choices: Choices): GeneratedOperation => {
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  const fragments: string[] = []
  let aliases = 0
  const kind = schema.getMutationType() && choices.once(3) ? 'mutation' : 'query'

  const variable = (type: GraphQLInputType, value: unknown): string => {
    const name = `v${definitions.length}`
    const fallback = value !== undefined && value !== null && choices.once(4)
    const written = fallback ? ` = ${print(astFromValue(value, type)!)}` : ''
    definitions.push(`$${name}: ${String(type)}${written}`)
    if (!fallback || choices.once(2)) variables[name] = value
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
  const directives = (): string => {
    if (!choices.once(8)) return ''
    const holds = choices.once(2)
    const condition = choices.once(3) ? String(holds) : variable(schema.getType('Boolean') as GraphQLInputType, holds)
    return ` @${choices.once(2) ? 'skip' : 'include'}(if: ${nonNull(condition)})`
  }
  /** a Boolean variable stands where none may be null */
  const nonNull = (condition: string): string => {
    const index = Number(condition.slice(2))
    if (condition.startsWith('$')) definitions[index] = definitions[index]!.replace(': Boolean', ': Boolean!')
    return condition
  }
  const fieldOf = (type: GraphQLCompositeType, depth: number): string => {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : []
    if (fields.length === 0 || choices.once(9))
      return `${choices.once(3) ? `t${aliases++}: ` : ''}__typename${directives()}`
    const field = choices.of(fields)
    const named = getNamedType(field.type)
    if (isCompositeType(named) && depth >= deepest) return '__typename'
    const given = argumentsOf(field)
    const alias = given !== '' || choices.once(4) ? `a${aliases++}: ` : ''
    const under = isCompositeType(named) ? ` ${selectionSet(named, depth + 1)}` : ''
    return `${alias}${field.name}${given}${directives()}${under}`
  }
  const fragmentOf = (type: GraphQLCompositeType, depth: number): string => {
    const wanted = isAbstractType(type)
      ? choices.of([...schema.getPossibleTypes(type), type])
      : choices.of([type, ...('getInterfaces' in type ? type.getInterfaces() : [])])
    if (choices.once(3)) return `...${directives()} ${selectionSet(type, depth + 1)}`
    if (choices.once(2)) return `... on ${wanted.name}${directives()} ${selectionSet(wanted, depth + 1)}`
    const name = `F${fragments.length}`
    fragments.push('')
    fragments[Number(name.slice(1))] = `fragment ${name} on ${wanted.name} ${selectionSet(wanted, depth + 1)}`
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
    // of an object of which conditions leave nothing @apollo/gateway asks nobody whether it is there
    return `{ ${selections.join(' ')}${selections.every(isConditional) ? ' __typename' : ''} }`
  }
  const inputValue = (type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return inputValue(type.ofType)
    if (isListType(type)) return Array.from({ length: choices.below(3) }, () => inputValue(type.ofType))
    if (isEnumType(type)) return choices.of(type.getValues()).name
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields()).flatMap(field =>
          isNonNullType(field.type) || choices.once(2) ? [[field.name, inputValue(field.type)]] : [],
        ),
      )
    if (type.name === 'Int') return choices.below(20)
    if (type.name === 'Float') return choices.below(20) / 2
    if (type.name === 'Boolean') return choices.once(2)
    return `t${choices.below(3)}`
  }

  const root = schema.getRootType(kind as never)!
  const body = selectionSet(root, 0)
  const declared = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
  return { query: [`${kind} Generated${declared} ${body}`, ...fragments].join('\n'), variables }
}

const isConditional = (selection: string) => /@(?:skip|include)\(/.test(selection)
