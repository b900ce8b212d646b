import '@e360/gateway/telemetryOff'
import { ApolloGateway, LocalGraphQLDataSource, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readSupergraph } from '@e360/cli/supergraph'
import { readSettings } from '@e360/kit/settings'
import { openPlainDepartment, type PlainDepartment } from './department.ts'

/** A department in this process, opened when it is first asked; each fetch has loaders of its own, as each request to a subgraph has. */
const localSource = (open: () => PlainDepartment): GraphQLDataSource => {
  let source: { of: LocalGraphQLDataSource; context: () => object } | undefined
  return {
    process: options => {
      if (!source) {
        const { schema, context } = open()
        source = { of: new LocalGraphQLDataSource(schema), context }
      }
      return source.of.process({ ...options, context: source.context() })
    },
  }
}

const settings = readSettings()
const gateway = new ApolloGateway({
  supergraphSdl: readSupergraph(),
  buildService: ({ name }) => localSource(() => openPlainDepartment(name, settings)),
})

await startStandaloneServer(new ApolloServer({ gateway }), { listen: { host: '127.0.0.1', port: settings.PORT } })
