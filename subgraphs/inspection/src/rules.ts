import { onlyRoles } from '@e360/kit/graphql/access'

/** Who may write here; who may read stands in kit for all departments. */
export const rules = {
  pushInspections: onlyRoles('system', 'officer', 'supervisor'),
  withdrawInspections: onlyRoles('system', 'officer', 'supervisor'),
}
