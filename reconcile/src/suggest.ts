import { failure } from '@e360/kit/errors'
import { wholeAnswer } from '@e360/gateway/http/wholeAnswer'
import { describe, type ShownEnterprise } from './queries/candidates.ts'
import { properties } from './properties/properties.ts'
import type { Visit } from './visit.ts'
import { enterpriseType } from './words.ts'

/** Something to choose while typing. */
interface Suggestion {
  id: string
  name: string
  description?: string
  notable?: readonly { id: string; name: string }[]
}

/** A suggest response. */
interface Suggestions {
  result: readonly Suggestion[]
  /** why there is none: too little was typed */
  message?: string
}

interface Hits {
  nodes: readonly { matchedOn: string; matchedText: string; enterprise: ShownEnterprise }[]
}

const operation = `query ReconcileSuggest($text: String!, $first: Int!) {
  searchEnterprises(text: $text, first: $first) {
    nodes { matchedOn matchedText enterprise { orgCode name uscc registrationStatus region { name } } }
  }
}`

const perPage = 20
/** How far a search is read; who needs more types more. */
const mostHits = 100

/**
 * Companies for what was typed so far, as the search box finds them.
 * @param skipped how many suggestions the client has already
 */
export const suggestEntities = async (visit: Visit, prefix: string, skipped: number): Promise<Suggestions> => {
  const first = Math.min(skipped + perPage, mostHits)
  if (prefix.trim() === '' || skipped >= first) return { result: [] }
  const answer = await visit.ask<{ searchEnterprises: Hits | null }>(operation, { text: prefix, first })
  const tooLittle = answer.errors.find(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT')
  if (tooLittle) return { result: [], message: tooLittle.message }
  return { result: wholeAnswer(answer).nodes.slice(skipped).map(asSuggestion) }
}

const asSuggestion = ({ matchedOn, matchedText, enterprise }: Hits['nodes'][number]): Suggestion => ({
  id: enterprise.orgCode,
  name: enterprise.name,
  description: [describe(enterprise), matchedOn === 'FORMER_NAME' && `曾用名：${matchedText}`]
    .filter(Boolean)
    .join(' · '),
  notable: [enterpriseType],
})

/** Properties whose identifier or name holds what was typed; all of them for nothing. */
export const suggestProperties = (prefix: string, skipped: number): Suggestions => ({
  result: properties
    .filter(({ id, name }) => holds(id, prefix) || holds(name, prefix))
    .slice(skipped)
    .map(({ id, name, description, compares, fetch }) => ({
      id,
      name,
      description: [description, compares && '可匹配', fetch && '可取出'].filter(Boolean).join(' · '),
    })),
})

/** The one type, where its identifier or name holds what was typed. */
export const suggestTypes = (prefix: string, skipped: number): Suggestions => ({
  result: [enterpriseType].filter(({ id, name }) => holds(id, prefix) || holds(name, prefix)).slice(skipped),
})

const holds = (text: string, part: string) => text.toLowerCase().includes(part.trim().toLowerCase())

/** Reads a whole number that counts something; null where none is given. @throws BAD_USER_INPUT */
export const readCount = (name: string, text: string | null): number | null => {
  if (text === null || text === '') return null
  if (!/^\d{1,9}$/.test(text)) throw failure('BAD_USER_INPUT', `参数 ${name} 应为不小于 0 的整数`)
  return Number(text)
}
