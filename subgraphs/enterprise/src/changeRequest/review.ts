import type { Caller } from '@e360/kit/caller'
import { loggedTransaction, type NewChange } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import type { Receipt } from '@e360/kit/records/receipt'
import { fieldOf } from '../differences.ts'
import { wholeByCode } from '../find.ts'
import { enterpriseLoaders } from '../loaders.ts'
import { operator } from '@e360/kit/records/departmentContext'
import { loadRows, prepareRow } from '../registerLoad.ts'
import { enterpriseRepository, type EnterpriseRow } from '../repository.ts'
import { readComment } from '../steward/comment.ts'
import { requireOwnCompany } from '../steward/jurisdiction.ts'
import type {
  ChangeRequestStatus,
  EnterpriseInput,
  MutationReviewEnterpriseChangeArgs,
  MutationWithdrawEnterpriseChangeArgs,
} from '../types.generated.ts'
import { versionConflict } from './propose.ts'
import { endRequest, requestRepository, requestSystem, type Ending, type RequestRow } from './repository.ts'
import { shownIn, type RowDifference } from './rowDifferences.ts'

/**
 * The decision about a request, of another person than who proposed it or sent the register row that it came from. An approved one is loaded like a
 * register row, in the same transaction; other open requests for the same fields of the company are superseded by it.
 * @throws BAD_USER_INPUT where there is no such open request, or one is returned without a comment; FORBIDDEN for one's own request and
 * outside the steward's region; VERSION_CONFLICT where a field that would change has changed meanwhile
 */
export const reviewRequest = (
  database: Database,
  caller: Caller,
  { id, decision, comment: text }: MutationReviewEnterpriseChangeArgs,
): Promise<RequestRow & Pick<Receipt, 'formerOrgCodes'>> => {
  const comment = readComment(text)
  if (decision === 'RETURN' && comment === null) throw failure('BAD_USER_INPUT', '退回时请写明意见')
  return loggedTransaction(database, async (trx, log) => {
    const request = await openRequest(trx, id)
    const [submitted] = await requestRepository(trx).stepsOf([id])
    if ([request.proposedBy, submitted!.by].includes(caller.sub))
      throw failure('FORBIDDEN', '不能审核自己提出的变更申请，请由其他人审核')
    const company = request.orgCode === null ? null : await companyOf(trx, request.orgCode)
    requireOwnCompany(caller, company ?? { ...request, name: inputOf(request).name })
    if (decision === 'RETURN') return end(trx, request, { status: 'RETURNED', by: caller.sub, comment })
    const { orgCode, formerOrgCodes } = await apply(trx, request, company, log)
    const approved = await end(trx, request, { status: 'APPROVED', by: caller.sub, comment, orgCode })
    await supersede(trx, approved)
    return { ...approved, formerOrgCodes }
  })
}

/** @throws BAD_USER_INPUT where there is no such open request; FORBIDDEN for another person's */
export const withdrawRequest = (
  database: Database,
  caller: Caller,
  { id, comment }: MutationWithdrawEnterpriseChangeArgs,
): Promise<RequestRow> => {
  const said = readComment(comment)
  return database.transaction(async trx => {
    const request = await openRequest(trx, id)
    if (request.proposedBy !== caller.sub) throw failure('FORBIDDEN', '只能撤回自己提出的变更申请')
    return end(trx, request, { status: 'WITHDRAWN', by: caller.sub, comment: said })
  })
}

const words: Record<ChangeRequestStatus, string> = {
  SUBMITTED: '待审核',
  APPROVED: '已批准',
  RETURNED: '已退回',
  WITHDRAWN: '已撤回',
  SUPERSEDED: '已被另一项变更取代',
}

const openRequest = async (trx: Knex.Transaction, id: string): Promise<RequestRow> => {
  const [request] = await requestRepository(trx).byIds([id])
  if (!request) throw failure('BAD_USER_INPUT', `没有编号为“${id.slice(0, 60)}”的变更申请`)
  if (request.status !== 'SUBMITTED')
    throw failure('BAD_USER_INPUT', `这项变更申请${words[request.status]}，不能再办理`)
  return request
}

const end = async (trx: Knex.Transaction, request: RequestRow, ending: Ending): Promise<RequestRow> => {
  if (!(await endRequest(trx, request, ending)))
    throw failure('VERSION_CONFLICT', '这项变更申请刚被他人办理，请刷新后重试')
  return (await requestRepository(trx).byIds([request.id]))[0]!
}

const companyOf = async (trx: Knex.Transaction, orgCode: string): Promise<EnterpriseRow> =>
  (await wholeByCode(orgCode, enterpriseLoaders(enterpriseRepository(trx))))!

const inputOf = ({ input }: RequestRow): Omit<EnterpriseInput, 'source'> =>
  JSON.parse(input) as Omit<EnterpriseInput, 'source'>

const differencesOf = ({ differences }: RequestRow): RowDifference[] => JSON.parse(differences) as RowDifference[]

/** @returns the company that the request changed or registered, and those that were found to be this one */
const apply = async (
  trx: Knex.Transaction,
  request: RequestRow,
  company: EnterpriseRow | null,
  log: (change: NewChange) => void,
): Promise<{ orgCode: string; formerOrgCodes: Receipt['formerOrgCodes'] }> => {
  const input = inputOf(request)
  if (company) {
    const moved = differencesOf(request).filter(({ field, from }) => shownIn(company, field) !== from)
    if (moved.length > 0)
      throw versionConflict(
        company,
        moved.map(({ field, from }) => ({ field: fieldOf(field), from, to: shownIn(company, field) })),
      )
  }
  const renames = differencesOf(request).some(({ field }) => field === 'name')
  const prepared = prepareRow(
    {
      ...input,
      ...(company && { orgCode: company.orgCode, name: renames ? input.name : company.name }),
      source: { system: requestSystem, recordId: request.id },
    },
    operator,
  )
  const toldCode = prepared.row?.orgCode ?? null
  if (!company && toldCode !== null) await requireUnregistered(trx, toldCode)
  const [receipt] = await loadRows(trx, [prepared], log, null)
  const { orgCode, formerOrgCodes, outcome, errors } = receipt!
  if (orgCode === null) throw failure('BAD_USER_INPUT', errors.map(({ message }) => message).join('；'))
  // a row without a code may be about a company that is there, by its number, or by its name and district
  if (!company && toldCode === null && outcome !== 'CREATED') throw registered(orgCode)
  return { orgCode, formerOrgCodes }
}

/** A company that is there is not changed by a request for a new one: nobody saw what it is. */
const requireUnregistered = async (trx: Knex.Transaction, orgCode: string): Promise<void> => {
  const known = await wholeByCode(orgCode, enterpriseLoaders(enterpriseRepository(trx)))
  if (known) throw registered(known.orgCode)
}

const registered = (orgCode: string) =>
  failure('VERSION_CONFLICT', `申请登记的企业已登记为“${orgCode}”，请退回本申请，有出入的改为申请变更`, {
    companies: [orgCode],
  })

/** What was asked for the same fields was asked of a company that is another one now. */
const supersede = async (trx: Knex.Transaction, approved: RequestRow): Promise<void> => {
  const fields = differencesOf(approved).map(({ field }) => field)
  for (const request of await requestRepository(trx).openOf(approved.orgCode!))
    if (differencesOf(request).some(({ field }) => fields.includes(field)))
      await end(trx, request, { status: 'SUPERSEDED', by: null, comment: `已由变更申请 ${approved.id} 变更` })
}
