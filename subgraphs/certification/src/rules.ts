import { onlyRoles } from '@e360/kit/graphql/access'

/** Who may write here; who may read stands in kit for all departments. */
export const rules = {
  pushCertificates: onlyRoles('system'),
  withdrawCertificates: onlyRoles('system'),
}
