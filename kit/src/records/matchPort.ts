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

/** A subject with where its record comes from: what a person decided for one subject holds for that system's records alone. */
export interface AskedSubject extends Subject {
  department?: string
  kind?: string
  system?: string
}

/** How a department asks the register which company a record is about; answers in the subjects' order. */
export type MatchPort = (subjects: readonly AskedSubject[]) => Promise<readonly MatchDecision[]>

/** The port for one department, which need not say who it is. */
export const askingAs =
  (department: string, match: MatchPort): MatchPort =>
  subjects =>
    match(subjects.map(subject => ({ ...subject, department })))

const patienceMs = 500

/** As many are asked at a time: where the register is slow, those that it answered in time are linked. */
const subjectsAtATime = 100

/** Asks within 500 ms, part by part; null where the register could not be asked in time, and the record is linked later. */
export const askMatch = async (
  match: MatchPort,
  subjects: readonly AskedSubject[],
): Promise<readonly (MatchDecision | null)[]> => {
  const decisions: (MatchDecision | null)[] = subjects.map(() => null)
  const answered = new AbortController()
  const late = pause(patienceMs, null, { signal: answered.signal }).catch(() => null)
  try {
    for (let start = 0; start < subjects.length; start += subjectsAtATime) {
      const part = await Promise.race([match(subjects.slice(start, start + subjectsAtATime)), late])
      if (part === null) break
      decisions.splice(start, part.length, ...part)
    }
    return decisions
  } catch {
    return decisions
  } finally {
    answered.abort()
  }
}
