import { beforeAll, expect, test } from '@jest/globals'
import type { Answer } from './support/ask.ts'
import { showcaseIn, smallCity } from './support/city.ts'
import { whenOver } from './support/folder.ts'
import { operation } from './support/operations.ts'
import { startEmbedded, type Product } from './support/product.ts'
import { openRows, type Rows } from './support/rows.ts'

let product: Product
let rows: Rows
let company: ReturnType<typeof showcaseIn>

beforeAll(async () => {
  product = await startEmbedded(smallCity)
  company = showcaseIn(product.dataDir)
  rows = openRows(product.dataDir)
  whenOver(rows.close)
})

const card = operation('MobileCard')
const ask = (query: string, variables: object = {}): Promise<Answer> =>
  product.ask({ query, variables: { ...variables } })

/** Every error is the client's, has a Chinese sentence, and tells nothing of the inside. */
const expectRefusal = ({ errors }: Answer, sentence: string | RegExp): void => {
  expect(errors.map(({ extensions }) => extensions)).toEqual(errors.map(() => ({ code: 'BAD_USER_INPUT' })))
  expect(errors.map(({ message }) => message).join('\n')).toMatch(sentence)
}

const keys: [title: string, variables: () => object, sentence: string | RegExp][] = [
  ['no key', () => ({}), '请只用一个键查询：组织机构代码、统一社会信用代码、注册号、名称四者之一，收到 0 个'],
  ['a null key only', () => ({ name: null }), '收到 0 个'],
  ['code and name at once', () => ({ orgCode: company.orgCode, name: '重庆别家有限公司' }), '收到 2 个'],
  ['three keys', () => company, '收到 3 个'],
  ['a blank name', () => ({ name: ' 　' }), '查询用的代码或名称不能为空'],
  [
    'a credit code that is too short',
    () => ({ uscc: '9150011362205' }),
    /“9150011362205”不是有效的 ?18 位统一社会信用代码/,
  ],
  [
    'an organization code with a letter that is none',
    () => ({ orgCode: '6220#291-3' }),
    /“6220#291-3”不是有效的 ?9 位组织机构代码/,
  ],
]

test.each(keys)('a card asked for with %s is refused in a sentence', async (_, variables, sentence) => {
  const answer = await ask(card, variables())
  expectRefusal(answer, sentence)
  expect(answer).toMatchObject({ status: 200, data: { enterprise: null }, errors: [{ path: ['enterprise'] }] })
})

const orgCodes = (count: number) => Array.from({ length: count }, () => company.orgCode)
const inspections = (page: string) =>
  `{ enterprise(orgCode: "${company.orgCode}") { name inspections(${page}) { totalCount } } }`

const pages: [title: string, query: () => string, path: string[], sentence: string | RegExp][] = [
  [
    '101 companies',
    () => `{ enterprises(orgCodes: ${JSON.stringify(orgCodes(101))}) { name } }`,
    ['enterprises'],
    '每次最多查询 100 家企业，收到 101 家',
  ],
  [
    'a page of 101',
    () => inspections('first: 101'),
    ['enterprise', 'inspections'],
    '每页条数 first 应在 0 到 100 之间，收到 101',
  ],
  ['a page of -1', () => inspections('first: -1'), ['enterprise', 'inspections'], '收到 -1'],
  [
    'a cursor of its own making',
    () => inspections('after: "MTIz"'),
    ['enterprise', 'inspections'],
    '游标“MTIz”无效，请从第一页重新查询',
  ],
  [
    'a cursor that holds SQL',
    () => inspections(`after: "' or 1=1 --"`),
    ['enterprise', 'inspections'],
    '请从第一页重新查询',
  ],
  [
    'a day that is none',
    () => inspections('from: "2021-02-30"'),
    ['enterprise', 'inspections'],
    /“2021-02-30”不是有效的 ?日期，格式为 YYYY-MM-DD/,
  ],
  [
    'a bad page of a search',
    () => '{ searchEnterprises(text: "重庆", first: 500) { totalCount } }',
    ['searchEnterprises'],
    '收到 500',
  ],
  [
    'a date without a name',
    () => `{ enterprise(orgCode: "${company.orgCode}", on: "2020-01-01") { name } }`,
    ['enterprise'],
    '日期 on 只能与名称 name 同用',
  ],
]

