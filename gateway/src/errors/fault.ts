import { failures, isFailureCode, type FailureCode } from '@e360/kit/errors'
import { clientSentence, isDiscreet } from './sentence.ts'

/** Why something could not be had, in words that may leave the service. */
export interface Fault {
  code: FailureCode
  sentence: string
  /** of AMBIGUOUS_NAME only */
  candidates?: readonly Record<string, string | number | boolean | null>[]
}

export const unavailable: Fault = { code: 'SECTION_UNAVAILABLE', sentence: failures.SECTION_UNAVAILABLE.sentence }

/** A change that was sent and not confirmed: it may or may not have happened. */
export const unconfirmed: Fault = {
  code: 'SECTION_UNAVAILABLE',
  sentence: '该部门暂时无法办理，或未能确认办理结果；请先核对结果，再决定是否重试',
}

/** Reads a subgraph's error: a code of the closed table stays, anything else is SECTION_UNAVAILABLE. */
export const faultOf = (message: unknown, extensions: unknown): Fault => {
  const { code, candidates } = (extensions ?? {}) as { code?: unknown; candidates?: unknown }
  if (!isFailureCode(code)) return unavailable
  const fault = { code, sentence: clientSentence(code, message) }
  return code === 'AMBIGUOUS_NAME' ? { ...fault, candidates: readCandidates(candidates) } : fault
}

const mostCandidates = 100

const readCandidates = (value: unknown): NonNullable<Fault['candidates']> => {
  if (!Array.isArray(value)) return []
  return value.slice(0, mostCandidates).filter(isRecord).map(plainFacts)
}

const plainFacts = (candidate: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(candidate).filter(isPlainFact)) as Record<string, string | number | boolean | null>

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
