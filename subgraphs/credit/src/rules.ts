import { onlyRoles } from '@e360/kit/graphql/access'

/** Who may write here; who may read stands in kit for all departments. */
export const rules = {
  pushPenalties: onlyRoles('system'),
  pushListings: onlyRoles('system'),
  pushCreditGrades: onlyRoles('system'),
  withdrawPenalties: onlyRoles('system'),
  withdrawListings: onlyRoles('system'),
  withdrawCreditGrades: onlyRoles('system'),
}
