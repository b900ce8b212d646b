import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Caller, Role } from '@e360/kit/caller'
import { openShop, type Shop } from '../../testing/shopGateway.ts'

let shop: Shop
let caller: Caller
beforeAll(async () => {
  shop = await openShop({ authenticate: async () => caller })
})
beforeEach(() => void (caller = as('officer')))
afterAll(() => shop.close())

const as = (...roles: Role[]): Caller => ({ sub: 'u', roles, systems: [] })
const askedOf = async (subgraph: 'stock' | 'opinion' | 'label', work: () => Promise<unknown>) => {
  const before = shop[subgraph].received.length
  await work()
  return shop[subgraph].received.slice(before)
}
const forbidden = (...path: (string | number)[]) => ({ path, extensions: { code: 'FORBIDDEN' } })

test.each([
  ['a field', '{ opinion(id: "1") { stars words } }', 'words'],
  ['an alias', '{ opinion(id: "1") { stars: stars said: words } }', 'said'],
  ['a fragment', '{ opinion(id: "1") { ...all } } fragment all on Opinion { stars words }', 'words'],
  ['an inline fragment', '{ opinion(id: "1") { stars ... on Opinion { words } } }', 'words'],
  ['a payload', 'mutation { opinion: judge(id: "1", stars: 4) { stars words } }', 'words'],
])('what a role may not read is not asked for, by %s, and the rest is answered', async (_way, query, key) => {
  let answer: Awaited<ReturnType<Shop['ask']>> | undefined
  const [request] = await askedOf('opinion', async () => (answer = await shop.ask(query)))
  expect(JSON.stringify(request)).not.toContain('words')
  expect(answer).toMatchObject({
    status: 200,
    data: { opinion: { stars: 4, [key]: null } },
    errors: [forbidden('opinion', key)],
    extensions: { sections: { opinion: { status: 'FORBIDDEN', code: 'FORBIDDEN', paths: [['opinion', key]] } } },
  })
  caller = as('analyst')
  const { data, errors } = await shop.ask(query)
  expect({ data, errors }).toMatchObject({ data: { opinion: { [key]: 'words 1' } }, errors: undefined })
})

test('a subgraph of which everything is refused gets no request, and its section is FORBIDDEN at every place', async () => {
  const query = '{ items(ids: ["1", "3"]) { title opinions { words } } }'
  let answer: Awaited<ReturnType<Shop['ask']>> | undefined
  expect(await askedOf('opinion', async () => (answer = await shop.ask(query)))).toHaveLength(1)
  expect(answer).toMatchObject({
    data: { items: [{ title: 'one', opinions: [{ words: null }, { words: null }] }, { title: 'three' }] },
    extensions: { sections: { stock: { status: 'OK' }, opinion: { status: 'FORBIDDEN' } } },
  })
  expect(answer!.errors).toHaveLength(4)
})

test('what would be found by a field that a role may not read is not asked for, and what stands beside it is', async () => {
  const query = 'query ($words: String) { a: opinion(id: "1") { stars } b: opinion(id: "1", saying: $words) { stars } }'
  let answer: Awaited<ReturnType<Shop['ask']>> | undefined
  const [request] = await askedOf('opinion', async () => (answer = await shop.ask(query, { words: 'x' })))
  expect(JSON.stringify(request)).not.toContain('saying')
  expect(answer).toMatchObject({ status: 200, data: { a: { stars: 4 }, b: null }, errors: [forbidden('b')] })
  expect((await shop.ask(query)).errors).toBeUndefined()
  caller = as('analyst')
  expect((await shop.ask(query, { words: 'x' })).errors).toBeUndefined()
})

test('a refusal is FORBIDDEN to everybody, in its section too, and who did not sign in is told to', async () => {
  const query = '{ opinion(id: "1") { words } }'
  expect((await shop.ask(query)).errors).toMatchObject([forbidden('opinion', 'words')])
  caller = { sub: null, roles: [], systems: [] }
  expect(await shop.ask(query)).toMatchObject({
    errors: [{ ...forbidden('opinion', 'words'), message: expect.stringContaining('请先登录') }],
    extensions: { sections: { opinion: { status: 'FORBIDDEN', code: 'FORBIDDEN' } } },
  })
})

test('a purpose that is none is refused in a sentence that lists those that are', async () => {
  const ask = (headers: Record<string, string>) => shop.ask('{ opinion(id: "1") { stars } }', {}, headers)
  expect(await ask({ 'x-e360-purpose': 'CURIOSITY' })).toMatchObject({
    status: 400,
    errors: [
      { message: expect.stringMatching(/CURIOSITY.*INSPECTION（监督检查）/), extensions: { code: 'BAD_USER_INPUT' } },
    ],
  })
  expect((await ask({ 'x-e360-purpose': 'CASE' })).errors).toMatchObject([{ message: expect.stringContaining('案号') }])
  expect((await ask({ 'x-e360-glass-reason': 'x' })).errors).toMatchObject([
    { message: expect.stringContaining('目的') },
  ])
  expect((await ask({ 'x-e360-purpose': 'CASE; case=%E6%A1%881' })).errors).toBeUndefined()
})
