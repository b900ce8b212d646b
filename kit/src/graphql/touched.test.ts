import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { department } from '../../../subgraphs/inspection/src/main.ts'
import { listen, type Listening } from '../listen.ts'
import { serveDepartment } from '../serve/departmentServer.ts'
import { callerWith, matchByName, openForTest, type TestDepartment } from '../testing/openForTest.ts'
import { httpTransport } from '../transport/http.ts'
import { openPatience } from '../transport/patience.ts'
import { trustBy } from '../trust/trust.ts'

const secret = 'a secret of this test alone, nobody else knows it'
const steward = callerWith('steward')
const machine = callerWith('system', { department: 'inspection', systems: ['甲'] })
const [boiler, crane] = ['551385082', 'M000100Y4']
const record = (recordId: string, enterpriseName: string) => ({
  source: { system: '甲', recordId, enterpriseName },
  kind: 'ROUTINE',
  inspectedOn: '2026-01-05',
  conclusion: 'PASSED',
})
const push = 'mutation ($records: [InspectionInput!]!) { pushInspections(records: $records) { id } }'

let inspection: TestDepartment
let server: Listening
let ids: string[]

const touchedBy = async (query: string, variables = {}, caller = steward) => {
  const { extensions } = await inspection.execute({ query, variables }, { caller })
  const { touched = '' } = (extensions ?? {}) as { touched?: string }
  return touched.split(' ').filter(Boolean)
}

beforeAll(async () => {
  inspection = await openForTest(department, matchByName({ 锅炉厂: boiler, 吊车厂: crane }))
  await inspection.registered(boiler, '锅炉厂')
  await inspection.registered(crane, '吊车厂')
  const gate = trustBy(secret, 'inspection').gate({ gateway: ['graphql'] }, inspection.log)
  server = await serveDepartment(inspection, { host: '127.0.0.1', port: 0 }, gate)
  const records = [record('1', '锅炉厂'), record('2', '吊车厂'), record('3', '没有这家')]
  const { pushInspections } = await inspection.ask<{ pushInspections: { id: string }[] }>(machine, push, { records })
  ids = pushInspections.map(({ id }) => id)
})
afterAll(async () => {
  await server.close()
  await inspection.close()
})

test('a record that is read by its id touches its company, though the answer does not name it', async () => {
  expect(await touchedBy('query ($id: ID!) { inspection(id: $id) { kind } }', { id: ids[0] })).toEqual([boiler])
})

test('a reference touches the company it is about, by code or by the name it bears today', async () => {
  const query =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise { inspectionSummary { total } } } }'
  const of = [{ orgCode: crane }, { name: '锅炉厂' }, { name: '没有这家' }]
  const touched = await touchedBy(query, { of: of.map(each => ({ __typename: 'Enterprise', ...each })) })
  expect(touched.toSorted()).toEqual([boiler, crane])
})

test('a push touches the companies of its receipts', async () => {
  const records = [record('1', '锅炉厂'), record('4', '吊车厂')]
  expect((await touchedBy(push, { records }, machine)).toSorted()).toEqual([boiler, crane])
})

test('a push touches the companies that its records were with before, which its receipts do not tell', async () => {
  await touchedBy(push, { records: [record('5', '锅炉厂')] }, machine)
  const { data, extensions } = await inspection.execute(
    { query: push.replace('{ id }', '{ orgCode }'), variables: { records: [record('5', '吊车厂')] } },
    { caller: machine },
  )
  expect(data).toEqual({ pushInspections: [{ orgCode: crane }] })
  expect(extensions).toEqual({ touched: `${crane} ${boiler}` })
})

test('what is about no company, and what is refused, touches none', async () => {
  expect(await touchedBy('{ unlinkedInspections { nodes { id } } }')).toEqual([])
  expect(
    await touchedBy('query ($id: ID!) { inspection(id: $id) { kind } }', { id: ids[0] }, callerWith(null)),
  ).toEqual([])
})

const passed = ['content-type', 'x-request-id', 'x-e360-signed']

/** asks the subgraph as a gateway does; what it says of itself passes through somebody's hands */
const askThrough = async (hands: (told: object) => object | undefined) => {
  const passOn = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = Object.fromEntries(passed.map(name => [name, String(request.headers[name])]))
    const body = await text(request)
    const answered = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
    const { data, extensions } = (await answered.json()) as { data: object; extensions: object }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ data, extensions: hands(extensions) }))
  }
  const between = createServer((request, response) => void passOn(request, response))
  const listening = await listen(between, { host: '127.0.0.1', port: 0 })
  const signer = trustBy(secret, 'gateway').signer('inspection')
  const transport = httpTransport(`${listening.url}/graphql`, { signer, sealed: true })
  try {
    return await transport.send(
      { query: 'query ($id: ID!) { inspection(id: $id) { kind } }', variables: { id: ids[1] } },
      { caller: steward, requestId: 'r', patience: openPatience() },
    )
  } finally {
    await transport.close()
    await listening.close()
  }
}

test('a subgraph of its own tells the gateway the same over HTTP, in its own hand', async () => {
  expect((await askThrough(told => told)).body).toEqual({
    data: { inspection: { kind: 'ROUTINE' } },
    extensions: { touched: crane, seal: expect.any(String) },
  })
})

test.each([
  ['was taken out', (told: object) => ({ ...told, touched: '' })],
  ['was exchanged', (told: object) => ({ ...told, touched: boiler })],
  ['is not told at all', () => undefined],
])('an answer over HTTP from which the company %s is no answer', async (_, hands) => {
  await expect(askThrough(hands)).rejects.toMatchObject({ reason: 'UNTRUSTED' })
})
