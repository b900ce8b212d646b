import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { sendJson } from '../../testing/subgraphServer.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterEach(() => shop.stock.answerWith(null))
afterAll(() => shop.close())

const refusesWith = (extensions: object, message: string, more: object = {}) =>
  shop.stock.answerWith((_request, response) =>
    sendJson(response, { data: { item: null }, errors: [{ message, path: ['item'], extensions, ...more }] }),
  )

const item = '{ item(id: "1") { title } }'

test('nothing of a subgraph’s error but a known code and a harmless sentence reaches the client', async () => {
  refusesWith(
    { code: 'BAD_USER_INPUT', stacktrace: ['at /srv/a.ts:1'], sql: 'SELECT 1', serviceName: 'stock', exception: {} },
    '无法执行 SELECT secret FROM people WHERE id = 1',
    { locations: [{ line: 1, column: 1 }] },
  )
  const { text, errors } = await shop.ask(item)
  expect(errors).toEqual([
    { message: '输入有误，请检查后重试', path: ['item'], extensions: { code: 'BAD_USER_INPUT' } },
  ])
  expect(text).not.toMatch(/SELECT|secret|srv|serviceName|stacktrace|127\.0\.0\.1/)
})

test('a code that is not in the table is SECTION_UNAVAILABLE', async () => {
  refusesWith({ code: 'ER_ACCESS_DENIED' }, '数据库拒绝访问')
  const { errors } = await shop.ask(item)
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('无法取得'),
    extensions: { code: 'SECTION_UNAVAILABLE' },
  })
})

test('candidates come with AMBIGUOUS_NAME only, and only plain facts of them', async () => {
  const candidates = [
    { id: '1', title: '甲', score: 1, db: 'http://10.0.0.1/', __proto: 1, nested: { a: 1 } },
    'text',
    { id: '2', title: '乙', note: null },
  ]
  refusesWith({ code: 'AMBIGUOUS_NAME', candidates }, '有两件同名')
  const ambiguous = await shop.ask(item)
  expect(ambiguous.errors?.[0]).toEqual({
    message: '有两件同名',
    path: ['item'],
    extensions: {
      code: 'AMBIGUOUS_NAME',
      candidates: [
        { id: '1', title: '甲', score: 1 },
        { id: '2', title: '乙', note: null },
      ],
    },
  })
  refusesWith({ code: 'FORBIDDEN', candidates }, '无权查看')
  const forbidden = await shop.ask(item)
  expect(forbidden.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
})

test('what changed meanwhile comes with VERSION_CONFLICT only, and only plain facts of it', async () => {
  const meanwhile = [
    { field: 'colour', from: null, to: '红', at: { place: 1 } },
    { field: 'note', from: 'SELECT secret FROM people', to: '无' },
  ]
  refusesWith({ code: 'VERSION_CONFLICT', version: 3, meanwhile, seen: 1 }, '其间已有变更')
  expect((await shop.ask(item)).errors?.[0]?.extensions).toEqual({
    code: 'VERSION_CONFLICT',
    version: 3,
    meanwhile: [
      { field: 'colour', from: null, to: '红' },
      { field: 'note', to: '无' },
    ],
  })
  refusesWith({ code: 'BAD_USER_INPUT', version: 3, meanwhile }, '没有需要变更的')
  expect((await shop.ask(item)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
})

test('a request that a subgraph refuses as a whole keeps the reason', async () => {
  shop.stock.answerWith((_request, response) =>
    response
      .writeHead(400, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errors: [{ message: '编号“x”无效', extensions: { code: 'BAD_USER_INPUT' } }] })),
  )
  const { errors } = await shop.ask(item)
  expect(errors).toEqual([{ message: '编号“x”无效', path: ['item'], extensions: { code: 'BAD_USER_INPUT' } }])
})

test.each([
  ['a field that is not there', '{ item(id: "1") { colour } }', ['colour', 'Item', '查询不符合接口定义']],
  ['a missing argument', '{ item { id } }', ['item', 'id', '查询不符合接口定义']],
  ['broken syntax', '{ item(id: "1") { ', ['查询语法有误']],
  ['an unknown operation name', 'query A { labels } query B { labels }', ['操作']],
  ['an empty query', '', ['请求格式有误']],
])('%s is BAD_USER_INPUT with a Chinese sentence that names it', async (_what, query, words) => {
  const { status, errors } = await shop.ask(query)
  expect(status).toBe(400)
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  for (const word of words) expect(errors?.[0]?.message).toContain(word)
})

test('a variable of the wrong type is BAD_USER_INPUT and names the variable, and nothing of its value', async () => {
  const ids = [{ a: '张三 at "ids[0]"; Expected type "Secret".' }]
  const { status, errors } = await shop.ask('query ($ids: [ID!]!) { items(ids: $ids) { id } }', { ids })
  expect(status).toBe(400)
  expect(errors?.[0]).toMatchObject({
    message: '变量的值有误（$ids[0]）：不是有效的 ID',
    extensions: { code: 'BAD_USER_INPUT' },
  })
})

test('registered queries (APQ) and batches are not taken', async () => {
  const post = async (body: unknown) => {
    const response = await fetch(`${shop.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as { errors: { extensions: { code: string } }[] } }
  }
  const registered = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })
  expect(registered.body.errors[0]?.extensions).toEqual({ code: 'PERSISTED_QUERY_REQUIRED' })
  const batch = await post([{ query: item }, { query: item }])
  expect([batch.status, batch.body.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
})

test('a simple cross-site request is refused', async () => {
  const response = await fetch(`${shop.gateway.url}/graphql?query={labels}`)
  expect([
    response.status,
    ((await response.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions,
  ]).toEqual([400, { code: 'BAD_USER_INPUT' }])
})

test('a query may come by GET, a change may not', async () => {
  const get = (query: string) =>
    fetch(`${shop.gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': '1' },
    })
  expect(await (await get('{ labels }')).json()).toMatchObject({ data: { labels: ['x'] } })
  expect((await get('mutation { rename(id: "1", title: "x") { id } }')).status).toBe(405)
})
