import { insertMany, keyParts } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import { newId } from '@e360/kit/id'
import { keysOfSubject } from './blocking.ts'
import type { SubjectRow, SubjectStatus } from './subject.ts'

/** One step on a subject's way. */
export interface Step {
  subject_id: string
  at: string
  /** null: nobody, it went by itself */
  by_sub: string | null
  from_status: SubjectStatus | null
  to_status: SubjectStatus
  from_code: string | null
  to_code: string | null
  comment: string | null
}

export const subjectsById = (read: Knex, ids: readonly string[]): Promise<SubjectRow[]> =>
  read('match_subject')
    .whereIn('id', [...ids])
    .orderBy('id')
    .select<SubjectRow[]>('*')

/** The subjects of these keys (of subjectKey), by key; none where their words always linked by themselves. */
export const subjectsOf = async (read: Knex, keys: readonly string[]): Promise<Map<string, SubjectRow>> => {
  const subjects = new Map<string, SubjectRow>()
  for (const part of keyParts([...new Set(keys)]))
    for (const row of await read('match_subject').whereIn('subject_key', part).select<SubjectRow[]>('*'))
      subjects.set(row.subject_key, row)
  return subjects
}

export const insertSubjects = async (
  trx: Knex.Transaction,
  subjects: readonly { subject: SubjectRow; listed: readonly string[]; refused?: string }[],
): Promise<void> => {
  await insertMany(
    trx,
    'match_subject',
    subjects.map(({ subject }) => ({ ...subject })),
  )
  const keys = subjects.flatMap(({ subject }) =>
    keysOfSubject(subject).map(key => ({ blocking_key: key, subject_id: subject.id })),
  )
  await insertMany(trx, 'match_key', keys)
  const candidates = subjects.flatMap(({ subject, listed, refused }) =>
    listed.map(orgCode => ({
      org_code: orgCode,
      subject_id: subject.id,
      listed: 1,
      refused: orgCode === refused ? 1 : 0,
      bearer: 0,
    })),
  )
  await insertMany(trx, 'match_candidate', candidates)
}

/** Forgets subjects that never were a review. */
export const deleteSubjects = async (trx: Knex.Transaction, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  for (const table of ['match_key', 'match_candidate', 'match_step'])
    await trx(table)
      .whereIn('subject_id', [...ids])
      .delete()
  await trx('match_subject')
    .whereIn('id', [...ids])
    .delete()
}

/** Forgets those of these subjects that wait without any record left. */
export const deleteEmptied = async (trx: Knex.Transaction, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const emptied = await trx('match_subject')
    .whereIn('id', [...ids])
    .where({ status: 'WAITING', opened_at: '' })
    .whereNotExists(trx('crosswalk').whereRaw('crosswalk.subject_id = match_subject.id').select('id'))
    .orderBy('id')
    .pluck<string[]>('id')
  await deleteSubjects(trx, emptied)
}

/** @returns whether the subject was as it had been read */
export const updateSubject = async (
  trx: Knex.Transaction,
  before: SubjectRow,
  { status, org_code, former_code, opened_at, decided_by, decided_at, revision }: SubjectRow,
): Promise<boolean> =>
  (await trx('match_subject')
    .where({ id: before.id, revision: before.revision })
    .update({ status, org_code, former_code, opened_at, decided_by, decided_at, revision })) === 1

export const insertSteps = (trx: Knex.Transaction, steps: readonly Step[]): Promise<void> =>
  insertMany(
    trx,
    'match_step',
    steps.map(step => ({ id: newId(), ...step })),
  )

/** A company that may be a subject, or was considered for it. */
export interface Candidate {
  org_code: string
  subject_id: string
  /** 1: shown to the person who decides */
  listed: 0 | 1
  /** 1: a person took it back or refused it */
  refused: 0 | 1
  /** 1: bore the recorded name or code when the subject was linked */
  bearer: 0 | 1
}

export const candidatesOf = async (read: Knex, subjectIds: readonly string[]): Promise<Map<string, Candidate[]>> => {
  const rows: Candidate[] = await read('match_candidate')
    .whereIn('subject_id', [...subjectIds])
    .orderBy(['subject_id', 'org_code'])
    .select('*')
  const bySubject = new Map(subjectIds.map(id => [id, [] as Candidate[]]))
  for (const row of rows) bySubject.get(row.subject_id)!.push(row)
  return bySubject
}

/** Makes the rows of a subject what they are from now on. */
export const replaceCandidates = async (
  trx: Knex.Transaction,
  subjectId: string,
  candidates: readonly Omit<Candidate, 'subject_id'>[],
): Promise<void> => {
  await trx('match_candidate').where('subject_id', subjectId).delete()
  await insertMany(
    trx,
    'match_candidate',
    candidates.map(candidate => ({ ...candidate, subject_id: subjectId })),
  )
}
