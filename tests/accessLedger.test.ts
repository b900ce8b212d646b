import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { ledgerRows } from './support/ledgerRows.ts'
import { operation } from './support/operations.ts'
import { e360 } from './support/process.ts'
import { startEmbedded } from './support/product.ts'

let product: InProcess

beforeAll(async () => {
  product = await startInProcess()
}, 120_000)

const rowsOf = async (requestId: string): Promise<AccessRow[]> =>
  (await ledgerRows(path.join(product.dataDir, 'ledger'))).filter(row => row.requestId === requestId)
const send = async (
  role: 'officer' | 'analyst' | 'steward' | 'auditor',
  requestId: string,
  where: string,
  body?: string,
  type = 'application/json',
) => {
  const headers = {
    authorization: `Bearer ${await product.token(role)}`,
    'content-type': type,
    'x-request-id': requestId,
    'apollographql-client-name': 'probe',
  }
  const response = await fetch(
    `${product.url}${where}`,
    body === undefined ? { headers } : { method: 'POST', headers, body },
  )
  return { status: response.status, text: await response.text() }
}
const ask = async (
  role: 'officer' | 'analyst' | 'auditor',
  requestId: string,
  query: string,
  variables = {},
): Promise<{ data: unknown; text: string }> => {
  const { text } = await send(role, requestId, '/graphql', JSON.stringify({ query, variables }))
  return { data: (JSON.parse(text) as { data: unknown }).data, text }
}
interface Listed {
  archiveEnterprises: { nodes: { enterprise: { orgCode: string; name: string } }[] }
}
const first = async (count: number) => {
  const query = `{ archiveEnterprises(filter: {}, first: ${count}) { nodes { enterprise { orgCode name } } } }`
  const { data } = await ask('analyst', 'any', query)
  return (data as Listed).archiveEnterprises.nodes.map(({ enterprise }) => enterprise)
}

test('who is told something of a company has looked at it, though nothing of what he asked for is its name or code', async () => {
  const [company] = await first(1)
  const { name, orgCode } = company!
  const questions = {
    verified: `{ verifyEnterprise(name: "x", code: "${orgCode}", legalRepresentative: "x") { items { agrees found } } }`,
    sought: `{ searchEnterprises(text: "${name}", first: 1) { nodes { matchedText } } }`,
    soughtByEdges: `{ searchEnterprises(text: "${name}", first: 1) { edges { node { matchedText } } } }`,
    matched: `{ matchSubjects(subjects: [{ ref: "1", name: "${name}" }]) { candidates { evidence { found } } } }`,
  }
  for (const [requestId, query] of Object.entries(questions)) {
    expect((await ask('analyst', requestId, query)).text).not.toContain('errors')
    expect(await rowsOf(requestId)).toMatchObject([{ orgCodes: expect.arrayContaining([orgCode]) }])
  }
})

test('who is told by an error which companies there are has looked at them', async () => {
  const [one, other, third] = ['MA9777701', 'MA977771X', 'MA9777728']
  const push = 'mutation ($records: [EnterpriseInput!]!) { pushEnterprises(records: $records) { outcome } }'
  const source = (recordId: string, version: string) => ({ system: '同名', recordId, version })
  const register = (records: readonly object[]) =>
    send('steward', 'register', '/graphql', JSON.stringify({ query: push, variables: { records } }))
  const name = '重庆乂火同名五金经营部'
  await register([
    { source: source('1', '1'), name, orgCode: one },
    { source: source('2', '1'), name, orgCode: other },
    { source: source('3', '1'), name: '重庆乂火改名五金经营部', orgCode: third, address: '甲路1号' },
  ])
  await register([{ source: source('3', '2'), name: '重庆乂火改名五金经营部', orgCode: third, address: '乙路2号' }])
  const { text } = await ask('analyst', 'ambiguous', `{ enterprise(name: "${name}") { orgCode } }`)
  expect(text).toMatch(/"code":"AMBIGUOUS_NAME"/)
  expect(text).not.toContain('companies')
  expect((await rowsOf('ambiguous')).map(({ orgCodes }) => orgCodes.toSorted())).toEqual([[one, other]])
  const input = `{ orgCode: "${third}", baseVersion: 1, changes: { address: "丙路3号" }, reason: "变更" }`
  const propose = `mutation { proposeEnterpriseChange(input: ${input}) { id } }`
  expect((await ask('officer', 'conflict', propose)).text).toMatch(/"code":"VERSION_CONFLICT".*乙路2号/)
  expect((await rowsOf('conflict')).at(-1)).toMatchObject({ orgCodes: [third] })
  const known = `mutation { proposeNewEnterprise(input: { source: { system: "同名", recordId: "9" }, name: "x", orgCode: "${third}" }, reason: "新设") { id } }`
  expect((await ask('officer', 'known', known)).text).toMatch(/已登记为“重庆乂火改名五金经营部”/)
  expect((await rowsOf('known')).at(-1)).toMatchObject({ orgCodes: [third] })
})

