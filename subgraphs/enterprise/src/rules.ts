import { onlyRoles } from '@e360/kit/graphql/access'

/** Who may load the register; who may read it stands in kit for all departments. */
export const rules = { pushEnterprises: onlyRoles('steward', 'system') }
