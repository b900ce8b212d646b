import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Supergraph } from '@apollo/federation-internals'
import { defaultLimits } from '@e360/kit/limits'
import { parse } from 'graphql'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { readComposed } from '../fetch/subgraphSchemas.ts'
import { boundedPlanner } from './boundedPlanner.ts'
import { planHere } from './planHere.ts'
import { planningThread } from './planningThread.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop({ limits: { ...defaultLimits, fetches: 10 } })
})
afterAll(() => shop.close())

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const text = '{ item(id: "1") { title label rating { average } opinions(first: 2) { stars about { postage } } } }'

test('a thread makes the plan that would be made here', async () => {
  const thread = planningThread(shop.supergraphSdl)
  const here = planHere(Supergraph.build(shop.supergraphSdl))(parse(text), undefined)
  const there = await thread.plan({ text, operationName: undefined })
  expect(JSON.parse(JSON.stringify(there))).toEqual(JSON.parse(JSON.stringify(here)))
  await expect(thread.plan({ text: '{ nothing }', operationName: undefined })).rejects.toThrow('no plan')
  await thread.close()
})

test('a plan that takes too long is given up, the next one begins anew, and more than 16 do not wait', async () => {
  const thread = planningThread(shop.supergraphSdl, 0)
  const plan = () => thread.plan({ text, operationName: undefined })
  for (let round = 0; round < 2; round++)
    await expect(plan()).rejects.toMatchObject({ extensions: { code: 'QUERY_TOO_COSTLY' } })
  const waiting = Promise.allSettled(Array.from({ length: 16 }, plan))
  await expect(plan()).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED', http: { status: 429 } } })
  await thread.close()
  await waiting
})

test('over somebody else’s supergraph also the smallest operation holds nobody up, once anybody is served', async () => {
  const composed = readComposed(shop.supergraphSdl)
  const asked = [parse('{ labels }'), undefined] as const
  for (const foreign of [false, true]) {
    const planner = boundedPlanner(composed, foreign)
    await planner.plan(...asked)
    await planner.serving()
    const plan = await planner.plan(...asked)
    await planner.close()
    const [after] = await Promise.allSettled([planner.plan(...asked)])
    expect([plan.kind, after.status]).toEqual(['QueryPlan', foreign ? 'rejected' : 'fulfilled'])
  }
})

test('an operation of few fields with many conditions holds nobody up', async () => {
  const planner = boundedPlanner(readComposed(shop.supergraphSdl))
  await planner.serving()
  const conditions = (count: number) =>
    `query ($v: Boolean!) { item(id: "1") { ${many(count, at => `... @include(if: $v) { a${at}: title }`)} } }`
  const here = await planner.plan(parse(conditions(4)), undefined)
  await planner.close()
  const [after] = await Promise.allSettled([planner.plan(parse(conditions(6)), undefined)])
  expect([here.kind, after]).toEqual([
    'QueryPlan',
    { status: 'rejected', reason: new Error('the planning thread is closed') },
  ])
})

test('an operation of many fields is answered as any other', async () => {
  const { data, errors } = await shop.ask(
    `{ item(id: "1") { ...F } } fragment F on Item { ${many(20, () => 'title label rating { average } ')} }`,
  )
  expect([data, errors]).toEqual([
    { item: { title: 'one', label: 'label of one', rating: { average: 4.5 } } },
    undefined,
  ])
})

test('an operation that needs too many fetches is refused before the first', async () => {
  const askedBefore = shop.stock.received.length
  const { errors } = await shop.ask(`{ ${many(6, at => `a${at}: item(id: "${at}") { label rating { average } }`)} }`)
  expect(errors).toMatchObject([
    { message: expect.stringMatching(/发出 \d+ 次请求，最多 10 次/), extensions: { code: 'QUERY_TOO_COSTLY' } },
  ])
  expect(shop.stock.received).toHaveLength(askedBefore)
})
