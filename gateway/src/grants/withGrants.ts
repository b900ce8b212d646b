import type { Grants } from '@e360/kit/grants/grants'
import type { Authenticate } from '../caller.ts'

/** The same sign-in; the caller brings what was granted, but for grants of which every use is counted. */
export const withGrants =
  (authenticate: Authenticate, grants: Pick<Grants, 'of'>): Authenticate =>
  async (authorization, at) => {
    const caller = await authenticate(authorization, at)
    const { free } = grants.of(caller)
    return free.length > 0 ? { ...caller, grants: free } : caller
  }
