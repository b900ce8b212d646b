import type { Caller } from '@e360/kit/caller'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { wholeByCode } from '../find.ts'
import { enterpriseLoaders } from '../loaders.ts'
import { enterpriseRepository, type EnterpriseRow } from '../repository.ts'
import type { MatchReviewDecision, MatchReviewStatus, MutationDecideMatchReviewArgs } from '../types.generated.ts'
import { firstOf } from './afterMatch.ts'
import { readComment } from '../steward/comment.ts'
import { requireOwnCompany } from '../steward/jurisdiction.ts'
import { matchRecords } from './matchRecords.ts'
import { reviewById, type ReviewRow } from './reviewPage.ts'
import { candidatesOf, subjectsById, type Candidate } from './store.ts'
import type { SubjectRow } from './subject.ts'
import { transition, type Next } from './transition.ts'

/**
 * What a steward decides about a review; all its records are linked by it, or freed of what it linked.
 * @throws BAD_USER_INPUT where there is no such review, its state does not allow the decision, or the company is not registered;
 * FORBIDDEN outside the steward's region; VERSION_CONFLICT where somebody else was quicker
 */
export const decideReview = async (
  database: Database,
  caller: Caller,
  { id, decision, orgCode, comment }: MutationDecideMatchReviewArgs,
): Promise<ReviewRow | null> => {
  const cause = { by: caller.sub, comment: readComment(comment) }
  const [seen] = (await reviewById(database.read, caller, id)) ? await subjectsById(database.read, [id]) : []
  if (!seen) throw failure('BAD_USER_INPUT', `没有编号为“${id.slice(0, 60)}”的匹配审核，或不在您的辖区`)
  requirePossible(seen, decision, orgCode)
  await loggedTransaction(database, async (trx, log) => {
    const kept = (await candidatesOf(trx, [id])).get(id)!
    const company = orgCode == null ? null : await registered(trx, caller, orgCode)
    const next = await nextOf(trx, seen, kept, decision, company)
    await transition(trx, seen, kept, next, cause, log)
  })
  return reviewById(database.read, caller, id)
}

const words: Record<MatchReviewStatus, string> = {
  OPEN: '待判定',
  LINKED: '已关联',
  NEW_ENTERPRISE: '登记库中尚无此企业',
  UNDECIDED: '不能判定',
  REOPENED: '退回重审',
}

const requirePossible = (
  { status, org_code, decided_by }: SubjectRow,
  decision: MatchReviewDecision,
  orgCode: string | null | undefined,
): void => {
  const state = words[status as MatchReviewStatus] + (org_code === null ? '' : `（${org_code}）`)
  const linked = { companies: [org_code] }
  if (decision === 'SAME' && orgCode == null)
    throw failure('BAD_USER_INPUT', '判定为 SAME 时请给出 orgCode：记录属于哪家企业')
  if (decision !== 'SAME' && orgCode != null)
    throw failure('BAD_USER_INPUT', `判定为 ${decision} 时不应给出 orgCode，收到“${orgCode}”`)
  if (decision === 'UNDO') {
    if (status === 'OPEN' || status === 'REOPENED')
      throw failure('BAD_USER_INPUT', `这条审核为“${state}”，没有可撤销的判定`)
    if (decided_by === null)
      throw failure(
        'BAD_USER_INPUT',
        `这条审核由系统自动办理为“${state}”，没有人的判定可撤销；关联有误请用 reopenLink`,
        linked,
      )
  } else if (status === 'LINKED' || status === 'NEW_ENTERPRISE')
    throw failure('BAD_USER_INPUT', `这条审核已判定为“${state}”，如需更改请先撤销（UNDO）`, linked)
}

/** The company of a code; of one that joined another, that one. Read where it is written, so that no merge comes in between. */
const registered = async (trx: Knex.Transaction, caller: Caller, orgCode: string): Promise<EnterpriseRow> => {
  const company = await wholeByCode(orgCode, enterpriseLoaders(enterpriseRepository(trx)))
  if (!company) throw failure('BAD_USER_INPUT', `登记库中没有组织机构代码为“${orgCode}”的企业`)
  requireOwnCompany(caller, company)
  return company
}

const nextOf = async (
  trx: Knex.Transaction,
  subject: SubjectRow,
  kept: readonly Candidate[],
  decision: MatchReviewDecision,
  company: EnterpriseRow | null,
): Promise<Next> => {
  if (company) return { status: 'LINKED', org_code: company.orgCode, former_code: null }
  if (decision === 'UNDECIDED') return { status: 'UNDECIDED', org_code: null }
  const listed = kept.filter(candidate => candidate.listed === 1).map(({ org_code }) => org_code)
  if (decision === 'NONE_OF_THESE')
    return { status: 'NEW_ENTERPRISE', org_code: null, former_code: null, refused: listed }
  const [answer] = await matchRecords(trx, [subject])
  const former = subject.org_code ?? subject.former_code
  return {
    status: 'OPEN',
    org_code: null,
    former_code: former,
    listed: firstOf([former, ...answer!.candidates, ...listed]),
    refused: subject.org_code === null ? [] : [subject.org_code],
  }
}
