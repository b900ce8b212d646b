import { beforeAll, expect, test } from '@jest/globals'
import type { Role } from '@e360/kit/caller'
import { cityIn } from './support/city.ts'
import { onMariadb, testOnMariadb } from './support/mariadb.ts'
import { operation } from './support/operations.ts'
import type { Environment } from './support/process.ts'
import { startDistributed, startEmbedded, type Product } from './support/product.ts'

const city = { E360_DEMO: 1, E360_DEMO_SIZE: 300 }
const patience = 180_000

interface Asked {
  title: string
  query: string
  variables: object
  /** an officer where left out */
  role?: Role
}

/** What the user groups ask, word for word, about every company of the city and about what is not there. */
const questionsAbout = (product: Product): Asked[] => {
  const companies = [...cityIn(product.dataDir).enterprises()]
  const coded = companies.filter(({ orgCode, uscc }) => orgCode && uscc)
  const orgCodes = coded.map(({ orgCode }) => orgCode!)
  const card = operation('MobileCard')
  const history = operation('SupervisionHistory')
  const dashboard = operation('RegionDashboard')
  const search = operation('Search')
  return [
    ...companies.flatMap(({ name }) => [
      { title: `card by name ${name}`, query: card, variables: { name } },
      { title: `search ${name}`, query: search, variables: { text: name, first: 10 } },
    ]),
    ...coded.slice(0, 50).flatMap(({ orgCode, uscc }) => [
      { title: `card by ${uscc}`, query: card, variables: { uscc } },
      { title: `history of ${orgCode}`, query: history, variables: { orgCode } },
      { title: `search ${uscc}`, query: search, variables: { text: uscc, regionCode: '500000' } },
    ]),
    ...companies
      .flatMap(({ formerNames }) => formerNames ?? [])
      .slice(0, 20)
      .flatMap(name => [
        { title: `card by former name ${name}`, query: card, variables: { name } },
        { title: `search former name ${name}`, query: search, variables: { text: name } },
      ]),
    ...[0, 100, 200].map(from => ({
      title: `list from ${from}`,
      query: operation('List100'),
      variables: { orgCodes: ['PDY000017', ...orgCodes.slice(from, from + 99)] },
    })),
    {
      title: 'match',
      query: operation('Match'),
      variables: { subjects: companies.slice(0, 200).map(subjectAbout) },
      role: 'analyst',
    },
    ...['500000', '500112', '500101'].flatMap(code => [
      { title: `dashboard of ${code}`, query: dashboard, variables: { code } },
      {
        title: `dashboard of ${code} for some days`,
        query: dashboard,
        variables: { code, from: '2025-02-11', to: '2026-05-20' },
      },
    ]),
    ...[
      {},
      { regionCode: '500112', notInspectedSince: '2026-06-01' },
      { warningRules: ['TWO_FAILED_INSPECTIONS'] },
    ].map(filter => ({
      title: `question ${JSON.stringify(filter)}`,
      query: operation('ArchiveQuestion'),
      variables: { filter, first: 100 },
    })),
    { title: 'a name that nobody bears', query: card, variables: { name: '重庆查无此企业有限公司' } },
    { title: 'no key', query: card, variables: {} },
    { title: 'a code that is none', query: card, variables: { uscc: '12345' } },
  ]
}

/** Each third company word for word, the others with a character lost; every second one with its code. */
const subjectAbout = (
  { name, uscc, address }: { name: string; uscc?: string; address?: string },
  index: number,
): object => ({
  ref: index,
  name: index % 3 === 0 ? name : name.slice(0, 3) + name.slice(4),
  code: index % 2 === 0 ? uscc : undefined,
  address,
})

/** Ids and times of receipt are each database's own; everything else must agree. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner !== null && ['id', 'recordId', 'recheckOf', 'receivedAt', 'endCursor'].includes(key)
        ? key
        : comparable(inner),
    ]),
  )
}

/** A spreadsheet of companies over /reconcile, as OpenRefine sends it. */
const reconciledBy = async (product: Product): Promise<unknown> => {
  const rows = [...cityIn(product.dataDir).enterprises()].slice(0, 100)
  const queries = rows.map(({ name, address }, row) => [
    `q${row}`,
    { query: name, properties: [{ pid: 'address', v: address }] },
  ])
  const response = await fetch(`${product.url}/reconcile/${await product.token({ role: 'analyst' })}`, {
    method: 'POST',
    body: new URLSearchParams({ queries: JSON.stringify(Object.fromEntries(queries)) }),
  })
  return response.json()
}

/** Asks everything, a few at a time; title → data and errors. */
const answersOf = async (product: Product, questions: readonly Asked[]): Promise<Map<string, unknown>> => {
  const answers = new Map<string, unknown>()
  const queue = [...questions]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { title, role, ...question } = next
      const signedIn = role && { token: await product.token({ role }) }
      const { status, data, errors } = await product.ask({ ...question, ...signedIn } as Parameters<Product['ask']>[0])
      answers.set(title, comparable({ status, data, errors }))
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  answers.set('a spreadsheet', { data: await reconciledBy(product), errors: [] })
  return new Map([...answers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

let questions: Asked[]
let expected: Map<string, unknown>
let sqlite: Product

beforeAll(async () => {
  sqlite = await startEmbedded(city)
  questions = questionsAbout(sqlite)
  expected = await answersOf(sqlite, questions)
}, patience)

test('every operation is answered in full by one process on SQLite', () => {
  const answers = [...expected.values()] as { data: { enterprise?: object | null } | null; errors: object[] }[]
  const refused = answers.filter(({ errors }) => errors.length > 0)
  expect(refused.map(({ errors }) => errors)).toMatchObject([
    [{ path: ['enterprise'], extensions: { code: 'BAD_USER_INPUT' } }],
    [{ path: ['enterprise'], extensions: { code: 'BAD_USER_INPUT' } }],
  ])
  const text = JSON.stringify(answers)
  const worthSeeing = [
    '"FAILED"',
    '"EXPIRED"',
    '"decisionNo"',
    '"ABNORMAL_OPERATIONS"',
    '"overdue":',
    '"FORMER_NAME"',
    '"REVIEW"',
    '"adverse":true',
    '"byMonth"',
    '"match":true',
  ]
  expect(worthSeeing.filter(seen => !text.includes(seen))).toEqual([])
})

test(
  'one process a department, on the same SQLite files, answers the same',
  async () => {
    const distributed = await startDistributed({ E360_DATA_DIR: sqlite.dataDir })
    expect(await answersOf(distributed, questions)).toEqual(expected)
    await distributed.stop()
  },
  patience,
)

testOnMariadb(
  'one process, and one process a department, answer the same on MariaDB',
  async () => {
    const databases: Environment = { ...(await onMariadb()), ...city }
    const embedded = await startEmbedded(databases)
    expect(await answersOf(embedded, questions)).toEqual(expected)
    const distributed = await startDistributed({ ...databases, E360_DATA_DIR: embedded.dataDir })
    expect(await answersOf(distributed, questions)).toEqual(expected)
  },
  patience,
)
