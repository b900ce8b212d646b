import { hash } from 'node:crypto'
import { readGivenCode } from '@e360/identity/match/givenCode'
import { newId } from '@e360/kit/id'
import type { Subject } from '@e360/kit/records/matchPort'
import type { LinkState } from '@e360/kit/records/recordTable'
import type { MatchReviewStatus } from '../types.generated.ts'

/** WAITING: no company may be it; not a review (yet, or any more). */
export type SubjectStatus = 'WAITING' | MatchReviewStatus

/** What records say of their company, word for word, and where they came from. */
export interface SubjectWords {
  department: string
  kind: string
  system: string
  recorded_name: string | null
  recorded_code: string | null
  recorded_address: string | null
  recorded_district: string | null
  normal_name: string
  code: string
}

/** A subject as it lies in `match_subject`. */
export interface SubjectRow extends SubjectWords {
  id: string
  subject_key: string
  /** the record by which it was first told, and when that was */
  record_id: string
  told_at: string
  status: SubjectStatus
  /** of LINKED; null otherwise */
  org_code: string | null
  /** the company whose link was taken back; while it stands here only a person links the records */
  former_code: string | null
  /** when it became a review for the first time, RFC 3339; '' where it never did */
  opened_at: string
  /** null: nobody decided, or it decided itself */
  decided_by: string | null
  decided_at: string | null
  /** grows with every change: whoever saw an older one decides about something else */
  revision: number
}

/** One for all records of one (department, kind, system, name, code); where the code tells nothing (无, 000000000) also (district, address). */
export const subjectKey = (words: Omit<SubjectWords, 'normal_name' | 'code'>): string => {
  const { department, kind, system, recorded_name, recorded_code, recorded_district, recorded_address } = words
  const isCoded = recorded_code !== null && readGivenCode(recorded_code) !== null
  const place = isCoded ? [] : [recorded_district, recorded_address]
  const parts = [department, kind, system, recorded_name, recorded_code, ...place]
  return hash('sha256', JSON.stringify(parts), 'base64url')
}

export const newSubject = (words: SubjectWords & Pick<SubjectRow, 'record_id' | 'told_at'>): SubjectRow => ({
  id: newId(),
  subject_key: subjectKey(words),
  department: words.department,
  kind: words.kind,
  system: words.system,
  record_id: words.record_id,
  told_at: words.told_at,
  recorded_name: words.recorded_name,
  recorded_code: words.recorded_code,
  recorded_address: words.recorded_address,
  recorded_district: words.recorded_district,
  normal_name: words.normal_name,
  code: words.code,
  status: 'WAITING',
  org_code: null,
  former_code: null,
  opened_at: '',
  decided_by: null,
  decided_at: null,
  revision: 0,
})

export const subjectOf = (
  words: Omit<SubjectWords, 'department' | 'kind' | 'system' | 'normal_name' | 'code'>,
): Subject => ({
  name: words.recorded_name,
  code: words.recorded_code,
  address: words.recorded_address,
  district: words.recorded_district,
})

const linkStates = {
  WAITING: 'UNKNOWN_ENTERPRISE',
  OPEN: 'IN_REVIEW',
  LINKED: 'LINKED',
  NEW_ENTERPRISE: 'UNKNOWN_ENTERPRISE',
  UNDECIDED: 'IN_REVIEW',
  REOPENED: 'IN_REVIEW',
} as const satisfies Record<SubjectStatus, LinkState>

/** How every record of the subject is linked. */
export const linkOf = ({ status, org_code }: Pick<SubjectRow, 'status' | 'org_code'>) => ({
  org_code,
  link_state: linkStates[status] as LinkState,
})

/** A company that comes may be it; of a LINKED one the decision may only lapse. */
export const openForCompanies = [
  'WAITING',
  'NEW_ENTERPRISE',
  'OPEN',
  'UNDECIDED',
  'REOPENED',
] as const satisfies readonly SubjectStatus[]
