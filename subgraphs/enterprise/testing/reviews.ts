import type { Caller } from '@e360/kit/caller'
import { callerWith } from '@e360/kit/testing/openForTest'
import type { MatchReview, MutationDecideMatchReviewArgs, QueryMatchReviewsArgs } from '../src/types.generated.ts'
import type { House } from './withInspection.ts'

const steward = callerWith('steward', { sub: '甲' })

/** What tests read of a review. */
export type ShownReview = Pick<MatchReview, 'id' | 'status' | 'records' | 'decidedBy' | 'history'> & {
  enterprise: { orgCode: string } | null
  source: { recordId: string; recordedName: string; receivedAt: string } | null
  candidates: {
    score: number
    enterprise: { orgCode: string; name: string }
    evidence: { field: string; outcome: string }[]
  }[]
}

const shown = `id department status records decidedBy decidedAt enterprise { orgCode }
  source { system recordId recordedName recordedCode recordedAddress recordedDistrict receivedAt }
  candidates { score enterprise { orgCode name } evidence { field given found outcome weight } }
  history { at by from to fromOrgCode toOrgCode comment }`

/** What stewards do in a house; each throws the first error of its answer. */
export const reviewsIn = (house: House) => {
  const ask = async <Data>(caller: Caller, query: string, variables: object): Promise<Data> => {
    const { data, errors } = await house.register.execute({ query, variables: { ...variables } }, { caller })
    if (errors?.[0]) throw errors[0]
    return data as Data
  }
  return {
    page: async (args: QueryMatchReviewsArgs = {}, caller: Caller = steward) => {
      const query = `query ($department: String, $status: [MatchReviewStatus!], $first: Int, $after: String) {
        matchReviews(department: $department, status: $status, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes { ${shown} } } }`
      type Page = { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: ShownReview[] }
      return (await ask<{ matchReviews: Page }>(caller, query, args)).matchReviews
    },
    decide: async (args: MutationDecideMatchReviewArgs, caller: Caller = steward) => {
      const query = `mutation ($id: ID!, $decision: MatchReviewDecision!, $orgCode: OrgCode, $comment: String) {
        decideMatchReview(id: $id, decision: $decision, orgCode: $orgCode, comment: $comment) { ${shown} } }`
      return (await ask<{ decideMatchReview: ShownReview }>(caller, query, args)).decideMatchReview
    },
    /** @param recordId the record's number in its system, for which its id is looked up; or an id that is none */
    reopen: async (recordId: string, reason = '关联有误', { caller = steward, department = 'inspection' } = {}) => {
      const query = `mutation ($department: String!, $id: ID!, $reason: String!) {
        reopenLink(department: $department, recordId: $id, reason: $reason) { ${shown} } }`
      const row = await house.inspection.database
        .read('inspection')
        .where('record_id', recordId)
        .first<{ id: string } | undefined>('id')
      const id = row?.id ?? recordId
      return (await ask<{ reopenLink: ShownReview }>(caller, query, { department, id, reason })).reopenLink
    },
  }
}

export type Reviews = ReturnType<typeof reviewsIn>
