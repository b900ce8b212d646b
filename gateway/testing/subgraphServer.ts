import { buildSubgraphSchema } from '@apollo/subgraph'
import { callerIn } from '@e360/kit/testing/callerIn'
import { execute, parse, validate, type DocumentNode } from 'graphql'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  query: string
  variables: Record<string, unknown>
  headers: IncomingHttpHeaders
}

type Answering = (request: ReceivedRequest, response: ServerResponse, wellBehaved: () => void) => void

/** A real subgraph behind real HTTP that misbehaves on command. */
export interface SubgraphServer {
  url: () => string
  /** from now on; null: behaves well again */
  answerWith: (answering: Answering | null) => void
  /** GraphQL requests that arrived, health probes left out */
  received: ReceivedRequest[]
  connections: () => number
  /** as if the process was killed: the port is closed and every connection cut */
  kill: () => Promise<void>
  /** on the same port again */
  restart: () => Promise<void>
}

export const startSubgraph = async (typeDefs: DocumentNode, resolvers: object): Promise<SubgraphServer> => {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
  const received: ReceivedRequest[] = []
  let answering: Answering | null = null
  let connections = 0
  let server: Server
  let port = 0

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { query, variables } = JSON.parse(await textOf(incoming)) as ReceivedRequest
    const isProbe = query === '{__typename}'
    const request = { query, variables, headers: incoming.headers }
    if (!isProbe) received.push(request)
    const wellBehaved = async () => {
      const document = parse(query)
      const errors = validate(schema, document)
      const contextValue = { caller: callerIn(incoming.headers) }
      const result =
        errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables, contextValue })
      sendJson(response, result)
    }
    if (answering && !isProbe) answering(request, response, () => void wellBehaved())
    else await wellBehaved()
  }

  const start = () =>
    new Promise<void>(resolve => {
      server = createServer((incoming, response) => void handle(incoming, response))
      server.on('connection', () => (connections += 1))
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })

  await start()
  return {
    url: () => `http://127.0.0.1:${port}/`,
    answerWith: next => {
      answering = next
    },
    received,
    connections: () => connections,
    kill: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    restart: start,
  }
}

export const sendJson = (response: ServerResponse, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(text)
}

const textOf = async (incoming: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
