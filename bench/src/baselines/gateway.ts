import '@e360/gateway/telemetryOff'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readSupergraph } from '@e360/cli/supergraph'
import { readSettings } from '@e360/kit/settings'

// The gateway of the plain baseline: its own data source, whose default fetcher keeps connections alive.
const settings = readSettings()
const gateway = new ApolloGateway({
  supergraphSdl: readSupergraph(),
  buildService: ({ name, url }) => new RemoteGraphQLDataSource({ url: settings.serviceUrl(name) ?? url }),
})

await startStandaloneServer(new ApolloServer({ gateway }), { listen: { host: '127.0.0.1', port: settings.PORT } })
