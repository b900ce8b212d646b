import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Writable } from 'node:stream'
import { department } from '../../../subgraphs/inspection/src/main.ts'
import { createLog } from '../log.ts'
import { serveDepartment } from '../serve/departmentServer.ts'
import type { Listening } from '../listen.ts'
import { callerWith, matchByName, openForTest, type TestDepartment } from '../testing/openForTest.ts'
import { envelopeHeader, type Message } from './envelope.ts'
import { trustBy } from './trust.ts'

const secret = 'a secret of this test alone, nobody else knows it'
const lines: string[] = []
const log = createLog(
  { service: 'test' },
  new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) }),
)
let inspection: TestDepartment
let server: Listening

beforeAll(async () => {
  inspection = await openForTest(department, matchByName({}))
  const gate = trustBy(secret, 'inspection').gate({ gateway: ['graphql', 'exchange'], archive: ['told'] }, log)
  server = await serveDepartment(inspection, { host: '127.0.0.1', port: 0 }, gate)
})
afterAll(async () => {
  await server.close()
  await inspection.close()
})

const json = { 'content-type': 'application/json' }
const graphql = (query: string): Message => ({
  method: 'POST',
  path: '/graphql',
  headers: json,
  body: JSON.stringify({ query }),
})
const gateway = trustBy(secret, 'gateway').signer('inspection')
const officer = callerWith('officer')

const send = async ({ method, path, headers, body }: Message, envelope?: string) => {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...(headers as Record<string, string>), ...(envelope !== undefined && { [envelopeHeader]: envelope }) },
    ...(method === 'POST' && { body: body as string }),
  })
  return { status: response.status, body: await response.text() }
}

const refused = { status: 401, body: expect.stringContaining('只接受本平台服务签名的请求') }
const asked = graphql('{ __typename }')

test('what the gateway signs is answered, for whoever asks through it', async () => {
  const { status, body } = await send(asked, gateway.sign(asked, officer))
  expect([status, JSON.parse(body)]).toMatchObject([200, { data: { __typename: 'Query' } }])
})

const changed = (envelope: string, part: number, value: string) => envelope.split('.').with(part, value).join('.')
const forgeries: Record<string, () => [Message, string?]> = {
  'no signature at all': () => [asked],
  'a caller in a plain header': () => [{ ...asked, headers: { ...json, 'x-e360-caller': 'e30' } }],
  nonsense: () => [asked, 'a.b.c'],
  'another secret': () => [asked, trustBy(`${secret}!`, 'gateway').signer('inspection').sign(asked, officer)],
  'another service’s name': () => [
    asked,
    changed(trustBy(secret, 'archive').signer('inspection').sign(asked, officer), 0, 'gateway'),
  ],
  'a service nobody knows': () => [asked, trustBy(secret, 'stranger').signer('inspection').sign(asked, officer)],
  'a message to another service': () => [asked, trustBy(secret, 'gateway').signer('credit').sign(asked, officer)],
  'another caller': () => [asked, changed(gateway.sign(asked, null), 4, 'eyJzdWIiOiJ4In0')],
  'another time': () => [asked, changed(gateway.sign(asked, null), 1, String(Date.now() + 1))],
  'another number': () => [asked, changed(gateway.sign(asked, null), 3, '999999')],
  'another body': () => [graphql('{ __schema { types { name } } }'), gateway.sign(asked, officer)],
  'another path': () => [{ ...asked, path: '/graphql?x=1' }, gateway.sign(asked, officer)],
  'another method': () => [
    { ...asked, method: 'GET', path: '/graphql?query={__typename}', headers: {} },
    gateway.sign(asked, officer),
  ],
  'another header that means something': () => [
    { ...asked, headers: { ...json, 'x-request-id': 'other' } },
    gateway.sign(asked, officer),
  ],
  'a cut signature': () => [asked, gateway.sign(asked, officer).slice(0, -2)],
}

test.each(Object.keys(forgeries))('%s is refused, and told to the log without anything of the request', async what => {
  lines.length = 0
  const [message, envelope] = forgeries[what]!()
  expect(await send(message, envelope)).toEqual(refused)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('a request between services was refused')
  expect(lines[0]).not.toMatch(/typename|eyJ|officer/)
})

test('a message is good once, and also where it is overtaken by later ones', async () => {
  const [first, second] = [gateway.sign(asked, officer), gateway.sign(asked, officer)]
  const statuses = []
  for (const envelope of [second, first, first, second]) statuses.push((await send(asked, envelope)).status)
  expect(statuses).toEqual([200, 200, 401, 401])
})

test.each([-11_000, 11_000])('a message whose clock is %s ms away is refused', async away => {
  const now = Date.now() + away
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now)
  const envelope = gateway.sign(asked, officer)
  clock.mockRestore()
  expect(await send(asked, envelope)).toEqual(refused)
})

test('a service is answered what it may ask, and nothing else', async () => {
  const archive = trustBy(secret, 'archive').signer('inspection')
  const ask = (path: string) => {
    const message = { method: 'GET', path, headers: {}, body: '' }
    return send(message, archive.sign(message, null)).then(({ status }) => status)
  }
  expect(await ask('/changes?after=0&told=1')).toBe(200)
  expect(await ask('/changes?after=0')).toBe(403)
  expect((await send(asked, archive.sign(asked, officer))).status).toBe(403)
})

test('health and figures are for everybody, and tell no business data', async () => {
  const open = (path: string) => send({ method: 'GET', path, headers: {}, body: '' }).then(({ status }) => status)
  expect([await open('/health'), await open('/metrics'), await open('/nowhere')]).toEqual([200, 200, 404])
})

const machine = callerWith('system', { department: 'inspection', systems: ['甲'] })
const record = `${JSON.stringify({ source: { system: '甲', recordId: 'a' }, kind: 'ROUTINE', conclusion: 'PASSED' })}\n`

const push = async (tamper: (pieces: Buffer[]) => Buffer[]) => {
  const message = {
    method: 'POST',
    path: '/exchange/ingest/inspections',
    headers: { 'content-type': 'application/x-ndjson' },
  }
  const { header, body } = gateway.signStream(message, machine, records())
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(Buffer.from(piece))
  const response = await fetch(`${server.url}${message.path}`, {
    method: 'POST',
    headers: { ...message.headers, [envelopeHeader]: header },
    body: Buffer.concat(tamper(pieces)),
  }).then(
    answer => answer.text(),
    () => '',
  )
  return response.split('\n').filter(line => line.includes('CREATED')).length
}

async function* records() {
  yield Buffer.from(record)
  yield Buffer.from(record.replace('"a"', '"b"'))
}

test('a streamed body is taken piece by piece as far as it is what was sent', async () => {
  expect(await push(pieces => pieces.map((piece, at) => (at === 0 ? flipped(piece) : piece)))).toBe(0)
  expect(await push(pieces => pieces.toReversed())).toBe(0)
  expect(await push(pieces => pieces.slice(0, -1))).toBe(0)
  expect(await push(pieces => [...pieces, pieces[0]!])).toBe(0)
  expect(await push(() => [Buffer.from(record)])).toBe(0)
  expect(await push(pieces => pieces)).toBe(2)
})

const flipped = (piece: Buffer) => {
  const copy = Buffer.from(piece)
  copy[copy.length - 2]! ^= 1
  return copy
}
