import type { ApolloServerPlugin } from '@apollo/server'
import type { Grant } from '@e360/kit/caller'
import type { Grants } from '@e360/kit/grants/grants'
import type { Log } from '@e360/kit/log'
import type { RequestContext } from '../caller.ts'
import { coordinatesOf } from '../execute/refuse.ts'

/**
 * Grants that may be used so many times: a valid operation that reads what one of them opens counts as a use, before it is carried out, and
 * brings the grant only where it was still open. Where a use cannot be counted the grant stays closed.
 */
export const countUses = (grants: Grants, log: Log): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ contextValue, schema, document, operation }) => {
      const { caller, requestId } = contextValue
      const counted = caller ? grants.of(caller).counted : []
      if (caller === null || operation === undefined || counted.length === 0) return
      const coordinates = coordinatesOf(schema, document, operation)
      const touched = counted.filter(({ fields }) => fields.some(field => coordinates.has(field)))
      if (touched.length === 0) return
      const open = await grants.use(touched.map(({ id }) => id)).catch((error: unknown): readonly string[] => {
        log.warn({ id: requestId, error }, 'the use of a grant could not be counted')
        return []
      })
      const usable = touched.filter(({ id }: Grant) => open.includes(id))
      if (usable.length > 0) contextValue.caller = { ...caller, grants: [...(caller.grants ?? []), ...usable] }
    },
  }),
})
