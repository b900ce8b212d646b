import { failures, isFailureCode, type FailureCode } from '@e360/kit/errors'
import { clientSentence, isDiscreet } from './sentence.ts'

/** Why something could not be had, in words that may leave the service. */
export interface Fault {
  code: FailureCode
  sentence: string
  /** for programs, see {@link factsOf} */
  facts?: Facts
}

type PlainFact = string | number | boolean | null
type Facts = Readonly<Record<string, PlainFact | readonly Readonly<Record<string, PlainFact>>[]>>

export const unavailable: Fault = { code: 'SECTION_UNAVAILABLE', sentence: failures.SECTION_UNAVAILABLE.sentence }

/** A change that was sent and not confirmed: it may or may not have happened. */
export const unconfirmed: Fault = {
  code: 'SECTION_UNAVAILABLE',
  sentence: '该部门暂时无法办理，或未能确认办理结果；请先核对结果，再决定是否重试',
}

/** Reads a subgraph's error: a code of the closed table stays, anything else is SECTION_UNAVAILABLE. */
export const faultOf = (message: unknown, extensions: unknown): Fault => {
  const { code } = (extensions ?? {}) as { code?: unknown }
  if (!isFailureCode(code)) return unavailable
  return { code, sentence: clientSentence(code, message), facts: factsOf(code, extensions as Record<string, unknown>) }
}

/** What goes with a code: the rows that a name may mean, and what changed since the version that was seen. */
export const factNames: Readonly<Partial<Record<FailureCode, readonly string[]>>> = {
  AMBIGUOUS_NAME: ['candidates'],
  VERSION_CONFLICT: ['version', 'meanwhile'],
}

/** What a client is told besides code and sentence: plain facts, or lists of these, under the names that belong to the code. */
export const factsOf = (code: FailureCode, extensions: Readonly<Record<string, unknown>>): Facts =>
  Object.fromEntries(
    (factNames[code] ?? []).flatMap((name): [string, Facts[string]][] => {
      const value = extensions[name]
      if (Array.isArray(value)) return [[name, value.slice(0, mostListed).filter(isRecord).map(plainFacts)]]
      return isPlainFact([name, value]) ? [[name, value as PlainFact]] : []
    }),
  )

const mostListed = 100

const plainFacts = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(isPlainFact)) as Record<string, PlainFact>

const isPlainFact = ([key, value]: [string, unknown]) => {
  if (!/^\w{1,64}$/.test(key) || key.startsWith('__')) return false
  if (typeof value === 'string') return value.length <= 300 && isDiscreet(value)
  return value === null || typeof value === 'number' || typeof value === 'boolean'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a failure of this code makes of a department's part of an answer. */
export const statusOf = (code: FailureCode) =>
  code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? 'FORBIDDEN' : 'UNAVAILABLE'

/** Whether one code outweighs another; of two that weigh the same it is always the same one, whichever subgraph was faster. */
export const isWorse = (code: FailureCode, than: FailureCode): boolean =>
  statusOf(code) === statusOf(than) ? code < than : statusOf(code) === 'UNAVAILABLE'
