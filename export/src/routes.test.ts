import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { RoutePorts } from '@e360/gateway/http/routes'
import { sendFailure } from '@e360/kit/exchange/sendFailure'
import { createLog } from '@e360/kit/log'
import { fastify, type FastifyInstance } from 'fastify'
import type { GraphQLError } from 'graphql'
import type { DownloadLimits } from './openDownloads.ts'
import { exportRoutes } from './routes.ts'

const entry = {
  failedInspections: 0,
  penalties: 0,
  lastInspectedOn: null,
  nextExpiryOn: null,
  grade: null,
  warnings: [],
  enterprise: { name: '重庆长名有限公司'.repeat(100), uscc: null, orgCode: '551385082', registrationStatus: 'ACTIVE' },
}
/** a city whose companies never end */
const nodes = Array.from({ length: 100 }, () => entry)
const data = { archiveEnterprises: { nodes, pageInfo: { hasNextPage: true, endCursor: 'next' } } }

let app: FastifyInstance
const clients = new Set<Socket>()
const accepted = new Set<Socket>()
afterEach(async () => {
  clients.forEach(socket => socket.destroy())
  clients.clear()
  accepted.clear()
  await app.close()
})

/** Each caller's token is his name; the pages of `slow` come when `more` says so, but for the first. */
const start = async (limits: DownloadLimits, more = Promise.resolve()) => {
  app = fastify({ forceCloseConnections: true })
  app.setErrorHandler((error: GraphQLError, _request, reply) => sendFailure(reply, error))
  app.server.on('connection', socket => accepted.add(socket))
  const ports: RoutePorts = {
    authenticate: token => Promise.resolve({ sub: token!, roles: ['analyst'], systems: [] }),
    execute: async (_request, caller, { variables }) => {
      if (caller!.sub === 'slow' && variables!['after'] !== null) await more
      return { data: data as never, errors: [], sections: {} }
    },
    transports: new Map(),
    closing: new AbortController().signal,
    log: createLog({ service: 'test', level: 'silent' }),
  }
  exportRoutes(limits)(app, ports)
  await app.listen({ port: 0 })
}

/** A connection on which so many downloads are asked for, and none is read. */
const download = (who: string, format = 'csv', times = 1): Socket => {
  const client = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  clients.add(client.on('error', () => undefined))
  const asked = `GET /export/enterprises?format=${format} HTTP/1.1\r\nhost: x\r\nauthorization: ${who}\r\n\r\n`
  client.write(asked.repeat(times))
  return client
}
const beginningOf = async (client: Socket): Promise<string> => {
  const [piece] = (await once(client, 'data')) as [Buffer]
  client.pause()
  return piece.toString()
}
const begun = async (who: string, format?: string, times?: number) => {
  const client = download(who, format, times)
  expect(await beginningOf(client)).toMatch(/^HTTP\/1.1 200 /)
  return client
}
/** The server's end of a connection. */
const endOf = ({ localPort }: Socket) => [...accepted].find(({ remotePort }) => remotePort === localPort)!
/** it may have been reset before */
const closed = (socket: Socket) => new Promise(resolve => socket.once('close', resolve))
const leave = async (client: Socket) => {
  const left = closed(endOf(client))
  client.destroy()
  await left
}

test('a caller holds some downloads open at once; one more is refused until another is over, and no other caller is', async () => {
  await start({ most: 2, idleMs: 60_000 })
  const [first] = [await begun('a'), await begun('a', 'xlsx')]
  const refused = await beginningOf(download('a'))
  expect(refused).toMatch(
    /^HTTP\/1.1 429 [^]*retry-after: [^]*您正在进行的导出已达 2 个，请等其中一个完成后再试[^]*RATE_LIMITED/,
  )
  await begun('b')
  await leave(first)
  await begun('a')
})

test('those that wait behind each other on one connection are over with it', async () => {
  await start({ most: 2, idleMs: 60_000 })
  const both = await begun('a', 'csv', 2)
  expect(await beginningOf(download('a'))).toMatch(/^HTTP\/1.1 429 /)
  await leave(both)
  await begun('a')
  await begun('a')
})

test.each(['csv', 'xlsx'])('a download of %s that nobody reads is ended', async format => {
  await start({ most: 1, idleMs: 50 })
  const end = endOf(await begun('a', format))
  await closed(end)
  expect(end.bytesWritten).toBeGreaterThan(0)
  await begun('a', format)
})

test('a download goes on that is read, or that waits for its next page', async () => {
  let tellMore = () => {}
  await start({ most: 1, idleMs: 1_000 }, new Promise(resolve => (tellMore = resolve)))
  const slow = await begun('slow')
  const reader = await begun('reader')
  let [told, read] = [0, 0]
  slow.on('data', ({ length }: Buffer) => (told += length)).resume()
  reader.on('data', ({ length }: Buffer) => (read += length)).resume()
  await closed(endOf(await begun('a')))
  const before = { told, read }
  tellMore()
  await Promise.all([once(slow, 'data'), once(reader, 'data')])
  expect(told).toBeGreaterThan(before.told)
  expect(read).toBeGreaterThan(before.read)
})
