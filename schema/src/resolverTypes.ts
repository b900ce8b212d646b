import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import type { SubgraphSource } from './subgraphs.ts'

const header = '/* Generated from schema.graphql by `npm run schema`. Do not edit. */\n'

/** TypeScript types of a department's resolvers, from its SDL. */
export const resolverTypes = async ({ typeDefs, mappers }: SubgraphSource): Promise<string> => {
  const config = {
    federation: true,
    contextType: './context.ts#Context',
    mappers,
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: true,
    inputMaybeValue: 'T | null | undefined',
    scalars: {
      Date: 'string',
      DateTime: 'string',
      OrgCode: 'string',
      USCC: 'string',
      RegionCode: 'string',
      Fen: 'string',
    },
  }
  const code = await codegen({
    filename: 'types.generated.ts',
    schema: typeDefs,
    documents: [],
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers: typescriptResolvers },
  })
  return header + code
}
