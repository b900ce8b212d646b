import { beforeAll, expect, test } from '@jest/globals'
import { demoShowcase } from '../cli/src/demo/city.ts'
import { cityIn } from './support/city.ts'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { resultBatchForm } from './support/reconciliation.ts'

let product: InProcess
let company: ReturnType<typeof demoShowcase>['enterprise']
let service: string

beforeAll(async () => {
  product = await startInProcess()
  company = demoShowcase(cityIn(product.dataDir)).enterprise
  service = `${product.url}/reconcile/${await product.token('analyst')}`
})

/** As OpenRefine sends a batch. */
const post = (queries: unknown, url = service, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ queries: typeof queries === 'string' ? queries : JSON.stringify(queries) }),
  })
const reconcile = async (queries: Record<string, unknown>) => {
  const response = await post(queries)
  expect(response.status).toBe(200)
  return resultBatchForm.parse(await response.json())
}

test('the very name is a match, and the only one', async () => {
  const { q0 } = await reconcile({ q0: { query: company.name, type: 'enterprise', type_strict: 'should' } })
  expect(q0!.result[0]).toMatchObject({
    id: company.orgCode,
    name: company.name,
    type: [{ id: 'enterprise', name: '企业' }],
    match: true,
    description: expect.stringContaining(company.uscc!),
    features: [{ id: 'name', value: expect.any(Number) }],
  })
  expect(q0!.result.filter(({ match }) => match)).toHaveLength(1)
})

test.each([['uscc'], ['orgCode'], ['code']])('a damaged name with its %s is a match', async pid => {
  const v = pid === 'orgCode' ? company.orgCode!.toLowerCase() : company.uscc!
  const query = company.name.replace('有限', '')
  const { q0 } = await reconcile({ q0: { query, properties: [{ pid, v }] } })
  expect(q0!.result[0]).toMatchObject({ id: company.orgCode, match: true })
  expect(q0!.result[0]!.features?.map(({ id }) => id)).toEqual(['name', 'code'])
})

test('a code is found as the query itself', async () => {
  const { q0 } = await reconcile({ q0: { query: company.orgCode } })
  expect(q0!.result[0]).toMatchObject({ id: company.orgCode, match: true })
})

test('a name with another character is a candidate and never a match, with whatever address', async () => {
  const query = company.name.replace(/^(重庆.)./, '$1甲')
  const properties = [{ pid: 'address', v: company.address }]
  const { q0, q1 } = await reconcile({ q0: { query }, q1: { query, properties } })
  for (const { result } of [q0!, q1!]) expect(result.map(({ match }) => match)).not.toContain(true)
  const best = q1!.result.find(({ id }) => id === company.orgCode)!
  expect(best.features?.map(({ id }) => id)).toEqual(['name', 'address'])
  expect(best.score).toBeGreaterThan(q0!.result.find(({ id }) => id === company.orgCode)?.score ?? 0)
})

test('queries may come in the address', async () => {
  const response = await fetch(
    `${service}?queries=${encodeURIComponent(JSON.stringify({ q0: { query: company.name } }))}`,
  )
  expect(resultBatchForm.parse(await response.json()).q0!.result[0]!.id).toBe(company.orgCode)
})

test('a batch of any size is answered whole and in order', async () => {
  const names = Array.from({ length: 1_100 }, (_, index) => (index % 2 ? company.name : `无此企业${index}号`))
  const answers = await reconcile(Object.fromEntries(names.map((query, index) => [`r${index}`, { query }])))
  expect(Object.keys(answers)).toEqual(names.map((_, index) => `r${index}`))
  const found = names.map((_, index) => answers[`r${index}`]!.result[0]?.id === company.orgCode)
  expect(found).toEqual(names.map((_, index) => index % 2 === 1))
})

test('hostile texts are answered, and match nothing', async () => {
  const texts = [
    '\u0000',
    '\u202e重庆',
    '😀'.repeat(50),
    '长'.repeat(10_000),
    '%_\\\'"<script>',
    'DE811907980',
    '\ud800',
  ]
  const answers = await reconcile(Object.fromEntries(texts.map((query, index) => [`q${index}`, { query }])))
  for (const { result } of Object.values(answers)) expect(result.map(({ match }) => match)).not.toContain(true)
  expect(Object.keys(answers)).toHaveLength(texts.length)
})