test('who takes a record or a link from a company, or tells two apart, has touched the company that no longer has it', async () => {
  const [company, other] = (await first(4)).slice(2)
  const inspection = { kind: 'ROUTINE', inspectedOn: '2026-01-05', conclusion: 'PASSED' }
  const named = { enterpriseName: company!.name, enterpriseCode: company!.orgCode }
  const change = async (role: 'officer' | 'steward', requestId: string, query: string, variables = {}) => {
    const { text } = await send(role, requestId, '/graphql', JSON.stringify({ query, variables }))
    const { data, errors } = JSON.parse(text) as { data: { it: never }; errors?: unknown }
    if (errors) throw new Error(text)
    await product.settled()
    return data.it as unknown
  }
  const codesIn = async (requestId: string) => (await rowsOf(requestId)).at(-1)!.orgCodes.toSorted()
  const push = 'mutation ($records: [InspectionInput!]!) { it: pushInspections(records: $records) { id } }'
  const records = ['W1', 'W2'].map(recordId => ({
    source: { system: '执法终端', recordId, ...named },
    ...inspection,
  }))
  const [, { id } = { id: '' }] = (await change('officer', 'pushed two', push, { records })) as { id: string }[]
  const withdraw =
    'mutation { it: withdrawInspections(records: [{ system: "执法终端", recordId: "W1", reason: "误报" }]) { outcome } }'
  await change('officer', 'withdrawn', withdraw)
  expect(await codesIn('withdrawn')).toEqual([company!.orgCode])
  const reopen = `mutation { it: reopenLink(department: "inspection", recordId: "${id}", reason: "有误") { id } }`
  const review = (await change('steward', 'reopened', reopen)) as { id: string }
  expect(await codesIn('reopened')).toEqual([company!.orgCode])
  const decide = (decision: string) =>
    `mutation { it: decideMatchReview(id: "${review.id}", decision: ${decision}) { status } }`
  await change('steward', 'decided', decide(`SAME, orgCode: "${company!.orgCode}"`))
  await change('steward', 'undone', decide('UNDO'))
  expect(await codesIn('undone')).toEqual([company!.orgCode])
  const history = '{ it: matchReviews(first: 100) { nodes { history { fromOrgCode toOrgCode } } } }'
  await change('steward', 'history', history)
  expect(await codesIn('history')).toContain(company!.orgCode)
  const pair = [company!.orgCode, other!.orgCode].toSorted()
  const merge = `mutation { it: mergeEnterprises(survivor: "${pair[0]}", merged: "${pair[1]}", reason: "重复") { merges { id } } }`
  const { merges } = (await change('steward', 'merged', merge)) as { merges: { id: string }[] }
  await change(
    'steward',
    'divided',
    `mutation { it: splitEnterprise(orgCode: "${pair[0]}", mergeId: "${merges[0]!.id}", reason: "有误") { name } }`,
  )
  expect(await codesIn('divided')).toEqual(pair)
  await change('steward', 'merges', `{ it: enterprise(orgCode: "${pair[0]}") { merges { mergedName } } }`)
  expect(await codesIn('merges')).toEqual(pair)
  const line = (orgCode: string) =>
    `${JSON.stringify({ source: { system: '换码', recordId: '1' }, name: '重庆乂土换码五金经营部', orgCode })}\n`
  for (const orgCode of ['MA9777736', 'MA9777744'])
    await send('steward', 'another-code', '/ingest/enterprises', line(orgCode), 'application/x-ndjson')
  expect((await rowsOf('another-code')).map(({ orgCodes }) => orgCodes)).toEqual([[], ['MA9777736'], [], ['MA9777736']])
})

