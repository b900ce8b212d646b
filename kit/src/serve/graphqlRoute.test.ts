import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { department } from '../../../subgraphs/inspection/src/main.ts'
import { createLog } from '../log.ts'
import type { Listening } from '../listen.ts'
import { callerWith, matchByName, openForTest, type TestDepartment } from '../testing/openForTest.ts'
import { httpTransport } from '../transport/http.ts'
import { openPatience } from '../transport/patience.ts'
import type { Transport } from '../transport/transport.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import { trustBy } from '../trust/trust.ts'
import { wireTransport } from '../wire/wireTransport.ts'
import { serveDepartment } from './departmentServer.ts'

const secret = 'a secret of this test alone, nobody else knows it'
const signer = trustBy(secret, 'gateway').signer('inspection')
const log = createLog({ service: 'test', level: 'silent' })

let inspection: TestDepartment
let server: Listening
let ways: Readonly<Record<'on a wire' | 'over HTTP', Transport>>

beforeAll(async () => {
  inspection = await openForTest(department, matchByName({}))
  const gate = trustBy(secret, 'inspection').gate({ gateway: ['graphql'] }, log)
  server = await serveDepartment(inspection, { host: '127.0.0.1', port: 0 }, gate)
  const url = `${server.url}/graphql`
  ways = { 'on a wire': wireTransport(url, signer), 'over HTTP': httpTransport(url, { signer }) }
})
afterAll(async () => {
  await Promise.all(Object.values(ways).map(way => way.close()))
  await server.close()
  await inspection.close()
})

const officer = callerWith('officer')
type Answered = { data?: unknown; errors?: { message: string; path?: string[] }[] }
const seen = ({ data, errors = [] }: Answered) => ({ data, errors: errors.map(({ message, path }) => [path, message]) })

const send = (way: keyof typeof ways, query: string, variables = {}, caller = officer) =>
  ways[way].send({ query, variables }, { caller, requestId: 'r1', patience: openPatience() })

const asGateway = async (way: keyof typeof ways, ...asked: [string, object?, ReturnType<typeof callerWith>?]) => {
  const { status, body } = await send(way, ...asked)
  return [status, seen(body as Answered)]
}

const asTool = async (query: string, variables = {}, caller = officer) => {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
  }
  const body = JSON.stringify({ query, variables })
  headers[envelopeHeader] = signer.sign({ method: 'POST', path: '/graphql', headers, body }, caller)
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
  return [response.status, seen((await response.json()) as Answered)]
}

test.each<[string, string, object?, ReturnType<typeof callerWith>?]>([
  ['what is there', '{ unlinkedInspections { totalCount } }'],
  [
    'an entity',
    'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
    { of: [{ __typename: 'Enterprise', orgCode: 'M000100Y4' }] },
  ],
  ['what the caller may not see', '{ unlinkedInspections { totalCount } }', {}, callerWith(null)],
  ['what is no field', '{ nothing }'],
  ['what is no GraphQL', '{'],
  ['a variable of the wrong type', 'query ($id: ID!) { inspection(id: $id) { id } }', { id: {} }],
  ['the schema', '{ _service { sdl } __schema { queryType { name } } }'],
])('a gateway and a tool are answered the same: %s', async (_what, ...asked) => {
  const told = await asTool(...asked)
  expect(await asGateway('on a wire', ...asked)).toEqual(told)
  expect(await asGateway('over HTTP', ...asked)).toEqual(told)
})

test('a gateway is told how old the data are', async () => {
  inspection.freshness.told = { asOf: '2026-03-01T08:00:00.000Z', stale: true }
  const { body } = await send('on a wire', '{ unlinkedInspections { totalCount } }')
  inspection.freshness.told = null
  expect(body).toMatchObject({ extensions: { asOf: '2026-03-01T08:00:00.000Z', stale: true } })
})

test('what a gateway asks is counted as what a tool asks', async () => {
  const count = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    return Number(/e360_subgraph_request_seconds_count{subgraph="inspection"} (\d+)/.exec(text)?.[1] ?? 0)
  }
  const before = await count()
  await asGateway('on a wire', '{ __typename }')
  await asGateway('over HTTP', '{ __typename }')
  await asTool('{ __typename }')
  expect(await count()).toBe(before + 3)
})

test('a caller of 200 grants is told to a department, all of them', async () => {
  const types = ['Inspection', 'Penalty', 'Certificate', 'Listing', 'CreditGrade', 'SupervisionEvent', 'QuarterSummary']
  const fields = types.flatMap(type => Array.from({ length: 20 }, (_, index) => `${type}.statusChangedOn${index}`))
  const grants = Array.from({ length: 200 }, (_, index) => ({
    id: `01KGRANT0000000000000${index}`,
    fields: [
      ...Array.from({ length: 19 }, (_each, at) => fields[(index * 7 + at * 3) % fields.length]!),
      'Inspection.kind',
    ],
    regions: [`5001${10 + (index % 40)}`, `5002${10 + index}`, String(500_300 + index)],
  }))
  const machine = callerWith('system', { department: 'credit', systems: ['一'], grants })
  for (const way of ['on a wire', 'over HTTP'] as const) {
    const [status, answer] = await asGateway(way, '{ unlinkedInspections { nodes { kind } } }', {}, machine)
    expect([way, status, answer]).toEqual([way, 200, { data: { unlinkedInspections: { nodes: [] } }, errors: [] }])
  }
})
