import { Supergraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'

/** A subgraph as the supergraph tells of it. */
export interface SubgraphInSupergraph {
  name: string
  /** the routing address in the supergraph; empty where it names none */
  url: string
  /** its own schema, with its own nullability */
  schema: GraphQLSchema
}

/**
 * Reads the subgraphs out of a composed Federation 2 supergraph.
 * @throws Error with a Chinese sentence where the text is no supergraph
 */
export const readSubgraphs = (supergraphSdl: string): SubgraphInSupergraph[] => {
  try {
    const supergraph = Supergraph.build(supergraphSdl)
    return [...supergraph.subgraphs()].map(({ name, url, schema }) => ({
      name,
      url,
      schema: schema.toGraphQLJSSchema(),
    }))
  } catch (error) {
    throw new Error(`超图无效，请用 npm run schema 重新生成：${(error as Error).message}`, { cause: error })
  }
}
