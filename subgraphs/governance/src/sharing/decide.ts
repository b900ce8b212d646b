import type { Caller } from '@e360/kit/caller'
import { loggedTransaction, type NewChange } from '@e360/kit/changes/changeLog'
import { today } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { grantKind, type ToldGrant } from '@e360/kit/grants/toldGrant'
import type {
  MutationDecideSharingApplicationArgs,
  MutationRevokeSharingArgs,
  MutationWithdrawSharingApplicationArgs,
} from '../types.generated.ts'
import { applicationsByIds, countUse, moveApplication } from './repository.ts'
import type { ApplicationRow, SharingStatus } from './row.ts'
import { requireOwnRegion, restricted } from './scope.ts'
import { readWords, requireWords } from './words.ts'

type Target = Pick<ApplicationRow, 'status' | 'granted'>

/**
 * The provider's answer.
 * @throws BAD_USER_INPUT where there is no such open application, a refusal has no reasons, or the restriction goes beyond what was asked;
 * FORBIDDEN for another department's, one's own, or beyond one's region; VERSION_CONFLICT where somebody else was quicker
 */
export const decide = (
  database: Database,
  caller: Caller,
  { id, decision, reasons, restriction }: MutationDecideSharingApplicationArgs,
): Promise<ApplicationRow> => {
  const comment = decision === 'REFUSE' ? requireWords(reasons, '不予批准的理由') : readWords(reasons)
  return loggedTransaction(database, async (trx, log) => {
    const application = await applicationIn(trx, id, 'SUBMITTED')
    requireProvider(caller, application)
    if (decision === 'REFUSE') return move(trx, application, { status: 'REFUSED', granted: null }, caller, comment)
    const granted = restricted(application.asked, restriction ?? {}, today())
    requireOwnRegion(caller, granted, '批准')
    const approved = await move(trx, application, { status: 'APPROVED', granted }, caller, comment)
    log(grantChange(approved, 'UPSERT'))
    return approved
  })
}

/** Closes a grant before its time. @throws as {@link decide} */
export const revoke = (
  database: Database,
  caller: Caller,
  { id, reasons }: MutationRevokeSharingArgs,
): Promise<ApplicationRow> => {
  const comment = requireWords(reasons, '撤销的理由')
  return loggedTransaction(database, async (trx, log) => {
    const application = await applicationIn(trx, id, 'APPROVED')
    requireProvider(caller, application)
    requireOwnRegion(caller, application.granted!, '撤销')
    const revoked = await move(trx, application, { ...application, status: 'REVOKED' }, caller, comment)
    log(grantChange(revoked, 'WITHDRAWN'))
    return revoked
  })
}

/** Takes back one's own application while nobody has answered. @throws as {@link decide} */
export const withdraw = (
  database: Database,
  caller: Caller,
  { id, comment }: MutationWithdrawSharingApplicationArgs,
): Promise<ApplicationRow> => {
  const said = readWords(comment)
  return database.transaction(async trx => {
    const application = await applicationIn(trx, id, 'SUBMITTED')
    if (application.applicant !== caller.sub) throw failure('FORBIDDEN', '只能撤回自己的共享申请')
    return move(trx, application, { status: 'WITHDRAWN', granted: null }, caller, said)
  })
}

/**
 * Counts one use each of grants that have a quota, before they are used; a grant whose last use this is closes.
 * @returns the ids of those that were still open
 */
export const useGrants = (database: Database, ids: readonly string[]): Promise<string[]> =>
  loggedTransaction(database, async (trx, log) => {
    const open: string[] = []
    for (const id of new Set(ids)) if (await countUse(trx, id)) open.push(id)
    for (const application of await applicationsByIds(trx, open))
      if (application.uses === application.granted!.quota) log(grantChange(application, 'WITHDRAWN'))
    return open
  })

const words: Record<SharingStatus, string> = {
  SUBMITTED: '尚待答复',
  APPROVED: '已批准',
  REFUSED: '不予批准',
  WITHDRAWN: '已由申请人撤回',
  REVOKED: '已被撤销',
}

const applicationIn = async (trx: Knex.Transaction, id: string, status: SharingStatus): Promise<ApplicationRow> => {
  const [application] = await applicationsByIds(trx, [id])
  if (!application) throw failure('BAD_USER_INPUT', `没有编号为“${id.slice(0, 60)}”的共享申请`)
  if (application.status !== status)
    throw failure('BAD_USER_INPUT', `这项共享申请${words[application.status]}，不能这样办理`)
  return application
}

/** Who applies does not decide. */
const requireProvider = ({ sub, department }: Caller, { provider, applicant }: ApplicationRow): void => {
  if (department !== provider) throw failure('FORBIDDEN', '这项共享申请由其数据提供方答复')
  if (sub === applicant) throw failure('FORBIDDEN', '不能答复自己的共享申请，请由本部门其他人答复')
}

const move = async (
  trx: Knex.Transaction,
  from: ApplicationRow,
  { status, granted }: Target,
  { sub }: Caller,
  comment: string | null,
): Promise<ApplicationRow> => {
  const at = new Date(Date.now()).toISOString()
  if (!(await moveApplication(trx, from, { status, granted }, { at, by: sub!, comment })))
    throw failure('VERSION_CONFLICT', '这项共享申请刚被他人办理，请刷新后重试')
  return { ...from, status, granted, changedAt: at }
}

const grantChange = (
  { id, granteeKind, grantee, applicantDepartment, granted }: ApplicationRow,
  op: 'UPSERT' | 'WITHDRAWN',
): NewChange => {
  const { fields, regions, from, until, quota } = granted!
  const department = granteeKind === 'SYSTEM' ? applicantDepartment : null
  const told: ToldGrant = { granteeKind, grantee, department, fields, regions, from, until, counted: quota !== null }
  return { kind: grantKind, op, id, orgCode: null, payload: { ...told } }
}
