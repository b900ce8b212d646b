import type { NewChange } from '@e360/kit/changes/changeLog'
import type { Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { relinkSubject } from '../crosswalkRow.ts'
import { bearersOf } from './bearers.ts'
import { insertSteps, replaceCandidates, updateSubject, type Candidate } from './store.ts'
import { linkOf, type SubjectRow } from './subject.ts'

export type LogChange = (change: NewChange) => void

/** Who changes a subject, and what that one says to it. */
export interface Cause {
  /** `sub` of the caller; null: nobody, it goes by itself */
  by: string | null
  comment: string | null
}

export const byItself: Cause = { by: null, comment: null }

/** What changes of a subject; what is left out stays. */
export interface Next extends Pick<SubjectRow, 'status' | 'org_code'> {
  former_code?: string | null
  /** companies that a person is shown from now on */
  listed?: readonly string[]
  /** companies that are refused from now on, besides those that were */
  refused?: readonly string[]
}

/**
 * The one way by which a subject changes: compare and set, its step, its companies, and the links of all its records, told to their department.
 * @param kept its companies until now
 * @throws VERSION_CONFLICT where it changed since it was read
 */
export const transition = async (
  trx: Knex.Transaction,
  before: SubjectRow,
  kept: readonly Candidate[],
  next: Next,
  cause: Cause,
  log: LogChange,
): Promise<SubjectRow> => {
  const at = new Date().toISOString()
  const moved = next.status !== before.status || next.org_code !== before.org_code || cause.by !== null
  const candidates = await candidatesAfter(trx, before, kept, next, moved)
  if (!moved && candidates === null) return before
  const isDecided = next.status === 'LINKED' || next.status === 'NEW_ENTERPRISE' || next.status === 'UNDECIDED'
  const decision = isDecided ? { decided_by: cause.by, decided_at: at } : { decided_by: null, decided_at: null }
  const after: SubjectRow = {
    ...before,
    status: next.status,
    org_code: next.org_code,
    former_code: next.former_code === undefined ? before.former_code : next.former_code,
    opened_at: before.opened_at === '' && next.status !== 'WAITING' ? at : before.opened_at,
    ...(moved && decision),
    revision: before.revision + 1,
  }
  if (!(await updateSubject(trx, before, after)))
    throw failure('VERSION_CONFLICT', '这条审核刚被他人处理，请刷新后重试')
  if (candidates) await replaceCandidates(trx, before.id, candidates)
  if (!moved) return after
  await insertSteps(trx, [
    {
      subject_id: before.id,
      at,
      by_sub: cause.by,
      from_status: before.status,
      to_status: after.status,
      from_code: before.org_code,
      to_code: after.org_code,
      comment: cause.comment,
    },
  ])
  await relinkSubject(trx, after.id, linkOf(after), cause, log)
  return after
}

/** null: as they were */
const candidatesAfter = async (
  trx: Knex.Transaction,
  subject: SubjectRow,
  kept: readonly Candidate[],
  next: Next,
  moved: boolean,
): Promise<Candidate[] | null> => {
  const bearers =
    moved && next.status === 'LINKED'
      ? await bearersOf(trx, subject)
      : kept.filter(({ bearer }) => bearer === 1).map(({ org_code }) => org_code)
  const listed = next.listed ?? kept.filter(candidate => candidate.listed === 1).map(({ org_code }) => org_code)
  const refused = [
    ...kept.filter(candidate => candidate.refused === 1).map(({ org_code }) => org_code),
    ...(next.refused ?? []),
  ]
  const flag = (orgCodes: readonly string[], orgCode: string) => (orgCodes.includes(orgCode) ? 1 : 0)
  const all = [...new Set([...listed, ...refused, ...bearers])].sort().map((org_code): Candidate => ({
    org_code,
    subject_id: subject.id,
    listed: flag(listed, org_code),
    refused: flag(refused, org_code),
    bearer: flag(bearers, org_code),
  }))
  const written = (rows: readonly Candidate[]) =>
    JSON.stringify(rows.map(row => [row.org_code, row.listed, row.refused, row.bearer]))
  return written(all) === written(kept) ? null : all
}
