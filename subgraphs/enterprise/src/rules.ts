import { onlyRoles } from '@e360/kit/graphql/access'

/** Who may load the register; who may read it stands in kit for all departments, but for {@link fieldRules}. */
export const rules = {
  pushEnterprises: onlyRoles('steward', 'system'),
  mergeEnterprises: onlyRoles('steward'),
  splitEnterprise: onlyRoles('steward'),
  decideMatchReview: onlyRoles('steward'),
  reopenLink: onlyRoles('steward'),
}

const readsReviews = onlyRoles('steward', 'provider')

/** What fewer roles read than the rest of a company (contract/access.csv). */
export const fieldRules = {
  Query: { matchReviews: readsReviews },
  MatchReview: { '*': readsReviews },
  MatchReviewStep: { '*': readsReviews },
  Enterprise: {
    claims: onlyRoles('analyst', 'steward'),
    merges: onlyRoles('analyst', 'steward'),
    changes: onlyRoles('officer', 'supervisor', 'analyst', 'steward', 'system'),
  },
}
