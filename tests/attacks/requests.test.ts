import { beforeAll, expect, test } from '@jest/globals'
import { request as openRequest } from 'node:http'
import { developmentIssuer } from '@e360/gateway/issuer/development'
import { showcaseIn } from '../support/city.ts'
import { hostile, injections, inside } from '../support/hostile.ts'
import { startInProcess, type InProcess } from '../support/inProcess.ts'

let product: InProcess
let company: { orgCode: string; name: string }
let tokens: Record<'analyst' | 'steward' | '甲' | '乙', string>

beforeAll(async () => {
  product = await startInProcess()
  company = showcaseIn(product.dataDir)
  const { issueToken } = await developmentIssuer({ E360_DATA_DIR: product.dataDir, NODE_ENV: 'test' })
  const machine = (system: string) =>
    issueToken({ role: 'system', department: 'inspection', systems: [system], sub: system })
  tokens = {
    analyst: await issueToken({ role: 'analyst' }),
    steward: await issueToken({ role: 'steward' }),
    甲: await machine('甲'),
    乙: await machine('乙'),
  }
})

/** A request word for word: what fetch would not send is sent too. */
const raw = (method: string, path: string, headers: Record<string, string | string[]>, body?: string | Buffer) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(product.url)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { host: hostname, port, method, path, headers: { ...headers, ...length }, agent: false }
    const request = openRequest(options, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }))
    })
    request.on('error', reject)
    request.end(body)
  })

const json = { 'content-type': 'application/json' }
const as = (who: keyof typeof tokens) => ({ authorization: `Bearer ${tokens[who]}` })
interface Answered {
  pushInspections: { outcome: string; id: string | null }[] | null
  inspection: { conclusion: string }
}

const ask = async (
  who: keyof typeof tokens,
  query: string,
  variables = {},
): Promise<{ status: number; data: Answered; errors?: { extensions: { code: string } }[] }> => {
  const { status, text } = await raw('POST', '/graphql', { ...json, ...as(who) }, JSON.stringify({ query, variables }))
  return { status, ...(JSON.parse(text) as { data: Answered }) }
}

test.each(['/graphql', '/ingest/inspections', '/changes/inspection', '/export/enterprises', '/reconcile', '/'])(
  'no path below or beside %s leads out of it',
  async base => {
    const ways = [
      '/../../../etc/passwd',
      '/..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/%00',
      '//etc/passwd',
      '/..\\..\\etc',
      `/${'a'.repeat(5_000)}`,
      '/%ff%fe',
      '/__proto__',
      '/constructor',
      "/x' OR '1'='1",
    ]
    for (const way of ways)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, text } = await raw(
          method,
          encodeSpaces(`${base}${way}`),
          { ...as('analyst'), ...json },
          method === 'GET' ? undefined : '{}',
        )
        // below /reconcile a part of the path may be a token, and the service tells everybody what it is
        const least = base === '/reconcile' ? 200 : 400
        expect({ method, way, isClients: status >= least && status < 500 }).toEqual({ method, way, isClients: true })
        expect(text).not.toMatch(/root:|etc\/passwd/)
        expect(text).not.toMatch(inside)
      }
  },
)

const encodeSpaces = (path: string) => path.replaceAll(' ', '%20')

test('a page of another site can change nothing and read nothing: forms and images are no requests', async () => {
  const mutation = 'mutation { withdrawEnterpriseChange(id: "1") { id } }'
  const forms: [string, Record<string, string>, string][] = [
    ['POST', { 'content-type': 'text/plain' }, JSON.stringify({ query: mutation })],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }, `query=${encodeURIComponent(mutation)}`],
    [
      'POST',
      { 'content-type': 'multipart/form-data; boundary=x' },
      `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${mutation}\r\n--x--`,
    ],
    ['POST', {}, JSON.stringify({ query: mutation })],
    ['GET', {}, ''],
    ['GET', { accept: 'image/*' }, ''],
  ]
  for (const [method, headers, body] of forms) {
    const path = method === 'GET' ? `/graphql?query=${encodeURIComponent('{ sources { name } }')}` : '/graphql'
    const { status, text } = await raw(
      method,
      path,
      { ...as('steward'), ...headers },
      method === 'GET' ? undefined : body,
    )
    expect({ headers, status: Math.floor(status / 100), data: /"data"/.test(text) }).toEqual({
      headers,
      status: 4,
      data: false,
    })
  }
  const { status } = await raw('GET', `/graphql?query=${encodeURIComponent(mutation)}`, {
    ...as('steward'),
    'apollo-require-preflight': '1',
  })
  expect(status).toBe(405)
})

