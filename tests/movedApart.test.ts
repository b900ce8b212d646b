import path from 'node:path'
import { expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { ledgerRows } from './support/ledgerRows.ts'
import { startDistributed } from './support/product.ts'
import { until } from './support/until.ts'

const [one, other] = [
  { name: '重庆乂火甲检测有限公司', orgCode: 'MA9777701' },
  { name: '重庆乂火乙检测有限公司', orgCode: 'MA977771X' },
] as const

test('a push through the door of another process names the company that it takes a record from, to the ledger that governance keeps elsewhere', async () => {
  const product = await startDistributed({}, ['enterprise', 'inspection', 'governance'])
  const officer = await product.token({ role: 'officer', region: '50' })
  const query = 'mutation ($records: [EnterpriseInput!]!) { pushEnterprises(records: $records) { outcome } }'
  const records = [one, other].map(company => ({
    source: { system: '登记', recordId: company.orgCode, version: '1' },
    ...company,
  }))
  const { errors } = await product.ask({
    token: await product.token({ role: 'steward' }),
    query,
    variables: { records },
  })
  expect(errors).toEqual([])
  const push = async (requestId: string, version: number, to: typeof one | typeof other) => {
    const source = {
      system: '执法终端',
      recordId: 'M1',
      version: `${version}`,
      enterpriseName: to.name,
      enterpriseCode: to.orgCode,
    }
    const response = await fetch(`${product.url}/ingest/inspections`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${officer}`,
        'content-type': 'application/x-ndjson',
        'x-request-id': requestId,
      },
      body: `${JSON.stringify({ source, kind: 'ROUTINE', inspectedOn: '2026-01-05', conclusion: 'PASSED' })}\n`,
    })
    return response.text()
  }
  await push('created', 1, one)
  const receipt = await push('moved', 2, other)
  expect(receipt).toContain(`"orgCode":"${other.orgCode}"`)
  expect(receipt).not.toMatch(new RegExp(`former|${one.orgCode}`))
  const rows = await ledgerRows(path.join(product.dataDir, 'ledger'))
  const moved = rows.filter(({ requestId }) => requestId === 'moved').at(-1)!
  expect(moved.orgCodes.toSorted()).toEqual([one.orgCode, other.orgCode])
  const auditor = await product.token({ role: 'auditor' })
  const { sub } = decodeJwt(officer)
  // each look at the ledger is in it as well
  const looks = `{ accessLedger(orgCode: "${one.orgCode}", sub: "${sub}", first: 10) { nodes { request } } }`
  const told = await until(
    () => product.ask<{ accessLedger: { nodes: { request: string }[] } }>({ token: auditor, query: looks }),
    ({ data }) => data?.accessLedger.nodes.some(({ request }) => request === 'moved') ?? false,
    60_000,
  )
  expect(told.errors).toEqual([])
  await product.stop()
})
