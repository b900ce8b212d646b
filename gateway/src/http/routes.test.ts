import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { failure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import { callerIn } from '@e360/kit/testing/callerIn'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import type { Authenticate } from '../caller.ts'
import type { Routes } from './routes.ts'

let shop: Shop
let closing: AbortSignal
const lines: string[] = []

const authenticate: Authenticate = async authorization => {
  if (authorization === 'Bearer good') return { sub: 'reader', roles: ['analyst'], systems: [] }
  throw failure('UNAUTHENTICATED', undefined, {
    http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
  })
}

const titles: Routes = (app, ports) => {
  closing = ports.closing
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'string', bodyLimit: 10 },
    async (_request: unknown, body: string) => body,
  )
  app.get<{ Params: { token: string; id: string } }>('/titles/:token/:id', async (request, reply) => {
    const { token, id } = request.params
    const caller = await ports.authenticate(`Bearer ${token}`)
    const query = 'query Title($id: ID!) { item(id: $id) { title opinions { stars } } }'
    const { data, errors, sections } = await ports.execute<{ item: unknown }>(request, caller, {
      query,
      variables: { id },
    })
    await ports.execute(request, caller, { query: 'query More { labels }' })
    return reply.send({ data, errors, sections: Object.keys(sections) })
  })
  app.post('/titles', (request, reply) => reply.send({ got: request.body }))
  app.get('/titles/unknown', async () => {
    throw failure('BAD_USER_INPUT', '没有这个标题')
  })
  app.get('/titles/broken', async () => {
    throw new Error('a mistake of ours')
  })
}

beforeAll(async () => {
  const log = createLog({ service: 'test' }, { write: line => lines.push(line) })
  shop = await openShop({ authenticate, log, routes: [titles] })
})
afterAll(() => shop.close())

const get = (path: string) => fetch(`${shop.gateway.url}${path}`)

test('a route is answered by the supergraph as its caller would be', async () => {
  const response = await get('/titles/good/1')
  const { data, errors, sections } = (await response.json()) as Record<string, object>
  expect([response.status, data, errors, sections]).toEqual([
    200,
    { item: { title: 'one', opinions: expect.any(Array) } },
    [],
    ['stock', 'opinion'],
  ])
  expect(callerIn(shop.label.received.at(-1)?.headers).sub).toBe('reader')
})

test('a request is one log line, whatever it asked, and the line tells the route instead of the address', async () => {
  await get('/titles/good/2')
  const line = JSON.parse(lines.at(-1)!) as object
  expect(line).toMatchObject({
    route: '/titles/:token/:id',
    status: 200,
    operation: 'More',
    sections: { stock: 'OK', opinion: 'OK', label: 'OK' },
  })
  expect(await (await get('/metrics')).text()).toMatch(
    /e360_gateway_requests_total\{operation="Title",outcome="OK"\} 2/,
  )
})

test('a dead subgraph is missing in the answer, with an error at its place', async () => {
  await shop.opinion.kill()
  const { data, errors } = (await (await get('/titles/good/1')).json()) as Record<string, object>
  await shop.opinion.restart()
  expect(data).toEqual({ item: { title: 'one', opinions: null } })
  expect(errors).toMatchObject([{ path: ['item', 'opinions'], extensions: { code: 'SECTION_UNAVAILABLE' } }])
})

test('what a route throws is a problem document; a mistake is masked and logged', async () => {
  const unknown = await get('/titles/unknown')
  expect([unknown.status, unknown.headers.get('content-type'), await unknown.json()]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
    { type: 'about:blank', title: '没有这个标题', status: 400, code: 'BAD_USER_INPUT' },
  ])
  const broken = await get('/titles/broken')
  expect([broken.status, await broken.json()]).toEqual([
    500,
    { type: 'about:blank', title: '系统内部错误，已记录，请联系管理员', status: 500, code: 'INTERNAL_SERVER_ERROR' },
  ])
  expect(lines.join('')).toContain('a mistake of ours')
})

test('a long token in the path is read, a bad one is refused, and neither is logged', async () => {
  const token = 'x'.repeat(2_000)
  const response = await get(`/titles/${token}/1`)
  expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([
    401,
    'Bearer',
    { type: 'about:blank', title: '请先登录：没有令牌，或令牌已失效', status: 401, code: 'UNAUTHENTICATED' },
  ])
  expect(lines.join('')).not.toContain('xxx')
})

test('a parser and a limit of a route do not hold for the others', async () => {
  const send = (path: string, body: string) =>
    fetch(`${shop.gateway.url}${path}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body })
  expect(await (await send('/titles', 'short')).json()).toEqual({ got: 'short' })
  expect((await send('/titles', 'longer than ten')).status).toBe(413)
  expect((await send('/graphql', 'short')).status).toBe(415)
})

test('a route is told when the gateway begins to close', async () => {
  const other = await openShop({ routes: [titles] })
  const signal = closing
  expect(signal.aborted).toBe(false)
  const closed = other.close()
  expect(signal.aborted).toBe(true)
  await closed
})
