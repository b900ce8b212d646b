import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { concatAST, parse, type DocumentNode } from 'graphql'

const root = new URL('../../', import.meta.url)

/** A department as its folder shows it to composition and code generation. */
export interface SubgraphSource {
  name: string
  /** where the gateway finds it unless told otherwise */
  url: string
  /** the shared types and the department's own */
  typeDefs: DocumentNode
  folder: URL
  /** GraphQL type → what its resolvers are given, as `./file.ts#Type` */
  mappers: Record<string, string>
}

/** Every folder below subgraphs/ that holds a `schema.graphql`, by name. */
export const readSubgraphs = (): SubgraphSource[] => {
  const shared = ['access', 'shared'].map(name => parse(readFileSync(new URL(`schema/${name}.graphql`, root), 'utf8')))
  return readdirSync(new URL('subgraphs/', root))
    .toSorted()
    .map(name => ({ name, folder: new URL(`subgraphs/${name}/`, root) }))
    .filter(({ folder }) => existsSync(new URL('schema.graphql', folder)))
    .map(({ name, folder }) => {
      const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
        e360: { port: number; mappers: Record<string, string> }
      }
      const own = parse(readFileSync(new URL('schema.graphql', folder), 'utf8'))
      return {
        name,
        folder,
        url: `http://127.0.0.1:${manifest.e360.port}/graphql`,
        typeDefs: concatAST([...shared, own]),
        mappers: manifest.e360.mappers,
      }
    })
}
