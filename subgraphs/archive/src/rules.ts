import { onlyRoles } from '@e360/kit/graphql/access'

const readsRequests = onlyRoles('officer', 'supervisor', 'analyst', 'steward', 'provider', 'system')

/** What fewer roles read than the rest of the archive (contract/access.csv); which requests they see, the register says. */
export const fieldRules = {
  ChangeRequest: { '*': readsRequests },
  ChangeImpact: { '*': readsRequests },
}
