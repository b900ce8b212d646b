import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { ServerResponse } from 'node:http'
import { createGzip } from 'node:zlib'
import { openShop, type GraphQLAnswer, type Shop } from '../testing/shopGateway.ts'
import { sendJson } from '../testing/subgraphServer.ts'

const deadlineMs = 400
let shop: Shop
beforeAll(async () => {
  shop = await openShop({ deadlineMs })
})
afterEach(() => shop.opinion.answerWith(null))
afterAll(() => shop.close())

const card = '{ items(ids: ["1", "3"]) { id title label rating { average count } } }'
const intact = [
  { id: '1', title: 'one', label: 'label of one', rating: null },
  { id: '3', title: 'three', label: 'label of three', rating: null },
]
const spoiled = [
  ['items', 0, 'rating'],
  ['items', 1, 'rating'],
]

const expectOnlyOpinionMissing = ({ data, errors, extensions: { sections } }: GraphQLAnswer) => {
  expect(data).toEqual({ items: intact })
  expect(errors).toEqual(
    spoiled.map(path => ({
      message: '该部门的数据暂时无法取得，请稍后重试；这不表示没有记录',
      path,
      extensions: { code: 'SECTION_UNAVAILABLE' },
    })),
  )
  expect(sections['opinion']).toEqual({
    status: 'UNAVAILABLE',
    code: 'SECTION_UNAVAILABLE',
    elapsedMs: expect.any(Number),
    paths: spoiled,
  })
  expect([sections['stock']!.status, sections['label']!.status]).toEqual(['OK', 'OK'])
}

const rating = { average: 4.5, count: 2 }
const entities = (...list: unknown[]) => ({ data: { _entities: list } })

test.each<[string, unknown]>([
  ['{}', {}],
  ['data: null', { data: null }],
  ['null', 'null'],
  ['a list', []],
  ['text', '"ok"'],
  ['no _entities', { data: {} }],
  ['_entities: null', { data: { _entities: null } }],
  ['an _entities that is no list', { data: { _entities: { 0: { rating } } } }],
  ['entities that are null without a word', entities(null, null)],
  ['too few entities', entities({ rating })],
  ['too many entities', entities({ rating }, { rating }, { rating })],
  ['an entity without the field', entities({}, { rating })],
  ['a wrong type for an object', entities({ rating: 5 }, { rating })],
  ['a list for an object', entities({ rating: [rating] }, { rating })],
  ['a text for an Int', entities({ rating: { average: 1, count: '2' } }, { rating })],
  ['a fraction for an Int', entities({ rating: { average: 1, count: 2.5 } }, { rating })],
  ['an object for a Float', entities({ rating: { average: {}, count: 2 } }, { rating })],
  ['null where the schema has none', entities({ rating: { average: 1, count: null } }, { rating })],
  ['a key that nobody asked for', entities({ rating, extra: 1 }, { rating })],
  [
    'an own __proto__ key in an entity',
    '{"data":{"_entities":[{"rating":{"average":1,"count":1,"__proto__":{"x":1}}},{"rating":null}]}}',
  ],
  [
    'an own __proto__ key in data',
    '{"data":{"_entities":[{"rating":null},{"rating":null}],"__proto__":{"polluted":true}}}',
  ],
  [
    'an own __proto__ key at the top',
    '{"data":{"_entities":[{"rating":null},{"rating":null}]},"__proto__":{"polluted":true}}',
  ],
  ['errors that are no list', { ...entities({ rating }, { rating }), errors: 'x' }],
  ['an error that does not say where', { ...entities({ rating: null }, { rating }), errors: [{ message: 'x' }] }],
  [
    'an error that leads nowhere',
    { ...entities({ rating }, { rating }), errors: [{ message: 'x', path: ['nowhere'] }] },
  ],
  ['JSON that breaks off', '{"data":{"_entities":[{"rating":'],
])(
  'an answer with %s is a failed fetch: only that part is missing, with an error and a section at its paths',
  async (_what, body) => {
    shop.opinion.answerWith((_request, response) => sendJson(response, body))
    expectOnlyOpinionMissing(await shop.ask(card))
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  },
)