test('a register row that tells the code of companies without one names those that it took their provisional code from', async () => {
  const numbered = (recordId: string, more: object = {}) =>
    `${JSON.stringify({ source: { system: '无码', recordId }, name: '重庆乂木无码五金经营部', registrationNo: '500103000000012', ...more })}\n`
  const push = async (requestId: string, body: string) => {
    const { text } = await send('steward', requestId, '/ingest/enterprises', body, 'application/x-ndjson')
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { orgCode: string; outcome: string })
  }
  const [codeless] = await push('codeless', numbered('1'))
  // another record of it tells the code
  const [coded] = await push('coded', numbered('2', { orgCode: 'MA9777752' }))
  expect(coded).not.toHaveProperty('formerOrgCodes')
  expect(coded).toMatchObject({ orgCode: 'MA9777752', outcome: 'UPDATED' })
  expect((await rowsOf('coded')).at(-1)!.orgCodes.toSorted()).toEqual(['MA9777752', codeless!.orgCode])
})

test('a request for a company, approved, names the one without a code that it turns out to be', async () => {
  const company = { name: '重庆乂禾无码五金经营部', registrationNo: '500103000000029', regionCode: '500103' }
  const row = JSON.stringify({ source: { system: '无码', recordId: '3' }, ...company })
  const { text } = await send('steward', 'without-code', '/ingest/enterprises', row, 'application/x-ndjson')
  const { orgCode } = JSON.parse(text) as { orgCode: string }
  const input = { source: { system: '窗口', recordId: '3' }, ...company, orgCode: 'MA9777760' }
  const propose =
    'mutation ($input: EnterpriseInput!) { it: proposeNewEnterprise(input: $input, reason: "新设") { id } }'
  const { data } = await ask('officer', 'proposed', propose, { input })
  const { id } = (data as { it: { id: string } }).it
  const approve = `mutation { it: reviewEnterpriseChange(id: "${id}", decision: APPROVE) { status } }`
  const approved = await send('steward', 'approved', '/graphql', JSON.stringify({ query: approve }))
  expect(approved.text).toMatch(/"it":{"status":"APPROVED"}/)
  expect((await rowsOf('approved')).at(-1)!.orgCodes.toSorted()).toEqual(['MA9777760', orgCode])
})

test('a push that moves a record names both companies, and its receipts the one that has it now', async () => {
  const [one, other] = (await first(6)).slice(4)
  const record = { kind: 'ROUTINE', inspectedOn: '2026-01-05', conclusion: 'PASSED' } as const
  const source = (to: { name: string; orgCode: string }, version: number) => ({
    system: '执法终端',
    recordId: 'M1',
    version: String(version),
    enterpriseName: to.name,
    enterpriseCode: to.orgCode,
  })
  const lines = (to: { name: string; orgCode: string }, version: number) =>
    `${JSON.stringify({ source: source(to, version), ...record })}\n`
  const table = (to: { name: string; orgCode: string }, version: number) =>
    `来源系统,记录编号,版本,检查类型,检查日期,检查结果,企业名称,统一社会信用代码\n执法终端,M1,${version},ROUTINE,2026-01-05,PASSED,${to.name},${to.orgCode}\n`
  const query = 'mutation ($records: [InspectionInput!]!) { pushInspections(records: $records) { orgCode } }'
  const graphql = (to: { name: string; orgCode: string }, version: number) =>
    JSON.stringify({ query, variables: { records: [{ source: source(to, version), ...record }] } })
  const ways = [
    ['lines', '/ingest/inspections', lines, 'application/x-ndjson'],
    ['table', '/ingest/inspections', table, 'text/csv'],
    ['graphql', '/graphql', graphql, 'application/json'],
  ] as const
  await send('officer', 'moves-not', '/ingest/inspections', lines(one!, 1), 'application/x-ndjson')
  expect((await rowsOf('moves-not')).map(({ orgCodes }) => orgCodes)).toEqual([[], [one!.orgCode]])
  let [from, to, version] = [one!, other!, 2]
  for (const [way, where, body, type] of ways) {
    const { text } = await send('officer', `moved-by-${way}`, where, body(to, version), type)
    expect(text).toContain(`"orgCode":"${to.orgCode}"`)
    expect(text).not.toMatch(new RegExp(`former|${from.orgCode}`))
    const row = (await rowsOf(`moved-by-${way}`)).at(-1)!
    expect([way, ...row.orgCodes.toSorted()]).toEqual([way, ...[from.orgCode, to.orgCode].toSorted()])
    ;[from, to, version] = [to, from, version + 1]
  }
})

