import { shownCode } from '@e360/identity/codes'
import type { Knex } from '@e360/kit/database/database'
import { keyParts } from '@e360/kit/database/insertMany'
import type { AskedSubject, MatchDecision } from '@e360/kit/records/matchPort'
import { linkOf, subjectKey, type SubjectRow } from './subject.ts'

/**
 * What holds for subjects that are or were in review, whatever the matcher would say: a record that comes later shares their state.
 * @returns null for a subject that only the matcher knows, or whose origin was not told
 */
export const reviewedDecisions = async (
  read: Knex,
  asked: readonly AskedSubject[],
): Promise<(MatchDecision | null)[]> => {
  const keys = asked.map(keyOf)
  const known = new Map<string, Pick<SubjectRow, 'status' | 'org_code'>>()
  for (const part of keyParts([...new Set(keys.filter(key => key !== null))])) {
    const rows = await read('match_subject')
      .whereIn('subject_key', part)
      .whereNot('status', 'WAITING')
      .orderBy('id')
      .select<Pick<SubjectRow, 'subject_key' | 'status' | 'org_code'>[]>('subject_key', 'status', 'org_code')
    for (const row of rows) known.set(row.subject_key, row)
  }
  return keys.map(key => {
    const subject = key === null ? undefined : known.get(key)
    return subject ? decisionOf(subject) : null
  })
}

const keyOf = ({ department, kind, system, name, code, address, district }: AskedSubject): string | null =>
  department === undefined || kind === undefined || system === undefined
    ? null
    : subjectKey({
        department,
        kind,
        system,
        recorded_name: name,
        recorded_code: code && shownCode(code),
        recorded_address: address,
        recorded_district: district,
      })

const decisions = { LINKED: 'AUTO', IN_REVIEW: 'REVIEW', UNKNOWN_ENTERPRISE: 'NONE', PENDING: 'REVIEW' } as const

const decisionOf = (subject: Pick<SubjectRow, 'status' | 'org_code'>): MatchDecision => {
  const { link_state, org_code } = linkOf(subject)
  return { decision: decisions[link_state], orgCode: org_code, candidates: org_code === null ? [] : [org_code] }
}