test.each(pages)(
  'a question with %s is refused at its place, and the rest is answered',
  async (_, query, path, sentence) => {
    const answer = await ask(query())
    expectRefusal(answer, sentence)
    expect(answer.errors).toHaveLength(1)
    if (answer.errors[0]!.path) expect(answer.errors[0]!.path).toEqual(path)
    if (path.length > 1 && answer.status === 200)
      expect(answer.data).toMatchObject({ enterprise: { name: company.name } })
  },
)

const unreadable: [title: string, query: string, variables: object][] = [
  ['is not GraphQL', '{ enterprise(', {}],
  ['asks for a field that is not there', '{ enterprise(orgCode: "622052913") { secrets } }', {}],
  ['lacks a variable', operation('List100'), {}],
  ['has a variable of the wrong type', operation('Search'), { text: '重庆', first: 'ten' }],
]

test.each(unreadable)('an operation that %s is refused in Chinese', async (_, query, variables) => {
  const answer = await ask(query, variables)
  expectRefusal(answer, '')
  expect(answer.data).toBeNull()
  expect(answer.errors.filter(({ message }) => !/\p{Script=Han}/u.test(message))).toEqual([])
})

test('an operation that is too long is refused as too costly', async () => {
  const { errors, data } = await ask(`{ ${'a:__typename '.repeat(6_000)} }`)
  expect(errors).toMatchObject([
    { message: '查询过长，最多 5000 个词；请减少字段或分次查询', extensions: { code: 'QUERY_TOO_COSTLY' } },
  ])
  expect(data).toBeNull()
})

const inspection = (recordId: string, more: object = {}) => ({
  source: { system: 'dev-officer', recordId, enterpriseName: company.name },
  kind: 'ROUTINE',
  conclusion: 'PASSED',
  inspectedOn: '2026-01-05',
  ...more,
})
const push = (records: object[]) => ask(operation('PushInspections'), { records })

test('a push of 501 records, or with a value of a wrong type, writes none of them', async () => {
  const before = await rows.written()
  const many = await push(Array.from({ length: 501 }, (_, index) => inspection(`M${index}`)))
  expectRefusal(many, '每次最多推送 500 条，收到 501 条')
  expect(many.data).toEqual({ pushInspections: null })
  expectRefusal(
    await push([inspection('1'), inspection('2', { kind: 'PICNIC' })]),
    '（$records[1].kind）：不在 InspectionKind 的可选值之中',
  )
  expectRefusal(
    await push([inspection('1'), inspection('2', { inspectedOn: '2026-02-30' })]),
    /“2026-02-30”不是有效的 ?日期/,
  )
  expect(await rows.written()).toBe(before)
})

test('a record that breaks a rule is refused alone', async () => {
  const { data, errors } = await push([
    inspection('ok'),
    inspection('late', { publishedOn: '2025-01-01' }),
    inspection('nul', { subject: 'a\0b' }),
    inspection('long', { source: { system: 's', recordId: 'r'.repeat(201) } }),
    inspection('blank', { source: { system: ' ', recordId: '' } }),
  ])
  expect(errors).toEqual([])
  expect(data!.pushInspections).toMatchObject([
    { outcome: 'CREATED', linked: 'LINKED', errors: [] },
    { outcome: 'REJECTED', errors: [{ field: 'publishedOn', message: '公布日期 2025-01-01 早于检查日期 2026-01-05' }] },
    { outcome: 'REJECTED', errors: [{ field: 'subject', code: 'BAD_CHARACTER' }] },
    { outcome: 'REJECTED', errors: [{ field: 'recordId', code: 'TOO_LONG' }] },
    { outcome: 'REJECTED', errors: [{ field: 'system' }, { field: 'recordId' }] },
  ])
})

test('a record with the code of one company and the name of another waits for a person', async () => {
  const torn = { source: { ...inspection('torn').source, enterpriseCode: '551385082' } }
  const { data } = await push([inspection('torn', torn)])
  expect(data!.pushInspections).toMatchObject([{ outcome: 'CREATED', orgCode: null, linked: 'IN_REVIEW' }])
})