test('no header makes somebody of nobody', async () => {
  const caller = Buffer.from(JSON.stringify({ sub: 'x', roles: ['steward', 'analyst'], systems: [] })).toString(
    'base64url',
  )
  const query = JSON.stringify({ query: `{ enterprise(orgCode: "${company.orgCode}") { legalRepresentative } }` })
  const plain = await raw('POST', '/graphql', json, query)
  const attempts: Record<string, string | string[]>[] = [
    { 'x-e360-caller': caller },
    { 'x-e360-signed': `gateway.${Date.now()}.x.1.${caller}.AAAA` },
    { 'X-E360-Caller': [caller, caller] },
    { 'x-forwarded-user': 'admin', 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' },
    { cookie: `authorization=Bearer ${tokens.steward}` },
  ]
  for (const headers of attempts)
    expect((await raw('POST', '/graphql', { ...json, ...headers }, query)).text.replace(/"elapsedMs":\d+/g, '')).toBe(
      plain.text.replace(/"elapsedMs":\d+/g, ''),
    )
  expect(plain.text).toContain('FORBIDDEN')
})

test('the departments’ own entrances are not to be reached through the gateway', async () => {
  const forged = '{ _entities(representations: [{ __typename: "Enterprise", orgCode: "x" }]) { __typename } }'
  for (const query of [forged, '{ _service { sdl } }'])
    expect(await ask('analyst', query)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
  for (const path of ['/match', '/exchange/changes', '/changes', '/subgraphs', '/enterprise/graphql'])
    expect((await raw('POST', path, { ...json, ...as('steward') }, '[]')).status).toBe(404)
})

const bodies: Record<string, string | Buffer> = {
  nothing: '',
  null: 'null',
  'a number': '1',
  'a list': '[]',
  'half an object': '{"query":"{ sources { name } }"',
  'a list a million deep': '['.repeat(1_000_000),
  'variables a hundred thousand deep': `{"query":"{ __typename }","variables":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`,
  'no UTF-8': Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0x7d]),
  'another prototype': '{"query":"{ __typename }","__proto__":{"roles":["admin"]}}',
  'a query that is a list': '{"query":["{ __typename }"]}',
  'variables that are text': '{"query":"{ __typename }","variables":"x"}',
  'two operations and no name': '{"query":"query A { __typename } query B { __typename }"}',
  'a name of no operation': '{"query":"query A { __typename }","operationName":"B"}',
  'fragments alone': '{"query":"fragment F on Query { __typename }"}',
  'an operation name that is a number': '{"query":"{ __typename }","operationName":7}',
  'extensions of another kind': '{"query":"{ __typename }","extensions":{"persistedQuery":"x"}}',
  'a hash that is an object':
    '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":{}}}}',
}

test.each(Object.keys(bodies))('a body of %s is the client’s fault, or none', async what => {
  const { status, text } = await raw('POST', '/graphql', { ...json, ...as('analyst') }, bodies[what])
  expect({ what, isServers: status >= 500 }).toEqual({ what, isServers: false })
  expect(text).not.toMatch(inside)
  expect(text).not.toContain('INTERNAL_SERVER_ERROR')
})

const push =
  'mutation ($records: [InspectionInput!]!) { pushInspections(records: $records) { outcome id errors { code } } }'
const inspection = (system: string, more = {}) => ({
  source: { system, recordId: '1', enterpriseName: company.name },
  kind: 'ROUTINE',
  inspectedOn: '2026-01-05',
  conclusion: 'PASSED',
  ...more,
})

