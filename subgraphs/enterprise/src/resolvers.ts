import { failure } from '@e360/kit/errors'
import { noteTouched } from '@e360/kit/graphql/touched'
import { readingOf } from '@e360/kit/graphql/wanted'
import { bounded } from '@e360/kit/records/departmentContext'
import { shownSource } from '@e360/kit/records/recordResolvers'
import { normalName } from '@e360/identity/normalName'
import { enterpriseByCode, findEnterprise } from './find.ts'
import { foundBy } from './companyRows.ts'
import { childrenOf, parentOf, regionOf } from '@e360/kit/regions'
import { claimsOf } from './claims.ts'
import { requestMutations, requestQueries, requestTypes } from './changeRequest/requestFields.ts'
import { fieldAuthorities, setFieldAuthority } from './authority/authorities.ts'
import { branchesOf, headOfficeOf } from './headOffices.ts'
import { renewed, type Context } from './context.ts'
import { mergeEnterprises } from './merge/mergeEnterprises.ts'
import { splitEnterprise } from './merge/splitEnterprise.ts'
import { answerSubjects } from './match/answerSubjects.ts'
import { shownEvidence } from './match/shownEvidence.ts'
import { loadRegister } from './registerLoad.ts'
import { decideReview } from './review/decide.ts'
import { reopenLink } from './review/reopen.ts'
import { reviewPage, type ReviewRow } from './review/reviewPage.ts'
import { searchEnterprises } from './search/search.ts'
import { companyAttributes, type EnterpriseRow, type RegisteredRow } from './repository.ts'
import { soughtBy } from './search/sought.ts'
import type { EnterpriseBranchesArgs, Resolvers } from './types.generated.ts'
import { verifyEnterprise } from './verify.ts'
import { dataWarnings } from './warnings.ts'

const mostEnterprises = 100

const reading = readingOf<RegisteredRow, EnterpriseRow>()

export const resolvers: Resolvers = {
  Query: {
    enterprise: (_, keys, context) => {
      const { loaders, caller, compares } = context
      const find = () => findEnterprise(keys, loaders, compares('Enterprise.formerNames', caller) !== 'NONE')
      return keys.registrationNo == null ? find() : foundBy('Enterprise.registrationNo', find, context)
    },
    enterprises: (_, { orgCodes }, { loaders }) => {
      if (orgCodes.length > mostEnterprises)
        throw failure('BAD_USER_INPUT', `每次最多查询 ${mostEnterprises} 家企业，收到 ${orgCodes.length} 家`)
      return Promise.all(orgCodes.map(orgCode => enterpriseByCode(orgCode, loaders)))
    },
    searchEnterprises: (_, { text, regionCode, ...page }, { database, loaders, ...context }) =>
      searchEnterprises(database.read, loaders, text, regionCode, page, soughtBy(context)),
    matchSubjects: (_, { subjects }, { database, ...context }) => answerSubjects(database, subjects, context),
    region: (_, { code }) => regionOf(code),
    verifyEnterprise: (_, given, context) => verifyEnterprise(given, context),
    fieldAuthorities: (_, __, { database }) => fieldAuthorities(database.read),
    ...requestQueries,
    matchReviews: (_, args, { database, caller }) => reviewPage(database.longRead, caller, args),
  },
  Mutation: {
    ...requestMutations,
    setFieldAuthority: (_, given, { database, caller }) => setFieldAuthority(database, caller, given),
    mergeEnterprises: async (_, merge, context) => {
      await mergeEnterprises(context.database, merge, context.caller)
      return renewed(context).enterprise.load(merge.survivor)
    },
    splitEnterprise: async (_, split, context) => {
      const { survivor, merged } = await splitEnterprise(context.database, split, context.caller)
      noteTouched(context, [survivor, merged])
      return renewed(context).enterprise.load(split.orgCode)
    },
    pushEnterprises: (_, { records }, { database, pusher }) => loadRegister(database, bounded(records), pusher),
    decideMatchReview: async (_, args, context) =>
      decided(context, await decideReview(context.database, context.caller, args)),
    reopenLink: async (_, args, context) =>
      decided(context, await reopenLink(context.database, context.caller, context.departments, args)),
  },
  Enterprise: {
    __resolveReference: async ({ orgCode, name }: { orgCode?: string | null; name?: string | null }, { loaders }) => {
      if (orgCode) return enterpriseByCode(orgCode, loaders)
      const bearers = name ? await loaders.enterprisesByName.load(normalName(name)) : []
      return bearers.length === 1 ? bearers[0]! : null
    },
    formerNames: reading(['hasFormerNames'], ({ orgCode, hasFormerNames }, _: unknown, { loaders }: Context) =>
      hasFormerNames ? loaders.formerNames.load(orgCode) : [],
    ),
    formerCodes: ({ orgCode }, _, { loaders }) => loaders.formerCodes.load(orgCode),
    region: ({ regionCode }) => (regionCode === null ? null : regionOf(regionCode)),
    headOffice: reading(['headOfficeName'], (company, _: unknown, { loaders }: Context) =>
      headOfficeOf(company, loaders),
    ),
    branches: reading(['normalName'], (company, page: EnterpriseBranchesArgs, { loaders }: Context) =>
      branchesOf(company, page, loaders),
    ),
    dataWarnings: reading(['warnings', 'isNameShared', 'isRegistrationNoShared'], company => dataWarnings(company)),
    claims: reading(companyAttributes, async (company, _: unknown, { loaders }: Context) => {
      const told = await loaders.told.load(company.orgCode)
      const claims = await claimsOf(company, told, () => loaders.versions.load(company.orgCode))
      // by where the company is, masks tell who sees a person's name
      return claims.map(claim => ({ ...claim, regionCode: company.regionCode }))
    }),
    merges: ({ orgCode }, _, { loaders }) => loaders.merges.load(orgCode),
    changes: ({ orgCode }, page, { loaders }) => loaders.changesOf(page).load(orgCode),
    recordsInReview: reading(['recordsInReview'], company => Number(company.recordsInReview)),
  },
  ...requestTypes,
  SubjectMatch: {
    enterprise: ({ orgCode }, _, { loaders }) => (orgCode === null ? null : enterpriseByCode(orgCode, loaders)),
    candidates: ({ candidates }) => [...candidates],
  },
  MatchCandidate: {
    enterprise: async ({ orgCode }, _, { loaders }) => (await enterpriseByCode(orgCode, loaders))!,
    evidence: (candidate, _, context) => shownEvidence(candidate, context),
  },
  MatchReview: {
    source: async (review, _, { reviews }) => {
      const first = await reviews.records.load(review.id)
      return shownSource((first && (await reviews.source.load(first.firstId))) ?? review)
    },
    records: async ({ id }, _, { reviews }) => (await reviews.records.load(id))?.records ?? 0,
    candidates: ({ id }, _, { reviews }) => reviews.candidates.load(id),
    enterprise: ({ orgCode }, _, { loaders }) => (orgCode === null ? null : loaders.enterprise.load(orgCode)),
    history: ({ id }, _, { reviews }) => reviews.steps.load(id),
  },
  Region: {
    __resolveReference: ({ code }) => regionOf(code),
    parent: region => parentOf(region),
    children: region => [...childrenOf(region)],
    enterpriseCount: ({ code }, _, { loaders }) => loaders.countByRegion.load(code),
  },
}

/** A review after what a steward did to it: the company whose its records were is told of, too, and what the request had read is read again. */
const decided = (context: Context, review: ReviewRow | null): ReviewRow | null => {
  noteTouched(context, review?.formerCode)
  renewed(context)
  return review
}
