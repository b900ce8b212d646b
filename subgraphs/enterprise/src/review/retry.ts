import type { Change } from '@e360/kit/changes/changeLog'
import type { Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import { enterpriseKind, type RegisterEntry } from '@e360/kit/records/registerProjection'
import { mapInTurns } from '@e360/kit/turns'
import { matchRepository } from '../match/repository.ts'
import { keysOfCompany } from './blocking.ts'
import { lapseDecisions } from './lapse.ts'
import { matchRecords } from './matchRecords.ts'
import { nearSubjects } from './nearSubjects.ts'
import { settle } from './settle.ts'
import { subjectsById } from './store.ts'
import { openForCompanies, type SubjectRow } from './subject.ts'
import type { LogChange } from './transition.ts'

const atATime = 500

/**
 * Companies entered the register, changed, or joined others: decisions lapse whose name or code another company took, and subjects that may
 * be about one of them are matched again. They are found by the keys by which the matcher finds companies, never by reading all.
 */
export const retrySubjects = async (
  trx: Knex.Transaction,
  changes: readonly Change[],
  log: LogChange,
): Promise<void> => {
  const orgCodes = changes.flatMap(({ kind, orgCode, payload }) =>
    kind === enterpriseKind ? [orgCode, (payload as unknown as RegisterEntry).redirectTo] : [],
  )
  const told = [...new Set(orgCodes.filter(orgCode => orgCode !== null))]
  if (told.length === 0 || !(await trx('match_subject').limit(1).first('id'))) return
  const entries = await matchRepository(trx).entries(told)
  const companies = await mapInTurns([...entries.values()], keysOfCompany)
  await lapseDecisions(trx, companies, log)
  const near = await nearSubjects(trx, companies)
  const exact = [...new Set(companies.flatMap(company => company.exact))]
  for (const group of inGroups(near, atATime)) await rematchOpen(trx, await subjectsById(trx, group), log)
  for (const group of inGroups(exact, atATime))
    for (let last = ''; ;) {
      const ids = await idsByKeys(trx, group, last)
      if (ids.length === 0) break
      await rematchOpen(trx, await subjectsById(trx, ids), log)
      last = ids.at(-1)!
    }
}

const idsByKeys = (trx: Knex.Transaction, keys: readonly string[], last: string): PromiseLike<string[]> =>
  trx('match_key')
    .whereIn('blocking_key', [...keys])
    .where('subject_id', '>', last)
    .distinct('subject_id')
    .orderBy('subject_id')
    .limit(atATime)
    .pluck<string[]>('subject_id')

const rematchOpen = (trx: Knex.Transaction, subjects: readonly SubjectRow[], log: LogChange): Promise<void> =>
  rematch(
    trx,
    subjects.filter(({ status }) => (openForCompanies as readonly string[]).includes(status)),
    log,
  )

/**
 * Matches these subjects anew, those too that were linked by themselves.
 * @returns those that a person decided, which stand
 */
export const rematchSubjects = async (
  trx: Knex.Transaction,
  ids: readonly string[],
  log: LogChange,
): Promise<SubjectRow[]> => {
  const subjects = await subjectsById(trx, ids)
  const stands = ({ status, decided_by }: SubjectRow) => status === 'LINKED' && decided_by !== null
  await rematch(
    trx,
    subjects.filter(subject => !stands(subject)),
    log,
  )
  return subjects.filter(stands)
}

const rematch = async (trx: Knex.Transaction, subjects: readonly SubjectRow[], log: LogChange): Promise<void> => {
  if (subjects.length === 0) return
  const decisions = await matchRecords(trx, subjects)
  await settle(
    trx,
    subjects.map((subject, index) => ({ subject, decision: decisions[index]! })),
    log,
  )
}
