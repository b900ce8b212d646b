import type { Knex } from '@e360/kit/database/database'
import type { MatchDecision } from '@e360/kit/records/matchPort'
import { detachRecords } from '../crosswalkRow.ts'
import { afterMatch } from './afterMatch.ts'
import { candidatesOf, deleteSubjects } from './store.ts'
import type { SubjectRow } from './subject.ts'
import { byItself, transition, type LogChange } from './transition.ts'

/**
 * Lets the matcher's present answers change subjects that nobody decided, and with them the links of their records.
 * @returns each subject as it is from now on, by id; null for one that was linked and never was a review: its records are as any that link by
 * themselves
 */
export const settle = async (
  trx: Knex.Transaction,
  answers: readonly { subject: SubjectRow; decision: MatchDecision }[],
  log: LogChange,
): Promise<Map<string, SubjectRow | null>> => {
  const kept = await candidatesOf(
    trx,
    answers.map(({ subject }) => subject.id),
  )
  const settled = new Map<string, SubjectRow | null>()
  for (const { subject, decision } of answers) {
    const candidates = kept.get(subject.id)!
    const refused = new Set(candidates.filter(candidate => candidate.refused === 1).map(({ org_code }) => org_code))
    const outcome = afterMatch(subject, decision, refused)
    if (outcome?.status === 'LINKED' && subject.opened_at === '') {
      await detachRecords(trx, subject.id, outcome.org_code!, log)
      await deleteSubjects(trx, [subject.id])
      settled.set(subject.id, null)
    } else
      settled.set(subject.id, outcome ? await transition(trx, subject, candidates, outcome, byItself, log) : subject)
  }
  return settled
}
