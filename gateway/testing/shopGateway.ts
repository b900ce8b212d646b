import type { Limits } from '@e360/kit/limits'
import { createLog, type Log } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { httpTransport } from '@e360/kit/transport/http'
import { trustBy } from '@e360/kit/trust/trust'
import type { Authenticate } from '../src/caller.ts'
import type { Section } from '../src/outcome/sections.ts'
import { startGateway, type Gateway, type GatewayOptions } from '../src/start.ts'
import {
  compose,
  labelResolvers,
  labelTypes,
  opinionResolvers,
  opinionTypes,
  stockResolvers,
  stockTypes,
} from './shop.ts'
import { startSubgraph, type SubgraphServer } from './subgraphServer.ts'

export interface GraphQLAnswer {
  data: never
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
  extensions: { sections: Record<string, Section> }
}

export interface Shop {
  gateway: Gateway
  stock: SubgraphServer
  opinion: SubgraphServer
  label: SubgraphServer
  supergraphSdl: string
  /** @returns the answer, its status and its text as it came */
  ask: (
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ) => Promise<GraphQLAnswer & { status: number; text: string }>
  close: () => Promise<void>
}

const trust = trustBy('a secret of these tests alone, nobody else knows it', 'gateway')

/** The shop's gateway over three real HTTP subgraphs. */
export const openShop = async (
  options: {
    deadlineMs?: number
    authenticate?: Authenticate
    limits?: Limits
    inProduction?: boolean
    operations?: GatewayOptions['operations']
    log?: Log
    transports?: GatewayOptions['transports']
    routes?: GatewayOptions['routes']
    accessLedger?: GatewayOptions['accessLedger']
  } = {},
): Promise<Shop> => {
  const [stock, opinion, label] = await Promise.all([
    startSubgraph(stockTypes, stockResolvers),
    startSubgraph(opinionTypes, opinionResolvers),
    startSubgraph(labelTypes, labelResolvers),
  ])
  const supergraphSdl = compose({
    stock: { typeDefs: stockTypes, url: stock.url() },
    opinion: { typeDefs: opinionTypes, url: opinion.url() },
    label: { typeDefs: labelTypes, url: label.url() },
  })
  const gateway = await startGateway({
    supergraphSdl,
    transports: options.transports ?? ((name, url) => httpTransport(url, { signer: trust.signer(name) })),
    settings: {
      ...readSettings(),
      E360_SUBGRAPH_DEADLINE_MS: options.deadlineMs ?? 2_000,
      ...(options.limits && { limits: options.limits }),
      ...(options.inProduction && { NODE_ENV: 'production' as const }),
    },
    authenticate: options.authenticate ?? null,
    operations: options.operations,
    routes: options.routes,
    accessLedger: options.accessLedger,
    log: options.log ?? createLog({ service: 'test', level: 'silent' }),
    listen: { host: 'localhost', port: 0 },
  })
  return {
    gateway,
    stock,
    opinion,
    label,
    supergraphSdl,
    ask: (query, variables, headers) => askGraphQL(gateway.url, query, variables, headers),
    close: async () => {
      await gateway.close()
      await Promise.all([stock.kill(), opinion.kill(), label.kill()])
    },
  }
}

export const askGraphQL = async (
  url: string,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, text, ...(JSON.parse(text) as GraphQLAnswer) }
}
