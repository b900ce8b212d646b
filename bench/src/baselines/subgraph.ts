import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readSettings } from '@e360/kit/settings'
import { openPlainDepartment } from './department.ts'

// `subgraph.ts <department>`: one subgraph of the plain baseline, as Apollo's documentation starts one.
const settings = readSettings()
const { schema, context } = openPlainDepartment(process.argv[2]!, settings)

await startStandaloneServer(new ApolloServer({ schema }), {
  context: async () => context(),
  listen: { host: '127.0.0.1', port: settings.PORT },
})
