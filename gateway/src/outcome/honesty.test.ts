import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { sendJson, type SubgraphServer } from '../../testing/subgraphServer.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterEach(() => [shop.stock, shop.opinion, shop.label].forEach(subgraph => subgraph.answerWith(null)))
afterAll(() => shop.close())

const fails = (subgraph: SubgraphServer) => subgraph.answerWith((_request, response) => sendJson(response, {}))

/** An answer in which some values are replaced by null, each with an error of its path. */
const failsAt = (subgraph: SubgraphServer, data: object, ...errors: object[]) =>
  subgraph.answerWith((_request, response) => sendJson(response, { data, errors }))

const paths = (errors: readonly { path?: readonly unknown[] }[] | undefined) => (errors ?? []).map(({ path }) => path)

test('a field that failed in a healthy subgraph keeps its path and its code, the rest is answered', async () => {
  failsAt(
    shop.opinion,
    { _entities: [{ opinions: [{ words: 'a' }, { words: null }], rating: null }] },
    {
      message: '您无权查看此评语',
      path: ['_entities', 0, 'opinions', 1, 'words'],
      extensions: { code: 'FORBIDDEN', role: 'x' },
    },
    {
      message: 'boom',
      path: ['_entities', 0, 'rating'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at x'] },
    },
  )
  const { data, errors, extensions } = await shop.ask('{ item(id: "1") { title opinions { words } rating { count } } }')
  expect(data).toEqual({ item: { title: 'one', opinions: [{ words: 'a' }, { words: null }], rating: null } })
  expect(errors).toEqual([
    { message: '您无权查看此评语', path: ['item', 'opinions', 1, 'words'], extensions: { code: 'FORBIDDEN' } },
    {
      message: '系统内部错误，已记录，请联系管理员',
      path: ['item', 'rating'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ])
  expect(extensions.sections['opinion']).toEqual({
    status: 'UNAVAILABLE',
    code: 'INTERNAL_SERVER_ERROR',
    elapsedMs: expect.any(Number),
    paths: [
      ['item', 'opinions', 1, 'words'],
      ['item', 'rating'],
    ],
  })
})

test('a section of which only parts were refused is FORBIDDEN', async () => {
  failsAt(
    shop.opinion,
    { _entities: [{ rating: null }] },
    { message: 'no', path: ['_entities', 0, 'rating'], extensions: { code: 'UNAUTHENTICATED' } },
  )
  const { errors, extensions } = await shop.ask('{ item(id: "1") { rating { count } } }')
  expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' })
  expect(extensions.sections['opinion']).toMatchObject({
    status: 'FORBIDDEN',
    code: 'UNAUTHENTICATED',
    paths: [['item', 'rating']],
  })
})

test('a null without an error is “none on record”: no error, no path', async () => {
  const { data, errors, extensions } = await shop.ask(
    '{ item(id: "9") { title label } items(ids: ["2", "9"]) { weight } }',
  )
  expect({ data, errors }).toEqual({ data: { item: null, items: [{ weight: null }, null] }, errors: undefined })
  expect(extensions.sections).toEqual({ stock: { status: 'OK', elapsedMs: expect.any(Number) } })
})

test('where a non-null field cannot be had, the error and the section stand at the null that is shown', async () => {
  fails(shop.stock)
  const { data, errors, extensions } = await shop.ask(
    '{ opinion(id: "1") { words about { id title kind rating { count } } } }',
  )
  expect(data).toEqual({ opinion: { words: 'words 1', about: null } })
  expect(errors).toEqual([
    {
      message: expect.stringContaining('无法取得'),
      path: ['opinion', 'about'],
      extensions: { code: 'SECTION_UNAVAILABLE' },
    },
  ])
  expect(extensions.sections).toMatchObject({
    stock: { status: 'UNAVAILABLE', paths: [['opinion', 'about']] },
    opinion: { status: 'OK' },
  })
})

test('a null that goes up without any error of a subgraph is reported too', async () => {
  failsAt(shop.stock, { _entities: [null] })
  const { data, errors, extensions } = await shop.ask('{ opinion(id: "1") { about { title } } }')
  expect(data).toEqual({ opinion: { about: null } })
  expect(errors).toEqual([
    {
      message: expect.stringContaining('无法取得'),
      path: ['opinion', 'about'],
      extensions: { code: 'SECTION_UNAVAILABLE' },
    },
  ])
  expect(extensions.sections['stock']).toMatchObject({ status: 'UNAVAILABLE', paths: [['opinion', 'about']] })
})

test('a null that goes up beside an error of another subgraph is reported as well', async () => {
  failsAt(shop.stock, { _entities: [null] })
  fails(shop.label)
  const { errors } = await shop.ask('{ opinion(id: "1") { about { title } } labels }')
  expect(paths(errors)).toEqual([['labels'], ['opinion', 'about']])
})

test('a null in a non-null root makes data null, with an error at the root field', async () => {
  fails(shop.stock)
  const { status, data, errors, extensions } = await shop.ask('{ must { title } labels }')
  expect({ status, data }).toEqual({ status: 200, data: null })
  expect(paths(errors)).toEqual([['must']])
  expect(extensions.sections['stock']).toMatchObject({ status: 'UNAVAILABLE', paths: [['must']] })
})

test('what could not be asked because a key was not had is missing with an error, not “none on record”', async () => {
  fails(shop.stock)
  const askedBefore = shop.label.received.length
  const { data, errors, extensions } = await shop.ask('{ opinion(id: "1") { about { id label } } }')
  expect(data).toEqual({ opinion: { about: { id: '1', label: null } } })
  expect(paths(errors)).toEqual([['opinion', 'about', 'label']])
  expect(extensions.sections).toMatchObject({
    stock: { status: 'UNAVAILABLE', paths: [['opinion', 'about', 'label']] },
    label: { status: 'UNAVAILABLE', elapsedMs: 0, paths: [['opinion', 'about', 'label']] },
  })
  expect(shop.label.received).toHaveLength(askedBefore)
})

test('a required field that failed is not computed with as if it were null', async () => {
  failsAt(
    shop.stock,
    {
      items: [
        { __typename: 'Item', id: '1', weight: null },
        { __typename: 'Item', id: '2', weight: null },
      ],
    },
    { message: 'x', path: ['items', 0, 'weight'] },
  )
  const { data, errors } = await shop.ask('{ items(ids: ["1", "2"]) { postage } }')
  // the second has no weight on record, which is an answer; of the first it is not known
  expect(data).toEqual({ items: [{ postage: null }, { postage: 0 }] })
  expect(paths(errors)).toEqual([['items', 0, 'postage']])
})

test('in a list of several types the errors stand at the objects that were asked for', async () => {
  fails(shop.opinion)
  const { data, errors } = await shop.ask('{ mixed { ... on Item { title rating { count } } ... on Box { size } } }')
  expect(data).toEqual({
    mixed: [{ size: 1 }, { title: 'one', rating: null }, null, { size: 2 }, { title: 'three', rating: null }],
  })
  expect(paths(errors)).toEqual([
    ['mixed', 1, 'rating'],
    ['mixed', 4, 'rating'],
  ])

  failsAt(
    shop.opinion,
    { _entities: [{ rating: { count: 1 } }, { rating: null }] },
    { message: 'x', path: ['_entities', 1, 'rating'] },
  )
  const partial = await shop.ask('{ mixed { ... on Item { rating { count } } ... on Box { size } } }')
  expect(paths(partial.errors)).toEqual([['mixed', 4, 'rating']])
})

test('aliases, fragments, @skip and @include lead to the client’s own paths', async () => {
  fails(shop.opinion)
  const { data, errors } = await shop.ask(
    `query ($yes: Boolean!, $no: Boolean = false) {
      first: item(id: "1") { ...F mark: rating { n: count } rating @skip(if: $yes) { count } opinions @include(if: $no) { id } }
    }
    fragment F on Item { more: opinions(first: 1) @include(if: $yes) { id } title }`,
    { yes: true },
  )
  expect(data).toEqual({ first: { more: null, title: 'one', mark: null } })
  expect(paths(errors)).toEqual([
    ['first', 'more'],
    ['first', 'mark'],
  ])
})

test('only what one subgraph spoiled of a shared object is missing', async () => {
  shop.opinion.answerWith((request, response, wellBehaved) =>
    request.query.includes('postage') ? sendJson(response, {}) : wellBehaved(),
  )
  const { data, errors, extensions } = await shop.ask(
    '{ opinion(id: "1") { stars about { rating { count } postage title } } }',
  )
  expect(data).toEqual({ opinion: { stars: 4, about: { rating: { count: 2 }, postage: null, title: 'one' } } })
  expect(paths(errors)).toEqual([['opinion', 'about', 'postage']])
  expect(extensions.sections['opinion']).toMatchObject({
    status: 'UNAVAILABLE',
    paths: [['opinion', 'about', 'postage']],
  })
})

test('a subgraph’s age of data is passed on, and stale data are STALE', async () => {
  shop.label.answerWith((_request, response) =>
    sendJson(response, {
      data: { labels: ['x'] },
      extensions: { asOf: '2024-06-24T08:00:00Z', stale: true, secret: 1 },
    }),
  )
  const { errors, extensions, text } = await shop.ask('{ labels }')
  expect(errors).toBeUndefined()
  expect(extensions.sections).toEqual({
    label: { status: 'STALE', asOf: '2024-06-24T08:00:00Z', elapsedMs: expect.any(Number) },
  })
  expect(text).not.toContain('secret')
})

test('one refused change does not wipe the other', async () => {
  shop.opinion.answerWith((_request, response) =>
    sendJson(response, {
      data: { judge: null },
      errors: [{ message: '评分须在 1 到 5 之间', path: ['judge'], extensions: { code: 'BAD_USER_INPUT' } }],
    }),
  )
  const { data, errors, extensions } = await shop.ask(
    'mutation { rename(id: "1", title: "uno") { title } judge(id: "1", stars: 9) { stars } }',
  )
  expect(data).toEqual({ rename: { title: 'uno' }, judge: null })
  expect(errors).toEqual([{ message: '评分须在 1 到 5 之间', path: ['judge'], extensions: { code: 'BAD_USER_INPUT' } }])
  expect(extensions.sections).toMatchObject({
    stock: { status: 'OK' },
    opinion: { status: 'UNAVAILABLE', code: 'BAD_USER_INPUT', paths: [['judge']] },
  })
})

test('an enum value that the public schema does not know is null with an error', async () => {
  failsAt(shop.stock, { item: { kind: 'HUGE' } })
  const { data, errors } = await shop.ask('{ item(id: "1") { kind } }')
  expect(data).toEqual({ item: null })
  expect(paths(errors)).toEqual([['item']])
})

test('the schema can be read, and needs no subgraph', async () => {
  const { data, extensions } = await shop.ask('{ __schema { queryType { name } } __typename }')
  expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __typename: 'Query' })
  expect(extensions.sections).toEqual({})
})
