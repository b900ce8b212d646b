import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { callerWith } from '@e360/kit/testing/openForTest'
import { defaultLimits } from '@e360/kit/limits'
import { openShop, type Shop } from '../../testing/shopGateway.ts'

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const within = (fields: string, times: number, leaf: string) =>
  `${`${fields} { `.repeat(times)}${leaf}${' } }'.repeat(times)}`

/** Twice as many fields with every level: 2^30 of them. */
const bomb = `{ item(id: "1") { ...F0 } } ${many(30, at => `fragment F${at} on Item { ...F${at + 1} ...F${at + 1} }`)} fragment F30 on Item { title }`

/** Seen from another operation each ring unfolds to nine times the next; seen from the first one it was counted already. */
const rings = (count: number) =>
  `query A { labels ${many(count, at => `...X${count - 1 - at}`)} } query B { ...Z0 } ${many(
    count,
    at =>
      `fragment X${at} on Query { ${many(3, () => `...Y${at}`)} } fragment Y${at} on Query { ${many(3, () => `...Z${at}`)} ${at + 1 < count ? `...Z${at + 1}` : ''} } fragment Z${at} on Query { ${many(3, () => `...X${at}`)} }`,
  )}`

const tooMuch: [what: string, query: string, sentence: RegExp, variables?: () => object][] = [
  ['nesting', `{ opinion(id: "1") { ${within('about { opinions', 10, 'id')} } }`, /查询嵌套 22 层，最多 20 层/],
  ['aliases below a field', `{ item(id: "1") { ${many(51, at => `a${at}: title`)} } }`, /有 51 个别名，最多 50 个/],
  ['root fields', `{ ${many(21, () => 'labels')} }`, /有 21 个根字段，最多 20 个/],
  ['directives', `{ labels ${many(51, () => '@include(if: true)')} }`, /有 51 个指令，最多 50 个/],
  [
    'the same field again and again',
    `{ item(id: "1") { ${many(501, () => 'title')} } }`,
    /展开后有 502 个字段和片段，最多 500 个/,
  ],
  ['fragments that unfold', bomb, /100 万以上 个字段/],
  ['fragments in fragments', `{ ${'... { '.repeat(1_600)}labels${' }'.repeat(1_600)} }`, /展开后有 1601 个字段和片段/],
  [
    'lists in lists of a value',
    `{ items(ids: ${'['.repeat(60)}"1"${']'.repeat(60)}) { id } }`,
    /值嵌套 60 层，最多 12 层/,
  ],
  ['lists in lists without end', `{ items(ids: ${'['.repeat(2_400)}${']'.repeat(2_400)}) { id } }`, /嵌套/],
  [
    'few values in many lists',
    `{ items(ids: ${'['.repeat(12)}${many(100, () => '"1"')}${']'.repeat(12)}) { id } }`,
    /查询中的值过多/,
  ],
  [
    'values of a fragment that is spread again and again',
    `{ ${many(20, at => `a${at}: item(id: "1") { ...F }`)} } fragment F on Item { opinions(first: ${'['.repeat(10)}1 1 1 1 1 1${']'.repeat(10)}) { id } }`,
    /查询中的值过多/,
  ],
  [
    'a list that the text holds itself',
    `{ items(ids: [${many(1_001, () => '"1"')}]) { id } }`,
    /查询中的列表有 1001 项，最多 1000 项/,
  ],
  [
    'a text that the text holds itself',
    `{ item(id: """${'x'.repeat(20_001)}""") { id } }`,
    /查询中的文本有 20001 个字符，最多 20000 个/,
  ],
  [
    'arguments that are compared with each other',
    `{ ${many(18, () => `items(ids: [${many(200, at => `"${at}"`)}]) { id }`)} }`,
    /同名字段重复过多/,
  ],
  ['lists in lists of a type', `query ($of: ${'['.repeat(60)}Int${']'.repeat(60)}) { labels }`, /值嵌套 60 层/],
  [
    'fields that are compared with each other',
    `{ item(id: "1") { ${many(120, () => 'opinions(first: 1) { id }')} } }`,
    /同名字段重复过多/,
  ],
  [
    'fields that fragments bring together',
    `{ item(id: "1") { ${many(120, at => `...F${at}`)} } } ${many(120, at => `fragment F${at} on Item { title }`)}`,
    /同名字段重复过多/,
  ],
  [
    'fields of fragments that only spread themselves',
    `{ labels } fragment F on Item { ...F ${many(120, () => 'title')} }`,
    /同名字段重复过多/,
  ],
  ['fragments that lie in rings within rings', rings(9), /同名字段重复过多/],
  [
    'fragments that nothing spreads, all together',
    `{ labels } ${many(10, at => `fragment F${at} on Item { ${many(60, () => 'title')} }`)}`,
    /有 601 个字段和片段/,
  ],
  ['a fragment that nothing spreads', `{ labels } fragment F on Item { ${many(501, () => 'title')} }`, /个字段/],
  ['tokens', `{ labels ${many(5_000, () => '#\n,')} ${many(5_000, () => 'labels')} }`, /查询过长，最多 5000 个词/],
  [
    'lists of lists',
    '{ items(ids: ["1","1","1","1","1","1","1","1","1","1","1"]) { opinions(first: 1000) { about { opinions(first: 1000) { id } } } } }',
    /上限为 100000 项/,
  ],
  [
    'lists as long as a variable says',
    'query ($n: Int) { item(id: "1") { opinions(first: $n) { about { opinions(first: $n) { id } } } } }',
    /上限为 100000 项/,
    () => ({ n: 1_000 }),
  ],
  [
    'lists as long as a variable says unless told',
    'query ($n: Int = 1000) { item(id: "1") { opinions(first: $n) { about { opinions(first: $n) { id } } } } }',
    /上限/,
  ],
  [
    'nested variables',
    '{ labels }',
    /变量嵌套过深，最多 12 层/,
    () => ({ facts: JSON.parse(`${'['.repeat(13)}${']'.repeat(13)}`) as unknown }),
  ],
  [
    'a list of variables',
    'query ($ids: [ID!]!) { items(ids: $ids) { id } }',
    /列表有 1001 项，最多 1000 项/,
    () => ({ ids: Array.from({ length: 1_001 }, () => '1') }),
  ],
  [
    'variables that nobody declared',
    '{ labels }',
    /变量中的对象有 1001 个字段，最多 1000 个/,
    () => Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`v${index}`, 1])),
  ],
  [
    'a text of variables, nested in an object',
    '{ labels }',
    /文本有 20001 个字符，最多 20000 个/,
    () => ({ a: [{ b: 'x'.repeat(20_001) }] }),
  ],
  ['characters', `{ labels }${' '.repeat(100_000)}`, /查询过长，最多 100000 个字符/],
]

