import { isCompositeType, Supergraph, type Subgraph } from '@apollo/federation-internals'
import { parse, print, visit, type ConstDirectiveNode, type DocumentNode, type GraphQLSchema } from 'graphql'

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
  /** its text, as planners should have it */
  sdl: string
  supergraph: Supergraph
  subgraphs: readonly SubgraphInSupergraph[]
  providersOf: ProvidersOf
}

/**
 * Reads a composed Federation 2 supergraph.
 * @throws Error with a Chinese sentence where the text is none
 */
export const readComposed = (text: string): ReadSupergraph => {
  try {
    const sdl = resolvableFirst(text)
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

/**
 * Apollo's planner takes a type's first key where it returns to a subgraph for a field that requires others, also one by which the subgraph
 * cannot find anything: so these come last.
 */
const resolvableFirst = (sdl: string): string => {
  const order = <Node extends { directives?: readonly ConstDirectiveNode[] }>(node: Node): Node => ({
    ...node,
    directives: node.directives?.toSorted((one, other) => Number(isUnresolvable(one)) - Number(isUnresolvable(other))),
  })
  const ordered: DocumentNode = visit(parse(sdl), { ObjectTypeDefinition: order, InterfaceTypeDefinition: order })
  return print(ordered)
}

const isUnresolvable = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean =>
  name.value === 'join__type' &&
  given.some(
    ({ name: { value: argument }, value }) => argument === 'resolvable' && 'value' in value && value.value === false,
  )

const tells = (subgraph: Subgraph, coordinate: string): boolean => {
  const [owner = '', name = ''] = coordinate.split('.')
  const type = subgraph.schema.type(owner)
  const field = type && isCompositeType(type) ? type.field(name) : undefined
  return field !== undefined && !subgraph.metadata().isFieldExternal(field)
}
