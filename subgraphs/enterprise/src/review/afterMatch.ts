import type { MatchDecision } from '@e360/kit/records/matchPort'
import type { SubjectRow } from './subject.ts'

/** What becomes of a subject, and which companies it lists. */
export interface Outcome extends Pick<SubjectRow, 'status' | 'org_code'> {
  listed: readonly string[]
}

export const mostCandidates = 5

/**
 * What the matcher's present answer makes of a subject that nobody decided.
 * @param refused companies that a person took back or refused for it: never linked without a person again
 * @returns null where it stays as it is, with the companies that it lists
 */
export const afterMatch = (
  { status, former_code }: Pick<SubjectRow, 'status' | 'former_code'>,
  { orgCode, candidates }: Pick<MatchDecision, 'orgCode' | 'candidates'>,
  refused: ReadonlySet<string>,
): Outcome | null => {
  const listed = firstOf([former_code, ...candidates])
  if (orgCode !== null && former_code === null && !refused.has(orgCode))
    return { status: 'LINKED', org_code: orgCode, listed }
  if (status === 'NEW_ENTERPRISE')
    return candidates.every(candidate => refused.has(candidate)) ? null : { status: 'OPEN', org_code: null, listed }
  if (listed.length === 0) return { status: 'WAITING', org_code: null, listed }
  const isOpen = status === 'OPEN' || status === 'UNDECIDED' || status === 'REOPENED'
  return { status: isOpen ? status : 'OPEN', org_code: null, listed }
}

/** The companies that a review lists: each once, in this order, no more than a person is shown. */
export const firstOf = (orgCodes: readonly (string | null)[]): string[] =>
  [...new Set(orgCodes.filter(orgCode => orgCode !== null))].slice(0, mostCandidates)
