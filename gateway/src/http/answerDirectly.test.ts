import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { isRole } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { defaultLimits } from '@e360/kit/limits'
import { callerWith } from '@e360/kit/testing/openForTest'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { sendJson } from '../../testing/subgraphServer.ts'

const text =
  'query Card($id: ID!, $more: Boolean = false) { item(id: $id) { title label rating { count } tags @include(if: $more) } }'
const hash = createHash('sha256').update(text).digest('hex')

const mostCharacters = 4_000_000

let shop: Shop
let rows: Record<string, unknown>[]
let isFull = false

/** Keeps rows in memory. */
const ledger: AccessLedger = {
  enter: () => undefined,
  leave: () => undefined,
  keep: async members => {
    if (isFull) throw failure('SECTION_UNAVAILABLE', '访问留痕暂时无法写入')
    rows.push(JSON.parse(`{${members}}`) as Record<string, unknown>)
  },
  close: async () => undefined,
}

beforeAll(async () => {
  shop = await openShop({
    accessLedger: ledger,
    limits: { ...defaultLimits, answerCharacters: mostCharacters },
    operations: [{ id: hash, name: 'Card', body: text }],
    authenticate: async role => {
      if (role === 'bad') throw failure('UNAUTHENTICATED', undefined, { http: { status: 401 } })
      return role !== undefined && isRole(role) ? callerWith(role) : callerWith(null)
    },
  })
})
afterAll(() => shop.close())

type Headers = Record<string, string>

const directAnswers = async () => {
  const figures = await (await fetch(`${shop.gateway.url}/metrics`)).text()
  return Number(/e360_gateway_direct_answers_total (\d+)/.exec(figures)?.[1])
}

/** Everything that a client and the ledger see, but times. */
const send = async (body: object, headers: Headers) => {
  rows = []
  const response = await fetch(`${shop.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'x-request-id': 'r', authorization: 'officer', ...headers },
    body: JSON.stringify(body),
  })
  const { date: _date, ...told } = Object.fromEntries(response.headers)
  const answer = (await response.text()).replaceAll(/"elapsedMs":\d+/g, '"elapsedMs":0')
  const kept = rows.map(({ at: _at, ...row }) => row)
  return { status: response.status, told: { ...told, 'content-length': '' }, answer, kept }
}

/** The same request in a form that @apollo/server reads and the direct way leaves alone. */
const both = async (body: object, headers: Headers = {}) => {
  const apollo = await send(body, { 'content-type': 'application/json;charset=utf-8', ...headers })
  const before = await directAnswers()
  const direct = await send(body, { 'content-type': 'application/json', ...headers })
  expect(direct).toEqual(apollo)
  return { ...direct, isDirect: (await directAnswers()) > before }
}

const card = { query: text, variables: { id: '1' } }
const several = 'query A { labels } query B { item(id: "2") { title } } mutation C { rename(id: 1, title: "x") { id } }'

test.each<[string, object, boolean, Headers?]>([
  ['a query', card, true],
  ['one that is named', { ...card, operationName: 'Card' }, true],
  [
    'one by its hash',
    { variables: { id: '1' }, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    true,
  ],
  ['one of several', { query: several, operationName: 'B' }, true],
  ['one whose client tells of itself', { ...card, extensions: { clientLibrary: { name: 'x', version: '4' } } }, true],
  [
    'one for another type of answer',
    card,
    true,
    { accept: 'application/graphql-response+json,application/json;q=0.9' },
  ],
  ['one of a browser', card, true, { accept: 'application/json, text/plain, */*' }],
  ['one of the public', card, true, { authorization: '' }],
  ['one that tells a purpose', card, true, { 'x-e360-purpose': 'INSPECTION', 'apollographql-client-name': 'm' }],
  ['one that finds nothing', { ...card, variables: { id: 'nobody' } }, true],
  ['one about the schema', { query: '{ __typename }' }, true],
  ['a change', { query: several, operationName: 'C' }, false],
  ['a variable of a wrong type', { ...card, variables: { id: {} } }, false],
  ['a variable that is missing', { query: text }, false],
  [
    'variables too deep',
    {
      ...card,
      variables: {
        id: '1',
        x: Array(40)
          .fill(0)
          .reduce(inner => [inner], 1),
      },
    },
    false,
  ],
  ['no such operation', { ...card, operationName: 'Nobody' }, false],
  ['an empty name', { ...card, operationName: '' }, false],
  ['none of several', { query: several }, false],
  ['a hash nobody knows', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, false],
  ['a hash of another text', { ...card, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, false],
  ['what is no query', { query: '{ nothing }' }, false],
  ['what is no GraphQL', { query: '{' }, false],
  ['what is no text', { query: 7 }, false],
  ['variables that are a list', { ...card, variables: [1] }, false],
  ['several requests', [card], false],
  ['a purpose that is none', card, false, { 'x-e360-purpose': 'CURIOSITY' }],
  ['a token that is not good', card, false, { authorization: 'bad' }],
  ['an answer nobody can send', card, false, { accept: 'text/html' }],
])('%s is answered as @apollo/server does', async (_what, ...[body, isDirect, headers]) => {
  await both(body, headers)
  expect((await both(body, headers)).isDirect).toBe(isDirect)
})

test('a long answer comes whole, and tells its length', async () => {
  const title = '店😀'.repeat(500_000)
  shop.stock.answerWith((_request, response) => sendJson(response, { data: { items: [{ title }, { title }] } }))
  for (const type of ['application/json;charset=utf-8', 'application/json', 'application/json']) {
    const response = await fetch(`${shop.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: 'officer' },
      body: JSON.stringify({ query: '{ items(ids: ["1", "2"]) { title } }' }),
    })
    const answer = await response.text()
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(answer))
    const { data } = JSON.parse(answer) as { data: object }
    expect(isDeepStrictEqual(data, { items: [{ title }, { title }] })).toBe(true)
  }
  shop.stock.answerWith(null)
})

