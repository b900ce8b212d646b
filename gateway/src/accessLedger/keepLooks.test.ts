import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openAccessLedger, type AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { publicCaller, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import { makeTestFolder } from '@e360/kit/testing/folder'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { sendJson } from '../../testing/subgraphServer.ts'

const log = createLog({ service: 'test', level: 'silent' })
const officer: Caller = {
  sub: 'o1',
  roles: ['officer'],
  region: '50',
  systems: [],
  purpose: { code: 'INSPECTION', caseNumber: '渝市监〔2026〕7号 500101199001011234' },
}

let folder: string
let ledger: AccessLedger
let shop: Shop
let caller: Caller

const rows = async () => {
  const [file] = await readdir(path.join(folder, 'chains'))
  const lines = (await readFile(path.join(folder, 'chains', file!), 'utf8')).split('\n').slice(0, -1)
  return lines.map(line => JSON.parse(line) as Record<string, unknown>).filter(({ kind }) => kind === 'ACCESS')
}
const open = async (chains: string) => {
  ledger = await openAccessLedger({ folder: chains, anchorFile: path.join(folder, 'anchors'), service: 'test', log })
  shop = await openShop({ accessLedger: ledger, authenticate: async () => caller })
}

beforeEach(async () => {
  caller = officer
  folder = await makeTestFolder('looks')
})
afterEach(async () => {
  await shop.close()
  await ledger.close()
  await rm(folder, { recursive: true, force: true })
})

test('every company of a look is named, by further rows where there are many', async () => {
  await open(path.join(folder, 'chains'))
  const codes = Array.from({ length: 1_201 }, (_, company) => String(company).padStart(9, '0'))
  shop.stock.answerWith((_request, response) =>
    sendJson(response, { data: { item: { title: 'x' } }, extensions: { touched: codes.join(' ') } }),
  )
  await shop.ask('query Many($id: ID!) { item(id: $id) { title } }', { id: '1' })
  const kept = (await rows()) as unknown as AccessRow[]
  expect(kept.map(({ orgCodes, touched, continues = false }) => [orgCodes.length, touched, continues])).toEqual([
    [500, 1_201, false],
    [500, 1_201, true],
    [201, 1_201, true],
  ])
  expect(kept.flatMap(({ orgCodes }) => orgCodes)).toEqual(codes)
})

test('a look is kept before it is answered: who, why, with what, about whom, and nothing of what was seen or given', async () => {
  await open(path.join(folder, 'chains'))
  shop.stock.answerWith((_request, response) =>
    sendJson(response, {
      data: { item: { title: '张三', tags: [] } },
      extensions: { touched: '551385082 张三 MA1BUFLT4 500101199001011234' },
    }),
  )
  const answer = await shop.ask(
    'query Card($id: ID!) { item(id: $id) { title tags } }',
    { id: '13812345678' },
    {
      'x-request-id': 'r-1',
      'apollographql-client-name': 'mobile',
      'apollographql-client-version': '1.2',
    },
  )
  expect(answer.extensions).toEqual({ sections: expect.anything() })
  const [row, ...others] = await rows()
  expect(others).toEqual([])
  expect(row).toMatchObject({
    requestId: 'r-1',
    sub: 'o1',
    roles: ['officer'],
    region: '50',
    purpose: { code: 'INSPECTION', caseNumber: '渝市监〔2026〕7号 500***********1234' },
    client: 'mobile',
    clientVersion: '1.2',
    operation: 'Card',
    operationHash: expect.stringMatching(/^[\da-f]{64}$/),
    fields: ['Query.item'],
    orgCodes: ['551385082', 'MA1BUFLT4'],
    touched: 2,
    outcome: 'OK',
  })
  expect(JSON.stringify(row)).not.toMatch(/张三|13812345678|500101199001011234/)
})

test('a refusal, a failure and half an answer are kept as what they are', async () => {
  await open(path.join(folder, 'chains'))
  const { code } = failure('FORBIDDEN').extensions
  shop.stock.answerWith((_request, response) =>
    sendJson(response, { data: { item: null }, errors: [{ message: '无权', path: ['item'], extensions: { code } }] }),
  )
  await shop.ask('query A { item(id: 1) { title } }')
  await shop.ask('query B { item(id: 1) { title } labels }')
  shop.stock.answerWith((_request, response) => void response.destroy())
  await shop.ask('query C { item(id: 1) { title } }')
  expect((await rows()).map(({ operation, outcome }) => [operation, outcome])).toEqual([
    ['A', 'REFUSED'],
    ['B', 'PARTIAL'],
    ['C', 'FAILED'],
  ])
})

test('what costs too much is kept as refused, without having been asked', async () => {
  await open(path.join(folder, 'chains'))
  const ids = Array.from({ length: 200 }, String)
  await shop.ask('query Greedy($ids: [ID!]!) { items(ids: $ids) { opinions(first: 1000) { id } } }', { ids })
  expect(await rows()).toMatchObject([{ operation: 'Greedy', outcome: 'REFUSED', touched: 0 }])
})

test('a change is kept before it is made, too', async () => {
  await open(path.join(folder, 'chains'))
  let keptBefore: unknown[] = []
  shop.stock.answerWith(
    (_request, _response, wellBehaved) =>
      void rows()
        .then(found => (keptBefore = found))
        .then(wellBehaved),
  )
  await shop.ask('mutation Rename { rename(id: 1, title: "x") { id } }')
  expect(keptBefore).toMatchObject([{ operation: 'Rename', outcome: 'STARTED' }])
  expect(await rows()).toMatchObject([{ outcome: 'STARTED' }, { outcome: 'OK' }])
})

test('questions about the schema, and what is no valid operation, give no row', async () => {
  await open(path.join(folder, 'chains'))
  await shop.ask('{ __schema { queryType { name } } __typename }')
  await shop.ask('{ nonsense }')
  await fetch(`${shop.gateway.url}/health`)
  expect(await rows()).toEqual([])
})

test('where no row can be written nobody is answered or changes anything, but the public sees what is open', async () => {
  await writeFile(path.join(folder, 'full'), '')
  await open(path.join(folder, 'full'))
  const refused = await shop.ask('{ item(id: 1) { title } }')
  expect(refused).toMatchObject({ status: 200, data: null, errors: [{ extensions: { code: 'SECTION_UNAVAILABLE' } }] })
  expect(refused.text).toContain('访问留痕暂时无法写入')
  const before = shop.stock.received.length
  const change = await shop.ask('mutation { rename(id: 1, title: "x") { id } }')
  expect(change).toMatchObject({ data: null, errors: [{ message: expect.stringContaining('暂不提供数据') }] })
  expect(shop.stock.received).toHaveLength(before)
  caller = publicCaller
  expect((await shop.ask('{ item(id: 1) { title } }')).data).toEqual({ item: { title: 'one' } })
})
