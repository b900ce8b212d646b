import type { Caller } from '@e360/kit/caller'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { withdrawn } from '@e360/kit/records/recordTable'
import { inBatches, relinkRows, type CrosswalkRow } from '../crosswalkRow.ts'
import { enterpriseRepository } from '../repository.ts'
import type { MutationReopenLinkArgs } from '../types.generated.ts'
import { firstOf } from './afterMatch.ts'
import { requireReason } from '../steward/comment.ts'
import { requireOwnCompany } from '../steward/jurisdiction.ts'
import { matchRecords } from './matchRecords.ts'
import { reviewById, type ReviewRow } from './reviewPage.ts'
import { candidatesOf, insertSteps, insertSubjects, subjectsById, subjectsOf } from './store.ts'
import { linkOf, newSubject, subjectKey, type SubjectRow } from './subject.ts'
import { transition, type Cause, type LogChange } from './transition.ts'

/**
 * Puts the link of a record back into review, together with the other records of its subject that were linked alike.
 * @param departments whose records the register knows
 * @throws BAD_USER_INPUT where there is no such record or it is not linked; FORBIDDEN outside the steward's region
 */
export const reopenLink = async (
  database: Database,
  caller: Caller,
  departments: readonly string[],
  { department, recordId, reason }: MutationReopenLinkArgs,
): Promise<ReviewRow | null> => {
  const comment = requireReason(reason, '退回审核')
  if (!departments.includes(department))
    throw failure('BAD_USER_INPUT', `没有部门“${department.slice(0, 60)}”，部门有：${departments.join('、')}`)
  const id = await loggedTransaction(database, async (trx, log) => {
    const row = await trx<CrosswalkRow>('crosswalk').where({ id: recordId, department }).first('*')
    requireLinked(department, recordId, row)
    const [company] = await enterpriseRepository(trx).byOrgCodes([row.org_code!])
    if (company) requireOwnCompany(caller, company)
    const cause = { by: caller.sub, comment }
    const [decided] = row.subject_id === null ? [] : await subjectsById(trx, [row.subject_id])
    return decided ? reopenDecided(trx, decided, cause, log) : reopenAutomatic(trx, row, cause, log)
  })
  return reviewById(database.read, caller, id)
}

const states: Record<string, string> = {
  IN_REVIEW: '正在审核',
  UNKNOWN_ENTERPRISE: '登记库中没有这家企业',
  PENDING: '尚待关联',
}

function requireLinked(
  department: string,
  recordId: string,
  row: CrosswalkRow | undefined,
): asserts row is CrosswalkRow {
  if (!row)
    throw failure(
      'BAD_USER_INPUT',
      `部门“${department}”没有编号为“${recordId.slice(0, 60)}”的记录；刚推送的记录请稍候几秒再试`,
    )
  if (row.link_state === withdrawn) throw failure('BAD_USER_INPUT', '这条记录已撤回')
  if (row.link_state !== 'LINKED')
    throw failure('BAD_USER_INPUT', `这条记录没有关联到企业（${states[row.link_state]}），无需退回审核`)
}

const reopenDecided = async (
  trx: Knex.Transaction,
  subject: SubjectRow,
  cause: Cause,
  log: LogChange,
): Promise<string> => {
  const kept = (await candidatesOf(trx, [subject.id])).get(subject.id)!
  const [answer] = await matchRecords(trx, [subject])
  const former = subject.org_code!
  const listed = firstOf([former, ...answer!.candidates])
  const next = { status: 'REOPENED', org_code: null, former_code: former, listed, refused: [former] } as const
  await transition(trx, subject, kept, next, cause, log)
  return subject.id
}

/** What was linked by itself has no subject yet, or has left it: later records of the same words may have become a review. */
const reopenAutomatic = async (
  trx: Knex.Transaction,
  row: CrosswalkRow,
  cause: Cause,
  log: LogChange,
): Promise<string> => {
  const former = row.org_code!
  const key = subjectKey(row)
  const alike = (rows: readonly CrosswalkRow[]) =>
    rows.filter(other => other.subject_id === null && subjectKey(other) === key)
  const known = (await subjectsOf(trx, [key])).get(key)
  const subject = known ?? (await openSubject(trx, row, cause))
  if (known) await addFormer(trx, known, former, cause, log)
  const after = (await subjectsById(trx, [subject.id]))[0]!
  await inBatches(
    trx,
    query => query.where({ department: row.department, link_state: 'LINKED', org_code: former }),
    async rows => {
      const own = alike(rows)
      if (own.length === 0) return
      await relinkRows(trx, own, linkOf(after), cause, log)
      await trx('crosswalk')
        .whereIn(
          'id',
          own.map(({ id }) => id),
        )
        .update({ subject_id: subject.id })
    },
  )
  return subject.id
}

const openSubject = async (trx: Knex.Transaction, row: CrosswalkRow, { by, comment }: Cause): Promise<SubjectRow> => {
  const former = row.org_code!
  const at = new Date().toISOString()
  const subject: SubjectRow = { ...newSubject(row), status: 'REOPENED', former_code: former, opened_at: at }
  const [answer] = await matchRecords(trx, [row])
  await insertSubjects(trx, [{ subject, listed: firstOf([former, ...answer!.candidates]), refused: former }])
  await insertSteps(trx, [
    {
      subject_id: subject.id,
      at,
      by_sub: by,
      from_status: 'LINKED',
      to_status: 'REOPENED',
      from_code: former,
      to_code: null,
      comment,
    },
  ])
  return subject
}

/** The words are in review already, for later records: the earlier ones join it. */
const addFormer = async (
  trx: Knex.Transaction,
  subject: SubjectRow,
  former: string,
  cause: Cause,
  log: LogChange,
): Promise<void> => {
  const kept = (await candidatesOf(trx, [subject.id])).get(subject.id)!
  const listed = kept.filter(candidate => candidate.listed === 1).map(({ org_code }) => org_code)
  await transition(
    trx,
    subject,
    kept,
    {
      status: 'REOPENED',
      org_code: null,
      former_code: former,
      listed: firstOf([former, ...listed]),
      refused: [former],
    },
    cause,
    log,
  )
}
