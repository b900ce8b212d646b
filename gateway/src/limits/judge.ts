import { failure } from '@e360/kit/errors'
import type { Limits } from '@e360/kit/limits'
import { parse, type DocumentNode, type GraphQLError } from 'graphql'
import { comparisonsIn } from './comparisons.ts'
import { sizeOf, type Size } from './count.ts'
import { excessInText } from './literals.ts'

const words: Readonly<Record<Bounded, (found: string, most: number) => string>> = {
  depth: (found, most) => `查询嵌套 ${found} 层，最多 ${most} 层`,
  roots: (found, most) => `查询有 ${found} 个根字段，最多 ${most} 个`,
  selections: (found, most) => `查询展开后有 ${found} 个字段和片段，最多 ${most} 个`,
  aliases: (found, most) => `查询展开后有 ${found} 个别名，最多 ${most} 个`,
  directives: (found, most) => `查询展开后有 ${found} 个指令，最多 ${most} 个`,
}

type Bounded = Exclude<keyof Size, 'values'>

/** Apollo's planner takes some 20 ms for as many. */
const mostValues = 100_000

/** Some 10 ms of graphql-js where the fields have arguments; our own operations and introspection need none. */
const mostComparisons = 5_000

/**
 * Looks at a text before anything is made of it but its syntax tree: validation and planning take longer than its length says.
 * @returns why it is refused; null where it is not, or where it is no GraphQL: others say that better
 */
export const judge = (text: string, limits: Limits): GraphQLError | null => {
  if (text.length > limits.queryLength) return tooCostly(`查询过长，最多 ${limits.queryLength} 个字符`)
  const document = parsed(text, limits.tokens)
  if (document === 'TOO_LONG') return tooCostly(`查询过长，最多 ${limits.tokens} 个词`)
  if (!document) return null
  const size = sizeOf(document)
  for (const [what, most] of Object.entries(words)) {
    const found = size[what as Bounded]
    if (found > limits[what as Bounded]) return tooCostly(most(readable(found), limits[what as Bounded]))
  }
  if (comparisonsIn(document) > mostComparisons) return tooCostly('查询中同名字段重复过多')
  const excess = excessInText(document, limits) ?? (size.values > mostValues ? '查询中的值过多' : null)
  return excess === null ? null : tooCostly(excess)
}

/** QUERY_TOO_COSTLY: the operation is well-formed, and refused. */
export const tooCostly = (why: string): GraphQLError =>
  failure('QUERY_TOO_COSTLY', `${why}；请减少字段或分次查询`, { http: { status: 400 } })

const readable = (found: number) => (found > 1_000_000 ? '100 万以上' : String(found))

const parsed = (text: string, maxLexicalTokens: number): DocumentNode | 'TOO_LONG' | null => {
  try {
    return parse(text, { maxLexicalTokens, noLocation: true })
  } catch (error) {
    return /Parsing aborted/.test((error as Error).message) ? 'TOO_LONG' : null
  }
}