test('a system cannot overwrite, withdraw or imitate a record of another system', async () => {
  const first = await ask('甲', push, { records: [inspection('甲')] })
  const { id } = first.data.pushInspections![0]!
  expect(first).toMatchObject({ data: { pushInspections: [{ outcome: 'CREATED' }] } })
  const attempt = await ask('乙', push, {
    records: [inspection('甲', { conclusion: 'FAILED' }), inspection('乙 甲'), inspection('乙')],
  })
  expect(attempt.data.pushInspections!.map(({ outcome }) => outcome)).toEqual(['REJECTED', 'REJECTED', 'CREATED'])
  expect(attempt.data.pushInspections![2]!.id).not.toBe(id)
  const line = JSON.stringify(inspection('甲', { conclusion: 'FAILED' }))
  for (const system of ['', '?system=甲', '?system=乙']) {
    const { text } = await raw(
      'POST',
      encodeURI(`/ingest/inspections${system}`),
      { ...as('乙'), 'content-type': 'application/x-ndjson' },
      `${line}\n`,
    )
    expect(text).not.toMatch(/CREATED|UPDATED/)
  }
  const withdrawal =
    'mutation { withdrawInspections(records: [{ system: "甲", recordId: "1", reason: "x", version: "9" }]) { outcome } }'
  expect(JSON.stringify((await ask('乙', withdrawal)).data ?? null)).not.toContain('WITHDRAWN')
  const { data } = await ask('甲', `{ inspection(id: "${id}") { conclusion } }`)
  expect(data.inspection.conclusion).toBe('PASSED')
})

test('any text in a table that is imported is taken or refused row by row', async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  // a table with a zero byte is none, which is said of it as a whole
  const texts = hostile.filter(text => !text.includes('\0'))
  const rows = texts.map((text, at) =>
    [String(at), text, text, text, '2026-01-05', text, text, 'ROUTINE', 'PASSED'].map(quoted).join(','),
  )
  const csv = ['record_id,ent_name,ent_code,ent_address,inspected_on,subject,findings,kind,conclusion', ...rows].join(
    '\r\n',
  )
  const { status, text } = await raw(
    'POST',
    encodeURI('/ingest/inspections?system=甲'),
    { ...as('甲'), 'content-type': 'text/csv' },
    csv,
  )
  const receipts = text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { outcome: string; errors: unknown[] })
  expect({ status, refusal: status === 200 ? '' : text }).toEqual({ status: 200, refusal: '' })
  expect(receipts).toHaveLength(texts.length)
  expect(receipts.filter(({ outcome }) => !['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'].includes(outcome))).toEqual(
    [],
  )
  expect(text).not.toMatch(inside)
})

test('no cell of an export begins a formula', async () => {
  const formulas = injections.filter(text => /^[=+\-@]/.test(text))
  const query = 'mutation ($records: [EnterpriseInput!]!) { pushEnterprises(records: $records) { outcome } }'
  const records = [...formulas, '=1+1有限公司', '＠SUM有限公司', '-2+3有限公司', '+公司'].map((name, at) => ({
    source: { system: '登记', recordId: String(at) },
    orgCode: undefined,
    name,
    regionCode: '500112',
  }))
  await ask('steward', query, { records })
  await product.settled()
  const { status, text } = await raw('GET', '/export/enterprises', as('analyst'))
  expect(status).toBe(200)
  expect(
    text
      .split('\r\n')
      .flatMap(line => line.split(','))
      .filter(cell => /^"?[=+\-@＝＋－＠](?!"*\d+"*$)/.test(cell)),
  ).toEqual([])
  expect(text).toMatch(/'[=＝]/)
})

test('nothing of all this is an error in the log, and no text of it is told there', () => {
  const lines = [...product.log, ...product.departmentLog]
  expect(lines.filter(line => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([])
  expect(lines.filter(line => /passwd|DROP TABLE|eyJ|Bearer|有限公司/.test(line))).toEqual([])
})
