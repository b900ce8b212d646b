import { enterpriseType, registrationStatusWords } from '../words.ts'

/** A company as the operations of this service ask for it; null: not told, or not for this caller. */
export interface ShownEnterprise {
  orgCode: string
  name: string
  uscc: string | null
  registrationStatus: string | null
  region: { name: string } | null
}

/** What the matcher decided about one subject. */
export interface SubjectMatch {
  ref: string
  decision: 'AUTO' | 'REVIEW' | 'NONE'
  enterprise: { orgCode: string } | null
  /** best first; that of AUTO before all */
  candidates: readonly {
    enterprise: ShownEnterprise
    /** 0 to 1 */
    score: number
    evidence: readonly { field: string; weight: number }[]
  }[]
}

/** A candidate as the API has it. */
export interface Candidate {
  id: string
  name: string
  description: string
  type: readonly { id: string; name: string }[]
  /** 0 to 100 */
  score: number
  /** what each comparison moved, in bits: the sum and a prior make the score */
  features: readonly { id: string; value: number }[]
  match: boolean
}

/** The candidates for one query, in the matcher's order. Only what it would link without a person is a match. */
export const candidatesOf = ({ decision, enterprise, candidates }: SubjectMatch, limit: number): Candidate[] =>
  candidates.slice(0, limit).map(candidate => ({
    id: candidate.enterprise.orgCode,
    name: candidate.enterprise.name,
    description: describe(candidate.enterprise),
    type: [enterpriseType],
    score: Math.round(Math.min(Math.max(candidate.score, 0), 1) * 10_000) / 100,
    features: candidate.evidence.map(({ field, weight }) => ({ id: field, value: weight })),
    match: decision === 'AUTO' && candidate.enterprise.orgCode === enterprise?.orgCode,
  }))

/** One line that tells namesakes apart. */
export const describe = ({ orgCode, uscc, region, registrationStatus }: ShownEnterprise): string =>
  [uscc ?? orgCode, region?.name, registrationStatus && registrationStatusWords[registrationStatus]]
    .filter(Boolean)
    .join(' · ')
