import type { Knex } from '@e360/kit/database/database'
import { compareEntries } from '@e360/identity/match/compareEntry'
import { scored } from '@e360/identity/match/decide'
import { readSubject } from '@e360/identity/match/readSubject'
import type { ScoredCandidate } from '@e360/identity/match/types'
import { matchRepository } from '../match/repository.ts'
import type { MatchReviewStatus } from '../types.generated.ts'
import { mostCandidates } from './afterMatch.ts'
import { subjectsById } from './store.ts'
import { subjectOf } from './subject.ts'

/** The records of a review. */
export interface ReviewRecords {
  subjectId: string
  records: number
  /** of the record that came first */
  firstId: string
}

export interface ReviewSource {
  id: string
  system: string
  recordId: string
  recordedName: string | null
  recordedCode: string | null
  recordedAddress: string | null
  recordedDistrict: string | null
  receivedAt: string
}

export interface ReviewStep {
  subjectId: string
  at: string
  by: string | null
  from: MatchReviewStatus | null
  to: MatchReviewStatus | null
  fromOrgCode: string | null
  toOrgCode: string | null
  comment: string | null
}

const mostSteps = 1_000

/** What reviews show besides their own row; each a statement or a few for a whole page. */
export const reviewRepository = (read: Knex) => ({
  recordsOf: async (ids: readonly string[]): Promise<ReviewRecords[]> => {
    const rows: ReviewRecords[] = await read('crosswalk')
      .whereIn('subject_id', [...ids])
      .groupBy('subject_id')
      .orderBy('subject_id')
      .select({ subjectId: 'subject_id', records: read.raw('count(*)'), firstId: read.raw('min(id)') })
    return rows.map(row => ({ ...row, records: Number(row.records) }))
  },

  sourcesOf: (recordIds: readonly string[]): Promise<ReviewSource[]> =>
    read('crosswalk')
      .whereIn('id', [...recordIds])
      .orderBy('id')
      .select({
        id: 'id',
        system: 'system',
        recordId: 'record_id',
        recordedName: 'recorded_name',
        recordedCode: 'recorded_code',
        recordedAddress: 'recorded_address',
        recordedDistrict: 'recorded_district',
        receivedAt: 'told_at',
      }),

  stepsOf: async (ids: readonly string[]): Promise<ReviewStep[]> => {
    const rows: ReviewStep[] = await read('match_step')
      .whereIn('subject_id', [...ids])
      .orderBy(['subject_id', 'id'])
      .limit(ids.length * mostSteps)
      .select({
        subjectId: 'subject_id',
        at: 'at',
        by: 'by_sub',
        from: 'from_status',
        to: 'to_status',
        fromOrgCode: 'from_code',
        toOrgCode: 'to_code',
        comment: 'comment',
      })
    const shown = (status: string | null) => (status === 'WAITING' ? null : (status as MatchReviewStatus | null))
    return rows.map(row => ({ ...row, from: shown(row.from), to: shown(row.to) }))
  },

  /** The companies that each review lists, compared with what its records say as the register stands now; best first. */
  candidatesOf: async (ids: readonly string[]): Promise<ScoredCandidate[][]> => {
    const subjects = new Map((await subjectsById(read, ids)).map(subject => [subject.id, subject]))
    const listed: { subject_id: string; org_code: string }[] = await read('match_candidate')
      .whereIn('subject_id', [...ids])
      .where('listed', 1)
      .orderBy(['subject_id', 'org_code'])
      .limit(ids.length * 2 * mostCandidates)
      .select('subject_id', 'org_code')
    const entries = await matchRepository(read).entries([...new Set(listed.map(({ org_code }) => org_code))])
    return ids.map(id => {
      const subject = subjects.get(id)
      const own = listed.flatMap(({ subject_id, org_code }) => (subject_id === id ? (entries.get(org_code) ?? []) : []))
      if (!subject || own.length === 0) return []
      return compareEntries(readSubject(subjectOf(subject)), own)
        .toSorted((a, b) => b.bits - a.bits || (a.orgCode < b.orgCode ? -1 : 1))
        .slice(0, mostCandidates)
        .map(scored)
    })
  },
})

export type ReviewRepository = ReturnType<typeof reviewRepository>