describe('an operation that asks too much', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.close())

  test.each(tooMuch)(
    'in %s is refused before anything is asked',
    async (_, query, sentence, variables = () => ({})) => {
      const askedBefore = [shop.stock, shop.opinion, shop.label].flatMap(({ received }) => received).length
      const { status, errors, data } = await shop.ask(query, variables())
      expect({ status, errors, data }).toEqual({
        status: 400,
        errors: [{ message: expect.stringMatching(sentence), extensions: { code: 'QUERY_TOO_COSTLY' } }],
        data: undefined,
      })
      expect([shop.stock, shop.opinion, shop.label].flatMap(({ received }) => received)).toHaveLength(askedBefore)
    },
  )

  test('is refused the second time too, also by the name of an operation that it does not have', async () => {
    for (let round = 0; round < 2; round++) {
      const response = await fetch(`${shop.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: bomb, operationName: 'None' }),
      })
      expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('QUERY_TOO_COSTLY')])
    }
  })

  test('is told from one that is large and fits', async () => {
    const query = `query ($n: Int) { items(ids: ["1", "2"]) { ...Wide opinions(first: $n) { about { title opinions(first: $n) { id } } } } }
      fragment Wide on Item { ${many(40, at => `a${at}: title`)} }`
    for (const n of [undefined, 1, 100, 1])
      expect(await shop.ask(query, { n })).toMatchObject({ status: 200, data: { items: [{}, {}] } })
  })

  test.each([
    ['lists', `{"query":"{ labels }","variables":{"a":[${'[],'.repeat(100_000)}[]]}}`, 413, '请求过大'],
    ['keys', `{"query":"{ labels }","variables":{${'"a":1,'.repeat(100_000)}"b":1}}`, 413, '请求过大'],
    ['nothing but text', `{"query":"{ labels }","operationName":"${',[{\\"'.repeat(100_000)}"}`, 400, '操作'],
    ['no JSON', '{"query":"{ labels }",', 400, '请求格式有误'],
    ['another prototype', '{"query":"{ labels }","__proto__":{"a":1}}', 400, '请求格式有误'],
  ])('a body of very many %s is counted before it is read', async (_, body, status, sentence) => {
    const response = await fetch(`${shop.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(sentence)])
  })

  test('several in one request are refused', async () => {
    const response = await fetch(`${shop.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ labels }' }, { query: '{ labels }' }]),
    })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('BAD_USER_INPUT')])
  })
})