test('an answer that is too long is refused without being made twice', async () => {
  let asked = 0
  shop.stock.answerWith((_request, response) => {
    asked += 1
    sendJson(response, { data: { item: { title: '店'.repeat(mostCharacters + 1) } } })
  })
  const query = '{ item(id: 1) { title } }'
  await both({ query })
  asked = 0
  const { status, isDirect, answer, kept } = await both({ query })
  shop.stock.answerWith(null)
  expect([status, isDirect, answer]).toEqual([400, true, expect.stringContaining('QUERY_TOO_COSTLY')])
  expect([asked, kept]).toEqual([2, [expect.objectContaining({ outcome: 'REFUSED' })]])
})

test('what a department fails to tell is told in the same words', async () => {
  shop.stock.answerWith((_request, response) =>
    sendJson(response, {
      data: { item: { title: null, tags: [] } },
      errors: [{ message: '无权', path: ['item', 'title'], extensions: { code: 'FORBIDDEN' } }],
    }),
  )
  await both({ query: '{ item(id: 1) { title tags } }' })
  const { isDirect, answer, kept } = await both({ query: '{ item(id: 1) { title tags } }' })
  expect([isDirect, answer, kept]).toEqual([
    true,
    expect.stringContaining('FORBIDDEN'),
    [expect.objectContaining({ outcome: 'REFUSED' })],
  ])
  shop.stock.answerWith((_request, response) => void response.destroy())
  const failed = await both({ query: '{ item(id: 1) { title tags } }' })
  expect([failed.isDirect, failed.answer]).toEqual([true, expect.stringContaining('SECTION_UNAVAILABLE')])
  shop.stock.answerWith(null)
})

test.each([
  ['of many writings', '药店“一号”\n😀\ud800\u0000'],
  ['that is very long', '店'.repeat(500_000)],
])('a text %s is sent whole', async (_what, title) => {
  shop.stock.answerWith((_request, response) => sendJson(response, { data: { item: { title, tags: [] } } }))
  await both({ query: '{ item(id: 1) { title tags } }' })
  const { isDirect, answer } = await both({ query: '{ item(id: 1) { title tags } }' })
  shop.stock.answerWith(null)
  expect([isDirect, JSON.parse(answer)]).toMatchObject([true, { data: { item: { title } } }])
})

test('an operation that was answered is refused where its variables make it cost too much', async () => {
  const query = 'query ($n: Int) { item(id: "1") { opinions(first: $n) { about { opinions(first: $n) { id } } } } }'
  await both({ query, variables: { n: 1 } })
  const { isDirect, answer } = await both({ query, variables: { n: 1_000 } })
  expect([isDirect, answer]).toEqual([false, expect.stringContaining('QUERY_TOO_COSTLY')])
})

test('what cannot be kept is not answered', async () => {
  isFull = true
  const { isDirect, answer } = await both(card)
  isFull = false
  expect([isDirect, answer]).toEqual([true, expect.stringContaining('访问留痕暂时无法写入')])
})
