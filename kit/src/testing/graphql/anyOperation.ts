import fc from 'fast-check'
import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** Writes a value for an argument or a variable of a type; null where it has none to offer: the field is then not asked for. */
export type Values = (type: GraphQLInputType, name: string) => string | null

/**
 * Any query over a schema: aliases, the same field from several places, inline and named fragments, `@skip` and `@include` of `$yes`, `$no` and
 * of literals, `__typename`.
 */
export const anyOperation = (
  schema: GraphQLSchema,
  values: Values,
  { root = 'Query', depth = 4, mayAsk = () => true }: AnyOptions = {},
): fc.Arbitrary<string> =>
  fc
    .array(fc.nat(1_000_000), { minLength: 20, maxLength: 400 })
    .map(numbers => {
      let next = 0
      const pick = (below: number) => (numbers[next++ % numbers.length]! + next) % below
      const fragments: string[] = []

      const directive = () =>
        ['', '', '', '', '@include(if: $yes)', '@skip(if: $no)', '@include(if: $no)', '@skip(if: true)'][pick(8)]!

      const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): string | null => {
        const given: string[] = []
        for (const { name, type, defaultValue } of args) {
          const required = isNonNullType(type) && defaultValue === undefined
          if (!required && pick(3) > 0) continue
          const value = isInputObjectType(getNamedType(type)) ? null : values(type, name)
          if (value === null && required) return null
          if (value !== null) given.push(`${name}: ${value}`)
        }
        return given.length > 0 ? `(${given.join(', ')})` : ''
      }

      const fieldOf = (field: GraphQLField<unknown, unknown>, parent: string, left: number): string | null => {
        const named = getNamedType(field.type)
        if (!mayAsk(parent, field.name) || (isCompositeType(named) && left === 0)) return null
        const given = argumentsOf(field)
        if (given === null) return null
        const inner = isCompositeType(named) ? selectionOf(named, left - 1) : ''
        // an alias of its own for each set of arguments and selections, or they would not merge
        const alias = given === '' && pick(3) > 0 ? '' : `a${next}: `
        return `${alias}${field.name}${given} ${directive()} ${inner}`
      }

      const fieldsOf = (type: GraphQLCompositeType, left: number): string[] => {
        if (!('getFields' in type)) return []
        const fields = Object.values(type.getFields())
        const wanted = Array.from({ length: 1 + pick(5) }, () => fields[pick(fields.length)]!)
        return wanted.flatMap(field => fieldOf(field, type.name, left) ?? [])
      }

      const selectionOf = (type: GraphQLCompositeType, left: number): string => {
        const parts = ['__typename', ...fieldsOf(type, left)]
        const within = isObjectType(type) ? [type] : schema.getPossibleTypes(type)
        if (pick(2) === 0 || !isObjectType(type)) {
          const some = within[pick(within.length)]!
          const fields = fieldsOf(some, left).join(' ')
          if (fields !== '' && pick(2) === 0) {
            fragments.push(`fragment f${fragments.length} on ${some.name} { ${fields} }`)
            parts.push(`...f${fragments.length - 1} ${directive()}`)
          } else if (fields !== '') parts.push(`... on ${some.name} ${directive()} { ${fields} }`)
        }
        return `{ ${parts.join(' ')} }`
      }

      const selection = selectionOf(schema.getType(root) as GraphQLCompositeType, depth)
      return { selection, fragments }
    })
    .map(({ selection, fragments }) => `${selection}\n${fragments.join('\n')}`)

interface AnyOptions {
  root?: string
  depth?: number
  mayAsk?: (type: string, field: string) => boolean
}

/** A query that declares those of the variables that it uses. */
export const withVariables = (text: string, types: Readonly<Record<string, string>>): string => {
  const used = Object.entries(types).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text))
  const declared = used.map(([name, type]) => `$${name}: ${type}`)
  return declared.length > 0 ? `query (${declared.join(', ')}) ${text}` : `query ${text}`
}
