import { expect, test } from '@jest/globals'
import { listen } from '@e360/kit/listen'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { localTransport } from '@e360/kit/transport/local'
import { openPatience, type Patience } from '@e360/kit/transport/patience'
import type { SendOptions } from '@e360/kit/transport/transport'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createServer } from 'node:http'
import { execute, parse, type ExecutionResult } from 'graphql'
import {
  labelResolvers,
  labelTypes,
  opinionResolvers,
  opinionTypes,
  stockResolvers,
  stockTypes,
} from '../testing/shop.ts'
import { askGraphQL, openShop } from '../testing/shopGateway.ts'
import { httpTransports } from './httpTransports.ts'
import { startGateway } from './start.ts'

const silent = createLog({ service: 'test', level: 'silent' })

test('connections are kept: many requests, as few connections as there were requests at a time', async () => {
  const shop = await openShop()
  for (let round = 0; round < 60; round++) await shop.ask('{ labels }')
  expect(shop.label.connections()).toBe(1)
  const atATime = 5
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (let round = 0; round < 40; round++) expect((await shop.ask('{ labels }')).errors).toBeUndefined()
    }),
  )
  expect(shop.label.received).toHaveLength(260)
  expect(shop.label.connections()).toBeLessThanOrEqual(atATime)
  await shop.close()
})

test('it starts with every subgraph down, and answers when they come', async () => {
  const shop = await openShop()
  await Promise.all([shop.stock.kill(), shop.opinion.kill(), shop.label.kill()])
  const gateway = await startGateway({
    supergraphSdl: shop.supergraphSdl,
    transports: httpTransports({ serviceUrl: () => undefined }, null),
    settings: { ...readSettings(), E360_SUBGRAPH_DEADLINE_MS: 500 },
    authenticate: null,
    log: silent,
    listen: { host: '127.0.0.1', port: 0 },
  })
  expect((await askGraphQL(gateway.url, '{ labels }')).extensions.sections['label']?.status).toBe('UNAVAILABLE')
  await Promise.all([shop.stock.restart(), shop.opinion.restart(), shop.label.restart()])
  expect(await askGraphQL(gateway.url, '{ labels }')).toMatchObject({ data: { labels: ['x'] } })
  await gateway.close()
  await shop.close()
})

test('a subgraph’s address in the settings goes before the one in the supergraph; without any it does not start', async () => {
  const shop = await openShop({
    transports: (name, url) =>
      httpTransports({ serviceUrl: asked => (asked === 'label' ? 'http://127.0.0.1:1/' : undefined) }, null)(name, url),
  })
  expect((await shop.ask('{ labels }')).extensions.sections['label']?.status).toBe('UNAVAILABLE')
  expect((await shop.ask('{ item(id: "1") { title } }')).errors).toBeUndefined()
  await shop.close()
  expect(() => httpTransports({ serviceUrl: () => undefined }, null)('two-words', '')).toThrow(/TWO_WORDS_URL/)
  expect(() => httpTransports({ serviceUrl: () => 'nonsense' }, null)('a', '')).toThrow(/nonsense/)
})

test('an address in the settings that says no path is asked at /graphql, one in the supergraph as it is written', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 })
  const ways = [
    httpTransports({ serviceUrl: () => url }, null)('a', ''),
    httpTransports({ serviceUrl: () => `${url}/` }, null)('a', ''),
    httpTransports({ serviceUrl: () => undefined }, null)('a', `${url}/api?x=1`),
  ]
  for (const way of ways) {
    await way.send({ query: '{a}', variables: {} }, { caller: null, requestId: 'r', patience: openPatience() })
    await way.close()
  }
  expect(asked).toEqual(['/graphql', '/', '/api?x=1'])
  await close()
})

const embedded = (
  override: Record<
    string,
    (
      request: Parameters<ReturnType<typeof localTransport>['send']>[0],
      options: Pick<SendOptions, 'patience'>,
    ) => Promise<ExecutionResult>
  > = {},
) => {
  const schemas = {
    stock: buildSubgraphSchema([{ typeDefs: stockTypes, resolvers: stockResolvers as never }]),
    opinion: buildSubgraphSchema([{ typeDefs: opinionTypes, resolvers: opinionResolvers as never }]),
    label: buildSubgraphSchema([{ typeDefs: labelTypes, resolvers: labelResolvers as never }]),
  }
  return (name: string) =>
    localTransport(
      override[name] ??
        (async ({ query, variables }) =>
          execute({
            schema: schemas[name as keyof typeof schemas],
            document: parse(query),
            variableValues: variables,
          })),
    )
}

test('subgraphs in the same process answer without HTTP, and the same as over HTTP', async () => {
  const overHttp = await openShop()
  const inProcess = await openShop({ transports: embedded() })
  const query =
    '{ items(ids: ["1", "2"]) { title kind tags postage label rating { average } opinions { stars on about { title } } } mixed { __typename } }'
  expect((await inProcess.ask(query)).data).toEqual((await overHttp.ask(query)).data)
  expect(inProcess.stock.received).toHaveLength(0)
  await overHttp.close()
  await inProcess.close()
})

test('the deadline holds in process too, and an executor that throws is a failed fetch', async () => {
  const seen: Patience[] = []
  const shop = await openShop({
    deadlineMs: 50,
    transports: embedded({
      opinion: (_request, { patience }) => new Promise(() => seen.push(patience)),
      label: () => Promise.reject(new Error('SELECT 1')),
    }),
  })
  const { data, errors, text, extensions } = await shop.ask('{ item(id: "1") { title label rating { count } } }')
  expect(data).toEqual({ item: { title: 'one', label: null, rating: null } })
  expect(errors?.map(({ path }) => path?.at(-1)).toSorted()).toEqual(['label', 'rating'])
  expect([extensions.sections['opinion']?.status, extensions.sections['label']?.status]).toEqual([
    'UNAVAILABLE',
    'UNAVAILABLE',
  ])
  expect(seen[0]?.isOver()).toBe(true)
  expect(text).not.toContain('SELECT')
  await shop.close()
})
