import { setTimeout as pause } from 'node:timers/promises'

/** What a department knows of the company that a record is about, word for word. */
export interface Subject {
  name: string | null
  code: string | null
  address: string | null
  district: string | null
}

/**
 * AUTO: the record may be linked without a person. REVIEW: a person decides among the candidates. NONE: no such company is registered.
 */
export interface MatchDecision {
  decision: 'AUTO' | 'REVIEW' | 'NONE'
  /** of AUTO; null otherwise */
  orgCode: string | null
  /** org codes, best first, at most 5 */
  candidates: readonly string[]
}

/** How a department asks the register which company a record is about; answers in the subjects' order. */
export type MatchPort = (subjects: readonly Subject[]) => Promise<readonly MatchDecision[]>

const patienceMs = 500

/** Asks within 500 ms; null means that the register could not be asked, and the record is linked later. */
export const askMatch = async (
  match: MatchPort,
  subjects: readonly Subject[],
): Promise<readonly MatchDecision[] | null> => {
  if (subjects.length === 0) return []
  const answered = new AbortController()
  try {
    return await Promise.race([match(subjects), pause(patienceMs, null, { signal: answered.signal })])
  } catch {
    return null
  } finally {
    answered.abort()
  }
}
