import { onlyRoles } from '@e360/kit/graphql/access'

const proposes = onlyRoles('system', 'officer', 'supervisor', 'steward')

/** Who may load the register; who may read it stands in kit for all departments, but for {@link fieldRules}. */
export const rules = {
  pushEnterprises: onlyRoles('steward', 'system'),
  mergeEnterprises: onlyRoles('steward'),
  splitEnterprise: onlyRoles('steward'),
  decideMatchReview: onlyRoles('steward'),
  reopenLink: onlyRoles('steward'),
  proposeEnterpriseChange: proposes,
  proposeNewEnterprise: proposes,
  withdrawEnterpriseChange: proposes,
  reviewEnterpriseChange: onlyRoles('steward'),
  setFieldAuthority: onlyRoles('steward'),
}

const matches = onlyRoles('analyst', 'steward', 'provider', 'system')

const readsReviews = onlyRoles('steward', 'provider')

const verifies = onlyRoles('officer', 'supervisor', 'analyst', 'steward', 'provider', 'system')
const readsRequests = onlyRoles('officer', 'supervisor', 'analyst', 'steward', 'provider', 'system')

/** What fewer roles read than the rest of a company (contract/access.csv). */
export const fieldRules = {
  Query: {
    matchReviews: readsReviews,
    matchSubjects: matches,
    verifyEnterprise: verifies,
    changeRequests: readsRequests,
    fieldAuthorities: onlyRoles('steward', 'analyst'),
  },
  Verification: { '*': verifies },
  ChangeRequest: { '*': readsRequests },
  ChangeRequestStep: { '*': readsRequests },
  SubjectMatch: { '*': matches },
  MatchCandidate: { '*': matches },
  MatchReview: { '*': readsReviews },
  MatchReviewStep: { '*': readsReviews },
  Enterprise: {
    claims: onlyRoles('analyst', 'steward'),
    merges: onlyRoles('analyst', 'steward'),
    changes: onlyRoles('officer', 'supervisor', 'analyst', 'steward', 'system'),
  },
}
