import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { boundedNames } from './measures.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${shop.gateway.url}${path}`, { headers })

test('the request id and the trace of the client travel to the subgraphs and back', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const response = await fetch(`${shop.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'my/id:1', traceparent },
    body: '{"query":"{ labels }"}',
  })
  expect(response.headers.get('x-request-id')).toBe('my/id:1')
  expect(shop.label.received.at(-1)?.headers).toMatchObject({ 'x-request-id': 'my/id:1', traceparent })
})

test('a request id that is missing, not safe or the number of a person is replaced', async () => {
  for (const given of ['', 'x'.repeat(129), 'a b', '<script>', '13812345678', 'id:500101199001011234']) {
    const id = (await get('/health?live', given ? { 'x-request-id': given } : {})).headers.get('x-request-id')
    expect(id).toMatch(/^[\da-f-]{36}$/)
  }
})

test('where access is switched off no caller is told, and a token is not looked at', async () => {
  const { status } = await shop.ask('{ labels }', {}, { authorization: 'Bearer nonsense' })
  expect([status, shop.label.received.at(-1)?.headers['x-e360-caller']]).toEqual([200, undefined])
})

test('liveness needs no subgraph; readiness tells of each, and some being down does not take the gateway out', async () => {
  const ready = await get('/health?ready')
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'READY', subgraphs: { label: 'UP', opinion: 'UP', stock: 'UP' } },
  ])
  await Promise.all([shop.stock.kill(), shop.label.kill()])
  await expectEventually('/health?ready', 200, {
    status: 'DEGRADED',
    subgraphs: { label: 'DOWN', opinion: 'UP', stock: 'DOWN' },
  })
  await shop.opinion.kill()
  await expectEventually('/health', 503, {
    status: 'UNAVAILABLE',
    subgraphs: { label: 'DOWN', opinion: 'DOWN', stock: 'DOWN' },
  })
  expect((await get('/health?live')).status).toBe(200)
  await Promise.all([shop.stock.restart(), shop.label.restart(), shop.opinion.restart()])
  await expectEventually('/health', 200, { status: 'READY', subgraphs: { label: 'UP', opinion: 'UP', stock: 'UP' } })
})

/** A readiness answer is kept for half a second. */
const expectEventually = async (path: string, status: number, body: object) => {
  for (;;) {
    const response = await get(path)
    const found = { status: response.status, body: await response.json() }
    if (JSON.stringify(found.body) === JSON.stringify(body)) return expect(found.status).toBe(status)
  }
}

test('figures are kept for each operation and each subgraph', async () => {
  await shop.ask('query Figures { labels }')
  const response = await get('/metrics')
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(text).toMatch(/e360_gateway_requests_total\{operation="Figures",outcome="OK"\} 1/)
  expect(text).toMatch(/e360_gateway_fetches_total\{subgraph="label",outcome="OK"\} \d+/)
  expect(text).toMatch(/e360_gateway_request_duration_seconds_bucket\{le="0\.5",operation="Figures"\} 1/)
  expect(text).toContain('process_cpu_seconds_total')
})

test('an operation that is not valid has no name in the figures', async () => {
  await shop.ask('query Nonsense { nothing }')
  expect(await (await get('/metrics')).text()).not.toContain('Nonsense')
})

test('the names of operations are bounded', () => {
  const nameOf = boundedNames(2)
  expect(['a', 'b', 'c', 'a', null, 'd'.repeat(65)].map(nameOf)).toEqual(['a', 'b', 'other', 'a', 'anonymous', 'other'])
})

test('an address that is not there is a problem document', async () => {
  const response = await get('/nowhere')
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
    { type: 'about:blank', title: '没有这个地址', status: 404, code: 'BAD_USER_INPUT' },
  ])
})

test.each(['/titles/secret/%E0%A4%A', `/health/secret${'x'.repeat(5_000)}`])(
  'an address that cannot be read is not quoted: %.30s',
  async path => {
    const response = await get(path)
    const text = await response.text()
    expect([response.headers.get('content-type'), text.includes('secret')]).toEqual([
      'application/problem+json; charset=utf-8',
      false,
    ])
  },
)

test.each([
  ['broken JSON', 400, '{"query":', 'application/json'],
  ['a body that sets __proto__', 400, '{"query":"{ labels }","__proto__":{}}', 'application/json'],
  ['another content type', 415, '<a/>', 'application/xml'],
  ['a body that is too large', 413, `{"query":"${'x'.repeat(9 << 20)}"}`, 'application/json'],
])('%s is refused in the form of a GraphQL response', async (_what, status, body, type) => {
  const response = await fetch(`${shop.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  expect(response.status).toBe(status)
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  expect(errors[0]?.message).toMatch(/\p{Script=Han}/u)
})

test('a browser finds a page', async () => {
  const response = await get('/')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
})