test('a query that cannot be carried out says why, and its neighbours are answered', async () => {
  const answers = await reconcile({
    good: { query: company.name },
    bad: { query: company.name, properties: [{ pid: 'colour', v: '红' }] },
    ['__proto__']: { query: company.name },
    worse: 5,
  })
  expect(answers['good']!.result[0]!.match).toBe(true)
  expect(answers['bad']).toEqual({
    result: [],
    error: {
      status: 400,
      code: 'BAD_USER_INPUT',
      title: expect.stringContaining('属性“colour”不能用于匹配，可用的有：code'),
    },
  })
  expect(answers['worse']!.error!.title).toBe('应为对象')
})

test.each([
  ['broken JSON', '{"q0":', 400, '参数 queries 不是有效的 JSON'],
  ['no object', '[]', 400, '应为 JSON 对象'],
  ['a batch without any query that can be carried out', '{"q0":{"query":""}}', 400, '查询“q0”：查询是空的'],
  ['a batch of 5,001', `{${Array.from({ length: 5_001 }, (_, index) => `"${index}":{}`).join()}}`, 413, '最多 5000 条'],
  ['a query that is a book', `{"q0":{"query":"${'长'.repeat(20_001)}"}}`, 400, '最多 20000 个字符'],
  ['very many values', `{"q0":{"query":"甲","properties":[${'[],'.repeat(100_000)}[]]}}`, 413, '内容过多'],
  ['a batch of 10,001', `{${Array.from({ length: 10_001 }, (_, index) => `"${index}":{}`).join()}}`, 413, '内容过多'],
  ['a huge body', `{"q0":{"query":"${'长'.repeat(1_000_000)}"}}`, 413, '请求过大'],
])('%s is refused in Chinese', async (_what, queries, status, title) => {
  const response = await post(queries)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ])
  expect(await response.json()).toMatchObject({ status, code: 'BAD_USER_INPUT', title: expect.stringContaining(title) })
})

test('a body that is no form, and a form without a question, are refused', async () => {
  const json = await fetch(service, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  expect([json.status, (await json.json()) as object]).toMatchObject([415, { status: 415 }])
  const many = await fetch(service, {
    method: 'POST',
    body: new URLSearchParams('x=1&'.repeat(101)),
  })
  expect([many.status, await many.json()]).toMatchObject([413, { title: '参数过多' }])
  const empty = await fetch(service, { method: 'POST', body: new URLSearchParams({ x: '1' }) })
  expect([empty.status, await empty.json()]).toMatchObject([
    400,
    { title: expect.stringContaining('queries 或 extend') },
  ])
})

test('where the register is dead the answer is 503, never an empty list; a dead department does not matter', async () => {
  const queries = { q0: { query: company.name } }
  const response = await product.without(['enterprise'], () => post(queries))
  expect([response.status, response.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ])
  expect(await response.json()).toMatchObject({ status: 503, code: 'SECTION_UNAVAILABLE' })
  expect((await product.without(['inspection', 'credit'], () => post(queries))).status).toBe(200)
})

test('nobody, an auditor and a token that ran out are refused; a steward is answered', async () => {
  const queries = { q0: { query: company.name } }
  const at = `${product.url}/reconcile`
  const statuses = await Promise.all([
    post(queries, at),
    post(queries, `${at}/${await product.token('auditor')}`),
    post(queries, `${at}/${await product.token('analyst', -60)}`),
    post(queries, at, { authorization: `Bearer ${await product.token('steward')}` }),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([401, 403, 401, 200])
  expect(statuses.slice(0, 3).map(({ headers }) => headers.get('content-type'))).toEqual(
    Array.from({ length: 3 }, () => 'application/problem+json; charset=utf-8'),
  )
})

test('nothing that was asked is logged', async () => {
  await reconcile({ q0: { query: company.name, properties: [{ pid: 'address', v: company.address }] } })
  const text = product.log.join('')
  for (const word of [company.name, company.orgCode!, company.address!]) expect(text).not.toContain(word)
  expect(text).toContain('ReconcileSubjects')
})
