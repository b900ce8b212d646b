import type { OpenDepartment, Ports } from '@e360/kit/department'
import { grantKind } from '@e360/kit/grants/toldGrant'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import { catalogueImporter } from './catalogue/importer.ts'
import { publisher } from './catalogue/publish.ts'
import { resourceKind } from './catalogue/register.ts'
import { contextOf } from './context.ts'
import { ledgerFollower } from './ledger/follow.ts'
import { useGrants } from './sharing/decide.ts'
import { resolvers } from './resolvers.ts'

export const name = 'governance'
const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** Puts governance together over its database: it keeps no record of a company. @param declared its schema with what that declares */
export const open = (ports: Ports, declared = typeDefs): OpenDepartment => {
  const { database, supergraph, ledger, log } = ports
  return {
    ...guardedSchema(declared, resolvers, ports),
    context: contextOf(database),
    followers: [
      ...(supergraph ? [publisher(database, supergraph, log)] : []),
      ...(ledger ? [ledgerFollower(database, ledger, log)] : []),
    ],
    importers: { catalogue: catalogueImporter(database) },
    contents: {},
    kinds: [resourceKind, grantKind],
    useGrants: ids => useGrants(database, ids),
  }
}
