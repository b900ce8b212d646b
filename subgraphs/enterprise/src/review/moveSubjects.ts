import type { Knex } from '@e360/kit/database/database'
import { candidatesOf, insertSteps, replaceCandidates, type Candidate } from './store.ts'
import type { SubjectRow } from './subject.ts'

/** What was decided for a company holds for the one that it turned out to be, and so does what was refused; the steps tell it. */
export const moveSubjects = async (trx: Knex.Transaction, from: string, to: string): Promise<void> => {
  const decided: SubjectRow[] = await trx('match_subject').where('org_code', from).orderBy('id').select('*')
  await tellMove(trx, decided, from, to)
  for (const column of ['org_code', 'former_code'])
    await trx('match_subject')
      .where(column, from)
      .update({ [column]: to, revision: trx.raw('revision + 1') })
  const ids = await trx('match_candidate').where('org_code', from).orderBy('subject_id').pluck<string[]>('subject_id')
  for (const [subjectId, candidates] of await candidatesOf(trx, ids))
    await replaceCandidates(trx, subjectId, joined(candidates, from, to))
}

/**
 * Takes back what {@link moveSubjects} did to decisions: those that it moved, and that nobody touched since.
 * @param from the company that the other one had joined
 */
export const moveSubjectsBack = async (
  trx: Knex.Transaction,
  from: string,
  to: string,
  since: string,
): Promise<void> => {
  const moved: SubjectRow[] = await trx('match_subject')
    .join('match_step', 'match_step.subject_id', 'match_subject.id')
    .where({ 'match_subject.org_code': from, 'match_step.from_code': to, 'match_step.to_code': from })
    .where('match_step.at', '>=', since)
    .whereNotExists(
      trx('match_step as later')
        .whereRaw('later.subject_id = match_subject.id')
        .whereRaw('later.id > match_step.id')
        .select('later.id'),
    )
    .orderBy('match_subject.id')
    .select('match_subject.*')
  await tellMove(trx, moved, from, to)
  for (const { id } of moved)
    await trx('match_subject')
      .where({ id })
      .update({ org_code: to, revision: trx.raw('revision + 1') })
}

const tellMove = (trx: Knex.Transaction, subjects: readonly SubjectRow[], from: string, to: string): Promise<void> =>
  insertSteps(
    trx,
    subjects.map(({ id, status }) => ({
      subject_id: id,
      at: new Date().toISOString(),
      by_sub: null,
      from_status: status,
      to_status: status,
      from_code: from,
      to_code: to,
      comment: null,
    })),
  )

const joined = (candidates: readonly Candidate[], from: string, to: string): Candidate[] => {
  const byCode = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const orgCode = candidate.org_code === from ? to : candidate.org_code
    const other = byCode.get(orgCode)
    byCode.set(orgCode, {
      ...candidate,
      org_code: orgCode,
      listed: other?.listed === 1 ? 1 : candidate.listed,
      refused: other?.refused === 1 ? 1 : candidate.refused,
      bearer: other?.bearer === 1 ? 1 : candidate.bearer,
    })
  }
  // should the two be told apart again, the one that was refused is still refused
  const refused = candidates.filter(candidate => candidate.org_code === from && candidate.refused === 1)
  return [...byCode.values(), ...refused.map((candidate): Candidate => ({ ...candidate, listed: 0, bearer: 0 }))]
}
