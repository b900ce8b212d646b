import { buildSubgraphSchema } from '@apollo/subgraph'
import { localTransport } from '@e360/kit/transport/local'
import type { SubgraphRequest, Transport } from '@e360/kit/transport/transport'
import { execute, parse, type ExecutionResult } from 'graphql'
import { compose } from './shop.ts'

export interface LivingSubgraphs {
  sdl: string
  transportOf: (subgraph: string) => Transport
  /** what was asked of a subgraph, in order */
  asked: (SubgraphRequest & { subgraph: string })[]
}

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@interfaceObject"])\n'

/** Subgraphs with resolvers in this process, composed. */
export const livingSubgraphs = (
  parts: Readonly<Record<string, { sdl: string; resolvers: object }>>,
): LivingSubgraphs => {
  const asked: LivingSubgraphs['asked'] = []
  const read = Object.entries(parts).map(([name, { sdl, resolvers }]) => {
    const typeDefs = parse(link + sdl)
    return { name, typeDefs, schema: buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]) }
  })
  return {
    asked,
    sdl: compose(
      Object.fromEntries(read.map(({ name, typeDefs }) => [name, { typeDefs, url: `http://${name}.invalid` }])),
    ),
    transportOf: subgraph => {
      const { schema } = read.find(({ name }) => name === subgraph)!
      return localTransport(async request => {
        asked.push({ ...request, subgraph })
        const { query, variables } = request
        const result = await execute({ schema, document: parse(query), variableValues: variables })
        return JSON.parse(JSON.stringify(result)) as ExecutionResult
      })
    },
  }
}
