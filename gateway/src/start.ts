import './telemetryOff.ts'
import { setMaxListeners } from 'node:events'
import { declarationOf } from '@e360/kit/access/declaration'
import type { AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import type { Grants } from '@e360/kit/grants/grants'
import { listen, type ListenAddress } from '@e360/kit/listen'
import type { Log } from '@e360/kit/log'
import { renderMetrics } from '@e360/kit/metrics'
import type { Settings } from '@e360/kit/settings'
import type { Transport } from '@e360/kit/transport/transport'
import type { Registry } from 'prom-client'
import { refusals } from './access/refusals.ts'
import { keepLooks } from './accessLedger/keepLooks.ts'
import type { Authenticate } from './caller.ts'
import { countUses } from './grants/countUses.ts'
import { withGrants } from './grants/withGrants.ts'
import { supergraphGateway } from './execute/supergraph.ts'
import { readComposed } from './fetch/subgraphSchemas.ts'
import { startGraph } from './graph.ts'
import { limitOperations } from './limits/limitOperations.ts'
import { textsByHash, type TrustedOperation } from './limits/trusted.ts'
import { boundedPlanner } from './plan/boundedPlanner.ts'
import { readinessProbe } from './http/health.ts'
import { createMeasures } from './http/measures.ts'
import type { Routes } from './http/routes.ts'
import { jsonBounds } from './http/readInTurns.ts'
import { httpServer } from './http/server.ts'

export interface GatewayOptions {
  /** a composed Federation 2 supergraph */
  supergraphSdl: string
  /** the way to a subgraph, by its name and its routing address in the supergraph (empty where it names none) */
  transports: (subgraph: string, urlInSupergraph: string) => Transport
  settings: Pick<Settings, 'NODE_ENV' | 'E360_SUBGRAPH_DEADLINE_MS' | 'E360_EXECUTOR' | 'limits'>
  /** null where access is switched off: no sign-in, and no caller is told to the subgraphs */
  authenticate: Authenticate | null
  /** somebody else's supergraph: its entities may be null without an error, its custom scalars may hold any JSON */
  foreign?: boolean
  /** where each operation that asks for data is kept before it is answered; closed by whoever opened it */
  accessLedger?: AccessLedger
  /** operations of our clients: planned before anybody is served, and known by their hash */
  operations?: readonly TrustedOperation[]
  /** what was granted to callers beyond their roles */
  grants?: Grants
  /** further paths on the same port */
  routes?: readonly Routes[]
  log: Log
  listen: ListenAddress
  /** what has to happen when everything but the port is ready */
  beforeListening?: () => Promise<void>
  /** Given its own figures, how `/metrics` is rendered; without it as they are. */
  rendered?: (own: Registry) => () => Promise<string>
}

export interface Gateway {
  /** where it listens, e.g. `http://localhost:4000` */
  url: string
  /** Says “not ready”, answers all that was asked, then ends. May be called more than once. */
  close: () => Promise<void>
}

/**
 * Starts the gateway over any supergraph, with any number of its subgraphs down.
 * @throws Error with a Chinese sentence where the supergraph or the address cannot be used
 */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { supergraphSdl, settings, foreign = false, accessLedger, grants, routes = [], log } = options
  const { operations = [] } = options
  const authenticate = grants && options.authenticate ? withGrants(options.authenticate, grants) : options.authenticate
  // in production the schema is nobody's to explore, and who needs a few operations may send no others
  const isClosed = settings.NODE_ENV === 'production' && authenticate !== null && !foreign
  const composed = readComposed(supergraphSdl)
  const transports = new Map(composed.subgraphs.map(({ name, url }) => [name, options.transports(name, url)]))
  const measures = createMeasures()
  const executor = settings.E360_EXECUTOR
  const planner = boundedPlanner(composed, foreign)
  const supergraph = supergraphGateway({
    composed,
    transports,
    observe: measures.fetched,
    foreign,
    executor,
    refuse: refusals(supergraphSdl),
    plan: planner.plan,
    limits: settings.limits,
    log,
  })
  measures.showOperations(supergraph.figures)
  const texts = textsByHash(operations)
  const limits = limitOperations(settings.limits, { operations, areRequired: isClosed })
  const looks = accessLedger ? keepLooks(accessLedger, declarationOf(supergraphSdl)) : null
  const granting = grants ? [countUses(grants, log)] : []
  const plugins = [limits.plugin, ...granting, ...(looks ? [looks.plugin] : [])]
  const graph = await startGraph(supergraph.gateway, { limits: settings.limits, texts, isClosed }, log, plugins)
  await supergraph.prepare(operations.map(({ body }) => body))
  await planner.serving()
  const probe = readinessProbe(transports)
  const ending = new AbortController()
  // every request that is under way listens to it
  setMaxListeners(0, ending.signal)
  let closing: Promise<void> | undefined
  const app = httpServer({
    graph,
    direct: {
      limits,
      looks,
      countsUses: ({ caller }) => grants !== undefined && caller !== null && grants.of(caller).counted.length > 0,
      execute: supergraph.execute,
      schema: supergraph.schema,
      texts,
      log,
    },
    authenticate,
    deadlineMs: settings.E360_SUBGRAPH_DEADLINE_MS,
    bodyBytes: settings.limits.bodyBytes,
    json: jsonBounds(settings.limits),
    readiness: async () => (closing ? { status: 'CLOSING', subgraphs: {} } : probe()),
    measures,
    renderMetrics: options.rendered?.(measures.registry) ?? (() => renderMetrics(measures.registry)),
    routes,
    transports,
    closing: ending.signal,
    log,
  })
  const release = async () => {
    await app.close()
    await graph.stop()
    await planner.close()
    await Promise.all([...transports.values()].map(transport => transport.close()))
  }
  await app.ready()
  await options.beforeListening?.()
  const listening = await listen(app.server, options.listen).catch(async (error: unknown) => {
    await release()
    throw error
  })
  const close = () => {
    ending.abort()
    return listening.close().then(release)
  }
  return { url: listening.url, close: () => (closing ??= close()) }
}
