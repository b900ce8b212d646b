import type { Caller } from '@e360/kit/caller'
import type { Log } from '@e360/kit/log'
import type { Transport } from '@e360/kit/transport/transport'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import type { Authenticate } from '../caller.ts'
import type { Section } from '../outcome/sections.ts'

/**
 * Further paths on the gateway's port. Each gets a scope of its own: hooks, content type parsers and limits that it adds hold for its paths
 * alone. What it throws by `failure()` is answered as application/problem+json with that sentence; everything else is masked.
 */
export type Routes = (app: FastifyInstance, ports: RoutePorts) => void

/** What the gateway lends to {@link Routes}. */
export interface RoutePorts {
  /**
   * The sign-in of /graphql.
   * @param authorization `Bearer …`; undefined is the public
   * @param at as {@link Authenticate}
   * @returns null where access is switched off
   * @throws as {@link Authenticate}
   */
  authenticate: (authorization: string | undefined, at?: number) => Promise<Caller | null>
  /** The way of /graphql: the same access, deadlines, sections and figures. Each operation has deadlines of its own. */
  execute: <Data>(
    request: FastifyRequest,
    caller: Caller | null,
    operation: Operation,
  ) => Promise<OperationResult<Data>>
  /** the way to each subgraph, past the supergraph */
  transports: ReadonlyMap<string, Transport>
  /** aborted when the gateway begins to close: what waits or streams should come to its end */
  closing: AbortSignal
  log: Log
}

export interface Operation {
  query: string
  variables?: Readonly<Record<string, unknown>>
  operationName?: string
}

/** What POST /graphql would have answered. */
export interface OperationResult<Data> {
  /** null where nothing could be had */
  data: Data | null
  errors: readonly GraphQLFormattedError[]
  /** empty where the operation was refused before any subgraph was asked */
  sections: Readonly<Record<string, Section>>
}

/** {@link RoutePorts.authenticate}, also where access is switched off. */
export const signInBy =
  (authenticate: Authenticate | null): RoutePorts['authenticate'] =>
  async (authorization, at) =>
    authenticate ? authenticate(authorization, at) : null