const raw: Record<string, (response: ServerResponse) => void> = {
  HTML: response => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>SELECT * FROM t</html>'),
  'JSON that says it is HTML': response =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(entities({ rating }, { rating }))),
  'no content type': response => response.writeHead(200).end(JSON.stringify(entities({ rating }, { rating }))),
  'a redirect': response =>
    response.writeHead(302, { location: shop.stock.url(), 'content-type': 'application/json' }).end('{}'),
  'half a body': response => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"data":', () => response.destroy())
  },
  'half a chunked body': response => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"data":{"_entities":[]}}', () => response.destroy())
  },
  'a cut connection': response => response.destroy(),
  'status 500': response =>
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify(entities({ rating }, { rating }))),
  'an unknown encoding': response =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'zstd' }).end('{}'),
  'a broken gzip': response =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('{}'),
  'bytes that are not UTF-8': response =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0x22, 0xff, 0xfe, 0x22])),
  'an endless body': response => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const piece = Buffer.alloc(1 << 20, 0x20)
    const more = () => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  },
  'nothing, ever': () => undefined,
  'headers and then nothing': response => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.flushHeaders()
  },
}

test.each(Object.keys(raw))('%s is a failed fetch too', async what => {
  shop.opinion.answerWith((_request, response) => raw[what]!(response))
  expectOnlyOpinionMissing(await shop.ask(card))
})

test('a subgraph that is killed is missing, and is asked again as soon as it is back', async () => {
  await shop.opinion.kill()
  expectOnlyOpinionMissing(await shop.ask(card))
  await shop.opinion.restart()
  const { data, errors } = await shop.ask(card)
  expect(errors).toBeUndefined()
  expect(data).toEqual({ items: intact.map(item => ({ ...item, rating })) })
})

test('a gzip bomb of 200 MB is given up at 16 MiB: memory grows by less than 100 MB', async () => {
  const bomb = await gzipBomb(200)
  shop.opinion.answerWith((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
  )
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2)
  for (let round = 0; round < 3; round++) expectOnlyOpinionMissing(await shop.ask(card))
  clearInterval(watch)
  expect(Math.max(peak, process.memoryUsage().rss) - before).toBeLessThan(100 * 1024 * 1024)
})

test('of an answer in gzip, deflate or brotli nothing is lost', async () => {
  const { brotliCompressSync, deflateSync, gzipSync } = await import('node:zlib')
  const encoders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
  for (const [name, encode] of Object.entries(encoders)) {
    shop.opinion.answerWith((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': name })
        .end(encode(JSON.stringify(entities({ rating }, { rating })))),
    )
    const { errors } = await shop.ask(card)
    expect(errors).toBeUndefined()
  }
})

test('where every root field fails the answer is still 200, with nulls, errors and sections', async () => {
  shop.stock.answerWith((_request, response) => sendJson(response, {}))
  const { status, data, errors, extensions } = await shop.ask('{ item(id: "1") { title label } items(ids: []) { id } }')
  shop.stock.answerWith(null)
  expect({ status, data }).toEqual({ status: 200, data: { item: null, items: null } })
  expect(errors?.map(({ path }) => path)).toEqual([['item'], ['items']])
  expect(extensions.sections).toEqual({
    stock: {
      status: 'UNAVAILABLE',
      code: 'SECTION_UNAVAILABLE',
      elapsedMs: expect.any(Number),
      paths: [['item'], ['items']],
    },
    label: { status: 'UNAVAILABLE', code: 'SECTION_UNAVAILABLE', elapsedMs: 0, paths: [['item']] },
  })
})

test('a read is tried once more where the connection failed, a change never', async () => {
  let cut = 1
  shop.opinion.answerWith((_request, response, wellBehaved) => (cut-- > 0 ? response.destroy() : wellBehaved()))
  const read = await shop.ask('{ opinion(id: "1") { stars } }')
  expect(read.errors).toBeUndefined()

  const sentBefore = shop.opinion.received.length
  shop.opinion.answerWith((_request, response) => response.destroy())
  const change = await shop.ask('mutation { judge(id: "1", stars: 2) { stars } }')
  expect(shop.opinion.received.length - sentBefore).toBe(1)
  expect(change.data).toEqual({ judge: null })
  expect(change.errors).toEqual([
    {
      message: '该部门暂时无法办理，或未能确认办理结果；请先核对结果，再决定是否重试',
      path: ['judge'],
      extensions: { code: 'SECTION_UNAVAILABLE' },
    },
  ])
})

const gzipBomb = async (megabytes: number) => {
  const gzip = createGzip({ level: 9 })
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  const piece = Buffer.alloc(1 << 20, 0x20)
  for (let count = 0; count < megabytes; count++)
    if (!gzip.write(piece)) await new Promise(resolve => gzip.once('drain', resolve))
  await new Promise(resolve => gzip.end(resolve))
  return Buffer.concat(chunks)
}