test('the words of a client are kept without the number of a person, however it is written or cut', async () => {
  const [phone, identity] = ['13812345678', '500101199001011234']
  const long = 'x'.repeat(59)
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await product.token('officer')}`,
      'content-type': 'application/json',
      'x-request-id': 'words',
      'x-e360-purpose': `CASE; case=${encodeURIComponent('案500101 19900101 1234')}`,
      'apollographql-client-name': `${long}${phone}`,
      'apollographql-client-version': '023-67891234',
    },
    body: JSON.stringify({ query: `query Q${phone} { enterprise(name: "${phone}") { name } }` }),
  })
  expect(response.status).toBe(200)
  const [row] = await rowsOf('words')
  expect(row).toMatchObject({
    operation: 'Q138****5678',
    purpose: { caseNumber: '案500***********1234' },
    clientVersion: '023-****1234',
  })
  const figures = await (await fetch(`${product.url}/metrics`)).text()
  const kept = [JSON.stringify(row), figures, ...product.log]
  for (const text of kept) expect(text).not.toMatch(new RegExp(`${phone.slice(0, 5)}|${identity.slice(0, 8)}|67891234`))
})

test('a card names one company, its resources and its personal fields, by whichever key it was asked for', async () => {
  const [company] = await first(1)
  const { text } = await ask('officer', 'card', operation('MobileCard'), { name: company!.name })
  expect(text).not.toContain('touched')
  expect(await rowsOf('card')).toMatchObject([
    {
      sub: 'dev-officer',
      roles: ['officer'],
      operation: 'MobileCard',
      resources: expect.arrayContaining(['PENALTY', 'INSPECTION', 'CERTIFICATE']),
      fields: expect.arrayContaining(['Query.enterprise', 'Enterprise.legalRepresentative']),
      orgCodes: [company!.orgCode],
      touched: 1,
      outcome: 'OK',
    },
  ])
})

test('a list and an export name every company that they show', async () => {
  const companies = (await first(20)).map(({ orgCode }) => orgCode)
  const list = 'query Many($of: [OrgCode!]!) { enterprises(orgCodes: $of) { penalties { nodes { id } } } }'
  await ask('analyst', 'list', list, { of: companies })
  const [row] = await rowsOf('list')
  expect(row!.orgCodes.toSorted()).toEqual(companies.toSorted())
  const { text } = await send('analyst', 'export', '/export/enterprises')
  const shown = text.split('\r\n').length - 2
  const kept = (await rowsOf('export')).flatMap(({ orgCodes }) => orgCodes)
  expect(new Set(kept).size).toBe(shown)
  expect(shown).toBeGreaterThan(20)
}, 30_000)

test('a push and a change feed name the companies of their lines, refused ones none', async () => {
  const [company] = await first(1)
  const record = {
    source: { system: '甲', recordId: 'L1', enterpriseName: company!.name, enterpriseCode: company!.orgCode },
    kind: 'ROUTINE',
    inspectedOn: '2026-01-05',
    conclusion: 'PASSED',
  }
  const { text } = await send(
    'steward',
    'refused',
    '/ingest/inspections',
    JSON.stringify(record),
    'application/x-ndjson',
  )
  expect(text).toContain('FORBIDDEN')
  expect(await rowsOf('refused')).toMatchObject([
    { outcome: 'STARTED', touched: 0, resources: ['INSPECTION'], client: 'probe' },
    { outcome: 'REFUSED', touched: 0, resources: ['INSPECTION'], client: 'probe' },
  ])
  await send('steward', 'feed', '/changes/inspection?limit=700')
  const rows = await rowsOf('feed')
  expect(rows.map(({ operation: name }) => name)).toEqual(rows.map(() => 'GET /changes/inspection'))
  expect(rows.every(({ touched, sub }) => touched > 0 && sub !== null)).toBe(true)
  // the first piece is a use of the resource, the further ones are its continuation
  const [start, ...others] = rows.map(({ resources, client, continues = false }) => ({ resources, client, continues }))
  const told = { resources: ['INSPECTION'], client: 'probe' }
  expect(start).toEqual({ ...told, continues: false })
  expect(others).toEqual(others.map(() => ({ ...told, continues: true })))
  await send('officer', 'took', '/ingest/inspections', JSON.stringify(record), 'application/x-ndjson')
  expect(await rowsOf('took')).toMatchObject([
    { outcome: 'STARTED', ...told },
    { outcome: 'OK', ...told, touched: 1, continues: true },
  ])
  await send('steward', 'kinds', '/changes/credit?limit=5&kind=PENALTY')
  expect((await rowsOf('kinds'))[0]).toMatchObject({ resources: ['PENALTY'], fields: ['PENALTY'] })
})

test('a change feed of records that belong to no company is kept too', async () => {
  const record = {
    source: { system: '执法终端', recordId: 'L2', enterpriseName: '重庆查无此企业有限公司' },
    kind: 'ROUTINE',
    inspectedOn: '2026-01-05',
    conclusion: 'PASSED',
  }
  await send('officer', 'pushed', '/ingest/inspections', JSON.stringify(record), 'application/x-ndjson')
  const { text } = await send('steward', 'all', '/changes/inspection?limit=10000')
  const last = JSON.parse(text.trimEnd().split('\n').at(-1)!) as { cursor: number; orgCode: string | null }
  expect(last.orgCode).toBeNull()
  await send('steward', 'unlinked', `/changes/inspection?after=${last.cursor - 1}`)
  expect(await rowsOf('unlinked')).toMatchObject([{ sub: 'dev-steward', touched: 0, outcome: 'OK' }])
})

test('an auditor finds who looked at a company, and that the ledger was asked', async () => {
  const [company] = await first(1)
  await ask('officer', 'looked', operation('MobileCard'), { orgCode: company!.orgCode })
  const query = 'query Audit($of: OrgCode) { accessLedger(orgCode: $of) { nodes { request sub operation } } }'
  const asked = async (requestId: string) => {
    await product.settled()
    const { data } = await ask('auditor', requestId, query, { of: company!.orgCode })
    return (data as Audit).accessLedger!.nodes.map(({ request }) => request)
  }
  expect(await asked('audit-1')).toContain('looked')
  expect(await asked('audit-2')).toEqual(expect.arrayContaining(['looked', 'audit-1']))
  const refused = await ask('officer', 'curious', query, { of: company!.orgCode })
  expect((refused.data as Audit | null)?.accessLedger ?? null).toBeNull()
  expect(await rowsOf('curious')).toMatchObject([{ outcome: 'REFUSED' }])
})

interface Audit {
  accessLedger: { nodes: { request: string }[] } | null
}

test('after kill -9 under load every request that was answered is in the ledger, and the ledger is whole', async () => {
  const server = await startEmbedded()
  const token = await server.token({ role: 'officer', region: '50' })
  const answered: string[] = []
  let isOver = false
  const client = async (name: number) => {
    for (let request = 0; !isOver; request++) {
      const id = `${name}-${request}`
      const isAnswered = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-request-id': id },
        body: JSON.stringify({ query: 'query Look { enterprise(orgCode: "551385082") { name } }' }),
      })
        .then(response => response.json())
        .then(
          () => true,
          () => false,
        )
      if (isAnswered) answered.push(id)
      if (answered.length >= 400 && !isOver) {
        isOver = true
        server.process.send('SIGKILL')
      }
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, name) => client(name)))
  await server.process.ended
  const kept = new Map((await ledgerRows(path.join(server.dataDir, 'ledger'))).map(row => [row.requestId, row]))
  expect(answered.filter(id => !kept.has(id))).toEqual([])
  expect(kept.get(answered[0]!)).toMatchObject({ operation: 'Look', orgCodes: ['551385082'] })
  const verified = await e360(['verify-ledger'], { E360_DATA_DIR: server.dataDir })
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('未发现改动') })
  await e360(['quality'], { E360_DATA_DIR: server.dataDir })
  const commands = (await ledgerRows(path.join(server.dataDir, 'ledger'))).filter(({ sub }) => sub?.startsWith('cli:'))
  expect(commands).toMatchObject([{ operation: 'e360 quality', outcome: 'STARTED' }])
  const [file] = (await readdir(path.join(server.dataDir, 'ledger'))).toSorted()
  const chain = path.join(server.dataDir, 'ledger', file!)
  await writeFile(chain, (await readFile(chain, 'utf8')).replace('"outcome":"OK"', '"outcome":"FAILED"'))
  const found = await e360(['verify-ledger'], { E360_DATA_DIR: server.dataDir })
  expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining(`文件 ${path.parse(chain).name} 第 1 行`) })
}, 120_000)
