import { readFileSync } from 'node:fs'
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql'

/** What tries to leave the value that it stands in: SQL of both databases, templates, shells, paths, formulas. */
export const injections = [
  `' OR '1'='1`,
  `" OR ""="`,
  `'; DROP TABLE enterprise; --`,
  `1; SELECT SLEEP(0)#`,
  `') UNION SELECT sql FROM sqlite_master --`,
  `x' AND 1=(SELECT COUNT(*) FROM information_schema.tables) -- `,
  `\\' OR 1=1 /*`,
  `?`,
  `??`,
  `:name`,
  `%`,
  `_`,
  `$1`,
  `{"$gt":""}`,
  `__proto__`,
  `constructor`,
  `\${7*7}{{7*7}}`,
  `../../../etc/passwd`,
  `=cmd|' /C calc'!A0`,
  `@SUM(1+1)`,
  `\u0000`,
  `\ud800`,
  `a\r\nset-cookie: x=1`,
  '９'.repeat(300),
  '😀'.repeat(200),
]

/** Those, and the big list of naughty strings. */
export const hostile: readonly string[] = [...injections, ...naughtyStrings]

/** Of the inside: never in an answer or a log, whatever was sent. */
export const inside = /SQLITE_|ER_[A-Z]+_|better-sqlite3|\bknex\b|node_modules|\.[cm]?ts:\d+|\n\s+at \w/

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** A root field with some of its arguments. */
export interface Attackable {
  name: string
  kind: 'query' | 'mutation'
  field: GraphQLField<unknown, unknown>
  given: readonly GraphQLArgument[]
}

/** Every root field: with all of its arguments, and with each optional one alone. */
export const attackable = (): Attackable[] =>
  (['query', 'mutation'] as const).flatMap(kind => {
    const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!
    return Object.values(root.getFields()).flatMap(field => {
      const required = field.args.filter(isRequiredArgument)
      const sets = [field.args, ...field.args.filter(arg => !isRequiredArgument(arg)).map(arg => [...required, arg])]
      return sets.filter(given => given.length > 0).map(given => ({ name: field.name, kind, field, given }))
    })
  })

/**
 * One operation that asks a field once for every text.
 * @param scalars what stands where a scalar of that name belongs; a text where it is not told
 */
export const attack = (
  { name, kind, field, given }: Attackable,
  texts: readonly string[],
  scalars: Readonly<Record<string, unknown>>,
): { query: string; variables: Record<string, unknown> } => {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const roots = texts.map((text, at) => {
    const args = given.map(arg => {
      variables[`v${at}_${arg.name}`] = valueOf(arg.type, text, scalars, 0)
      declared.push(`$v${at}_${arg.name}: ${String(arg.type)}`)
      return `${arg.name}: $v${at}_${arg.name}`
    })
    return `a${at}: ${name}(${args.join(', ')})${selectionOf(field)}`
  })
  return { query: `${kind} (${declared.join(', ')}) { ${roots.join(' ')} }`, variables }
}

const valueOf = (
  type: GraphQLInputType,
  text: string,
  scalars: Readonly<Record<string, unknown>>,
  depth: number,
): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType, text, scalars, depth)
  if (isListType(type)) return [valueOf(type.ofType, text, scalars, depth)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(each => depth < 3 || isNonNullType(each.type))
    return Object.fromEntries(fields.map(each => [each.name, valueOf(each.type, text, scalars, depth + 1)]))
  }
  if (type.name === 'Int') return 1
  if (type.name === 'Float') return 0.5
  if (type.name === 'Boolean') return false
  return type.name in scalars ? scalars[type.name] : text
}

const selectionOf = ({ type }: GraphQLField<unknown, unknown>): string => {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields()).filter(({ args }) => !args.some(isRequiredArgument))
  const leaves = fields.filter(each => isLeafType(getNamedType(each.type))).map(each => each.name)
  const nodes = fields.some(each => each.name === 'nodes') ? ['nodes { __typename }'] : []
  return ` { ${['__typename', ...leaves.slice(0, 4), ...nodes].join(' ')} }`
}
