import { isCompositeType, Supergraph, type Subgraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'

/** A subgraph as the supergraph tells of it. */
export interface SubgraphInSupergraph {
  name: string
  /** the routing address in the supergraph; empty where it names none */
  url: string
  /** its own schema, with its own nullability */
  schema: GraphQLSchema
}

/** The subgraphs that tell a field, by its coordinate `Type.field`. */
export type ProvidersOf = (coordinate: string) => string[]

/** A composed supergraph and its parts. */
export interface ReadSupergraph {
  sdl: string
  supergraph: Supergraph
  subgraphs: readonly SubgraphInSupergraph[]
  providersOf: ProvidersOf
}

/**
 * Reads a composed Federation 2 supergraph.
 * @throws Error with a Chinese sentence where the text is none
 */
export const readComposed = (sdl: string): ReadSupergraph => {
  try {
    const supergraph = Supergraph.build(sdl)
    const subgraphs = [...supergraph.subgraphs()]
    return {
      sdl,
      supergraph,
      subgraphs: subgraphs.map(({ name, url, schema }) => ({ name, url, schema: schema.toGraphQLJSSchema() })),
      providersOf: coordinate => subgraphs.flatMap(subgraph => (tells(subgraph, coordinate) ? [subgraph.name] : [])),
    }
  } catch (error) {
    throw new Error(`超图无效，请用 npm run schema 重新生成：${(error as Error).message}`, { cause: error })
  }
}

const tells = (subgraph: Subgraph, coordinate: string): boolean => {
  const [owner = '', name = ''] = coordinate.split('.')
  const type = subgraph.schema.type(owner)
  const field = type && isCompositeType(type) ? type.field(name) : undefined
  return field !== undefined && !subgraph.metadata().isFieldExternal(field)
}
