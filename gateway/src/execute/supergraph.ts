import type { ApolloGateway } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { isFailure } from '@e360/kit/errors'
import type { Limits } from '@e360/kit/limits'
import type { Log } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'
import type { Transport } from '@e360/kit/transport/transport'
import type { GraphQLSchema } from 'graphql'
import { fetchDocuments } from '../fetch/document.ts'
import { sourceOf, type FetchObserver } from '../fetch/fetchFrom.ts'
import type { ReadSupergraph } from '../fetch/subgraphSchemas.ts'
import { limitFetches } from '../limits/fetches.ts'
import { honestly } from '../outcome/finish.ts'
import { planHere } from '../plan/planHere.ts'
import { noPlan, unplannable } from '../plan/unplannable.ts'
import { compiledExecutor, type Execute, type GatewayExecutor, type Refuse } from './executor.ts'
import { prepareOperations } from './prepare.ts'
import { compiledOperations, type CacheFigures, type Plan } from './operations.ts'
import { plannedKeys } from './plannedKeys.ts'
import { referenceExecutor } from './reference.ts'

export interface SupergraphPorts {
  composed: ReadSupergraph
  transports: ReadonlyMap<string, Transport>
  observe: FetchObserver
  foreign: boolean
  executor: Settings['E360_EXECUTOR']
  /** how plans are made; without it by Apollo's planner in this thread */
  plan?: Plan
  /** how much one operation may ask of subgraphs; without it any number */
  limits?: Pick<Limits, 'fetches' | 'representations' | 'answerFields' | 'answerCharacters'>
  /** what callers may not read; without it nothing is refused here */
  refuse?: Refuse
  log: Log
}

export interface SupergraphGateway {
  gateway: GatewayInterface
  /** carries out a valid operation as `gateway` does, once that is loaded */
  execute: GatewayExecutor
  /** what clients see */
  schema: GraphQLSchema
  figures: CacheFigures
  /** plans and compiles operations before anybody asks for them */
  prepare: (texts: readonly string[]) => Promise<void>
}

const unbounded = { fetches: Infinity, representations: Infinity, answerFields: Infinity, answerCharacters: Infinity }

/** The supergraph as Apollo Server wants it, its operations carried out by compiled plans or by @apollo/gateway. */
export const supergraphGateway = (ports: SupergraphPorts): SupergraphGateway => {
  const { composed, transports, observe, foreign, executor, refuse = () => nothing, log } = ports
  const { limits = unbounded } = ports
  const { fetches, answerCharacters: mostCharacters } = limits
  const { sdl, supergraph, subgraphs, providersOf } = composed
  const api = supergraph.apiSchema()
  const apiSchema = api.toGraphQLJSSchema()
  const documents = new Map(subgraphs.map(({ name, schema }) => [name, fetchDocuments(schema, foreign)]))
  const documentOf = (subgraph: string, query: string) => documents.get(subgraph)!(query)
  const sources = new Map(
    [...transports].map(([name, transport]) => [name, sourceOf(name, transport, observe, limits)]),
  )
  // 0.3 s of loading for what hardly anybody needs
  let apollo: Promise<ApolloGateway> | undefined
  const load = onceOnly(async (options: Parameters<GatewayInterface['load']>[0]) => {
    apollo = import('./apolloGateway.ts').then(({ apolloGateway }) =>
      apolloGateway({ sdl, sources, documentOf, fetches, log }),
    )
    return (await apollo).load(options)
  })
  const schema = supergraph.schema.toGraphQLJSSchema()
  const planned = ports.plan ?? planHere(supergraph)
  const clients = { apiSchema, plannedKey: plannedKeys(sdl, schema) }
  const operations = compiledOperations({
    ...clients,
    sources,
    documentOf,
    schema,
    plan: async (...asked) => {
      const plan = await planned(...asked)
      limitFetches(plan, fetches)
      return plan
    },
  })
  let loaded: GatewayExecutor | undefined
  return {
    execute: async request => {
      if (!loaded) throw new Error('the supergraph is not loaded')
      return loaded(request)
    },
    schema: apiSchema,
    figures: operations.figures,
    prepare: async texts =>
      executor === 'reference' ? undefined : prepareOperations(operations, apiSchema, refuse, texts),
    gateway: {
      load: async options => {
        if (executor === 'reference') await load(options)
        const reference: Execute = referenceExecutor(
          async request => {
            const { executor } = await load(options)
            return executor(request).catch((error: Error) => {
              throw isFailure(error) ? error : noPlan(error.message)
            })
          },
          refuse,
          clients,
        )
        const execute =
          executor === 'reference' ? reference : compiledExecutor({ operations, reference, refuse, apiSchema, log })
        const executePlannable: Execute = (...asked) => execute(...asked).catch(unplannable(log))
        loaded = honestly(executePlannable, { documentOf, providersOf, mostCharacters, log })
        return { executor: loaded }
      },
      onSchemaLoadOrUpdate: callback => {
        callback({ apiSchema, coreSupergraphSdl: sdl })
        return () => undefined
      },
      stop: async () => (await apollo)?.stop(),
    },
  }
}

const nothing: ReadonlySet<string> = new Set()

const onceOnly = <Input extends unknown[], Result extends object>(
  make: (...input: Input) => Result,
): ((...input: Input) => Result) => {
  let made: Result | undefined
  return (...input) => (made ??= make(...input))
}
