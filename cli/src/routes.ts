import { doorRoutes, type Doors } from '@e360/gateway/http/doors'
import type { Routes } from '@e360/gateway/http/routes'
import type { Settings } from '@e360/kit/settings'
import { exportRoutes } from '@e360/export/routes'
import { reconcileRoutes } from '@e360/reconcile/routes'

/** The product's own paths beside /graphql; none over somebody else's supergraph. */
export const routesOf = (
  {
    E360_SUPERGRAPH,
    E360_EXPORT_IDLE_MS,
    limits,
  }: Pick<Settings, 'E360_SUPERGRAPH' | 'E360_EXPORT_IDLE_MS' | 'limits'>,
  doors: Doors = { types: {}, departments: {} },
): readonly Routes[] =>
  E360_SUPERGRAPH === undefined
    ? [reconcileRoutes, exportRoutes({ most: limits.exports, idleMs: E360_EXPORT_IDLE_MS }), doorRoutes(doors)]
    : []
