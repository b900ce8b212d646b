import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { looksAt } from './support/looks.ts'
import { ledgerRows } from './support/ledgerRows.ts'
import { operation } from './support/operations.ts'
import { e360 } from './support/process.ts'
import { startEmbedded } from './support/product.ts'

let product: InProcess
const { rowsOf, send, ask, first } = looksAt(() => product)

beforeAll(async () => {
  product = await startInProcess()
})

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
})

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
})