test.each([
  [3, true, undefined],
  [2, false, 'QUERY_TOO_COSTLY'],
])('of answers that have together more than %d fields the last is left out', async (answerFields, isShown, code) => {
  const shop = await openShop({ limits: { ...defaultLimits, answerFields } })
  const told = await shop.ask('{ items(ids: ["1", "2"]) { id } }')
  expect(told.data?.['items']).toEqual(isShown ? [{ id: '1' }, { id: '2' }] : null)
  expect(told.errors?.[0]?.extensions?.['code']).toBe(code)
  await shop.close()
})

test.each([
  [6, undefined],
  [5, 'QUERY_TOO_COSTLY'],
])('an answer of more than %d characters is refused', async (answerCharacters, code) => {
  const shop = await openShop({ limits: { ...defaultLimits, answerCharacters } })
  for (let time = 0; time < 2; time += 1) {
    const told = await shop.ask('{ items(ids: ["1", "2"]) { title } }')
    expect(told.errors?.[0]?.extensions['code']).toBe(code)
    expect(told.data?.['items']).toEqual(code ? undefined : [{ title: 'one' }, { title: 'two' }])
  }
  await shop.close()
})

test('of many mistakes in a text some are told', async () => {
  const shop = await openShop()
  const { errors } = await shop.ask(
    `{ items(ids: ["1"]) { ${Array.from({ length: 90 }, (_, index) => `titl${index}`).join(' ')} } }`,
  )
  await shop.close()
  expect([errors!.length > 5, errors!.length < 30]).toEqual([true, true])
})

test('of many wrong variables some are told', async () => {
  const shop = await openShop()
  const { errors } = await shop.ask('query ($ids: [ID!]!) { items(ids: $ids) { id } }', {
    ids: Array.from({ length: 1_000 }, () => ({})),
  })
  expect(errors!.length).toBeLessThan(30)
  expect(errors!.at(-1)).toEqual({
    message: '变量的值有误的地方过多，其余没有列出',
    extensions: { code: 'BAD_USER_INPUT' },
  })
  expect(errors!.every(({ extensions: { code } }) => code === 'BAD_USER_INPUT')).toBe(true)
  await shop.close()
})

test('who asks for more than the budget is told when to come again, and nobody else suffers', async () => {
  const shop = await openShop({
    authenticate: async name => (name === undefined ? callerWith(null) : { ...callerWith('analyst'), sub: name }),
    limits: { ...defaultLimits, rate: 700, publicRate: 700 },
  })
  // about 1,000 a time, 1,000 more for the first who sends it
  const query = '{ items(ids: ["1", "2", "3", "1", "2", "3", "1", "2", "3", "1"]) { opinions(first: 100) { id } } }'
  const askAs = async (name?: string) => {
    const response = await fetch(`${shop.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(name !== undefined && { authorization: name }) },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, wait: Number(response.headers.get('retry-after')), text: await response.text() }
  }
  expect(await askAs('first')).toMatchObject({ status: 200, wait: 0 })
  for (let round = 0; round < 6; round++) expect((await askAs('eager')).status).toBe(200)
  const refused = await askAs('eager')
  expect(refused.status).toBe(429)
  expect(refused.text).toMatch(/请求过于频繁，请 \d+ 秒后再试.*RATE_LIMITED/)
  expect(refused.wait).toBeGreaterThan(0)
  expect(refused.wait).toBeLessThanOrEqual(10)
  expect([(await askAs('other')).status, (await askAs()).status]).toEqual([200, 200])
  await shop.close()
})

test('a request that the direct way leaves to @apollo/server pays once', async () => {
  const shop = await openShop({
    authenticate: async (name = '') => ({ ...callerWith('analyst'), sub: name }),
    limits: { ...defaultLimits, rate: 700 },
  })
  const query =
    'query ($id: ID!) { items(ids: ["1", "2", "3", "1", "2", "3", "1", "2", "3", "1"]) { opinions(first: 100) { id } } item(id: $id) { title } }'
  const statusOf = async (name: string, type: string, id: unknown) => {
    const headers = { 'content-type': type, authorization: name }
    const body = JSON.stringify({ query, variables: { id } })
    return (await fetch(`${shop.gateway.url}/graphql`, { method: 'POST', headers, body })).status
  }
  expect(await statusOf('first', 'application/json', '1')).toBe(200)
  const wrongOnes = async (name: string, type: string) => {
    let sent = 0
    while (sent < 20 && (await statusOf(name, type, {})) !== 429) sent += 1
    return sent
  }
  // the direct way does not read the latter
  const sent = await wrongOnes('direct', 'application/json')
  expect(sent).toBeGreaterThan(3)
  expect(sent).toBe(await wrongOnes('other', 'application/json;charset=utf-8'))
  await shop.close()
})
