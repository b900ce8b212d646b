import { enterpriseByCode } from '../find.ts'
import { differencesIn } from '../differences.ts'
import type { Context } from '../context.ts'
import type { FieldDifference, Resolvers } from '../types.generated.ts'
import { proposeChange } from './propose.ts'
import { proposeCompany } from './proposeCompany.ts'
import { requestSystem } from './repository.ts'
import { reviewRequest, withdrawRequest } from './review.ts'
import { mayBeSeenBy, proposersSeenBy } from './seenBy.ts'

export const requestQueries: Resolvers['Query'] = {
  changeRequests: (_, { status, ...page }, { caller, requests }) =>
    requests.page({ status, proposedBy: proposersSeenBy(caller) }, page),
}

export const requestMutations: Resolvers['Mutation'] = {
  proposeEnterpriseChange: (_, { input }, { database, caller }) => proposeChange(database, caller, input),
  proposeNewEnterprise: (_, given, { database, caller }) => proposeCompany(database, caller, given),
  reviewEnterpriseChange: (_, given, { database, caller }) => reviewRequest(database, caller, given),
  withdrawEnterpriseChange: (_, given, { database, caller }) => withdrawRequest(database, caller, given),
}

export const requestTypes: Pick<Resolvers, 'ChangeRequest' | 'EnterpriseChange'> = {
  ChangeRequest: {
    __resolveReference: async ({ id }: { id: string }, { caller, requests }) => {
      const request = await requests.request.load(id)
      return request && mayBeSeenBy(caller, request) ? request : null
    },
    enterprise: ({ orgCode }, _, { loaders }) => (orgCode === null ? null : enterpriseByCode(orgCode, loaders)),
    evidence: ({ evidence }) => (evidence === null ? null : (JSON.parse(evidence) as string[])),
    differences: (request, _, context) => placed(request, context),
    history: ({ id }, _, { requests }) => requests.steps.load(id),
  },
  EnterpriseChange: {
    differences: (version, _, context) => placed(version, context),
    changeRequest: async ({ system, recordId }, _, { caller, requests }) => {
      const request = system === requestSystem ? await requests.request.load(recordId) : null
      return request && mayBeSeenBy(caller, request) ? request : null
    },
  },
}

/**
 * What changed, together with which company it is and where: by that masks tell who sees what it had and will have; a person's name nobody without a
 * purpose. A company that is to be registered is where the request says.
 */
const placed = async (
  { differences, orgCode }: { differences: string; orgCode: string | null },
  { caller, loaders }: Pick<Context, 'caller' | 'loaders'>,
): Promise<FieldDifference[]> => {
  const changed = differencesIn(differences).map(difference => ({ ...difference, orgCode }))
  if (!caller.purpose && !caller.grants?.length) return changed
  const regionCode =
    orgCode === null
      ? (changed.find(({ field }) => field === 'regionCode')?.to ?? null)
      : ((await loaders.enterprise.load(orgCode))?.regionCode ?? null)
  return changed.map(difference => ({ ...difference, regionCode }))
}
