import { beforeAll, expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import { startInProcess, type InProcess } from './support/inProcess.ts'

let product: InProcess
let analyst: Record<string, string>

beforeAll(async () => {
  product = await startInProcess()
  analyst = await signedIn('analyst')
})

const signedIn = async (role: 'analyst' | 'steward' | 'dashboard') => ({
  authorization: `Bearer ${await product.token(role)}`,
})
const get = (parameters = '', headers: Record<string, string> = analyst) =>
  fetch(`${product.url}/export/enterprises${parameters}`, { headers })
const ask = async <Data>(query: string, headers = analyst): Promise<Data> => {
  const body = JSON.stringify({ query })
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })
  return ((await response.json()) as { data: Data }).data
}
const rowsOf = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true })

interface Entries {
  archiveEnterprises: { nodes: { penalties: number; enterprise: { name: string; orgCode: string } }[] }
}

test('every company of the city is there once, in order, with what the archive tells of it', async () => {
  const response = await get('?orderBy=NAME')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.*\.csv$/)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'))
  const rows = rowsOf(bytes.toString())
  expect(new Set(rows.map(row => row['组织机构代码'])).size).toBe(rows.length)
  expect(rows).toHaveLength(100)
  const { archiveEnterprises } = await ask<Entries>(
    '{ archiveEnterprises(filter: {}, orderBy: NAME, first: 5) { nodes { penalties enterprise { name orgCode } } } }',
  )
  expect(rows.slice(0, 5).map(row => [row['企业名称'], row['组织机构代码'], row['行政处罚数']])).toEqual(
    archiveEnterprises.nodes.map(({ penalties, enterprise }) => [
      enterprise.name,
      enterprise.orgCode,
      String(penalties),
    ]),
  )
})

test('a file of data that are older than they should be says so in its name', async () => {
  const { freshness } = product.departments.find(({ name }) => name === 'archive')!
  const nameOf = async () => decodeURIComponent((await get()).headers.get('content-disposition')!)
  expect(await nameOf()).not.toContain('数据未及时更新')
  freshness.told = { stale: true }
  expect(await nameOf()).toContain('（数据未及时更新）.csv')
  freshness.told = null
})

test('conditions are those of the archive, in GB18030 and in a workbook alike', async () => {
  const conditions = '?penaltySince=2000-01-01&registrationStatus=ACTIVE&registrationStatus=REVOKED'
  const gb = new TextDecoder('gb18030').decode(await (await get(`${conditions}&encoding=gb18030`)).arrayBuffer())
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await get(`${conditions}&format=xlsx`)).arrayBuffer())
  const sheet = workbook.worksheets[0]!
  const rows = rowsOf(gb)
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(row => row['登记状态']))).not.toContain('注销')
  expect(rows.every(row => Number(row['行政处罚数']) > 0)).toBe(true)
  expect(sheet.rowCount).toBe(rows.length + 1)
  expect(sheet.getRow(2).getCell(3).value).toBe(rows[0]!['组织机构代码'])
  expect(sheet.getRow(2).getCell(13).value).toBe(Number(rows[0]!['行政处罚数']))
})

test('a name that a spreadsheet would evaluate, and a code of digits alone, stay texts', async () => {
  const name = '=HYPERLINK("http://x.example","点")有限公司'
  const records = `[{ source: { system: "测试", recordId: "1" }, name: ${JSON.stringify(name)}, registrationNo: "500103000000011" },
    { source: { system: "测试", recordId: "2" }, name: "重庆零头有限公司", orgCode: "001234569" },
    { source: { system: "测试", recordId: "3" }, name: "重庆指数有限公司", orgCode: "1234567E8" }]`
  await ask(`mutation { pushEnterprises(records: ${records}) { outcome } }`, await signedIn('steward'))
  await product.settled()
  const rows = rowsOf(await (await get()).text())
  const row = rows.find(each => each['企业名称']!.includes('HYPERLINK'))!
  expect(row['企业名称']).toBe(`'${name}`)
  expect(row['注册号']).toBe('="500103000000011"')
  const codes = rows.map(each => each['组织机构代码'])
  expect(codes).toEqual(expect.arrayContaining(['="001234569"', '="1234567E8"']))
})

test.each([
  ['?regioncode=500112', 400, '没有参数'],
  ['?regionCode=500112&regionCode=500103', 400, '只能出现一次'],
  ['?format=pdf', 400, 'csv 或 xlsx'],
  ['?registrationStatus=OPEN', 400, 'registrationStatus[0]）：不在 RegistrationStatus 的可选值之中'],
  ['?penaltySince=昨天', 400, '昨天'],
])('%s is refused with a sentence', async (parameters, status, sentence) => {
  const response = await get(parameters)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    expect.stringContaining('application/problem+json'),
  ])
  expect(await response.text()).toContain(sentence)
})

test('HEAD is answered as GET is, without the file', async () => {
  const head = (headers: Record<string, string>) =>
    fetch(`${product.url}/export/enterprises?format=xlsx`, { method: 'HEAD', headers })
  const [asked, told] = await Promise.all([get('?format=xlsx'), head(analyst)])
  expect(told.status).toBe(200)
  for (const name of ['content-type', 'content-disposition'])
    expect(told.headers.get(name)).toBe(asked.headers.get(name))
  expect(await told.text()).toBe('')
  expect((await head({})).status).toBe(401)
})

test('nobody without a token exports, nor who may not ask the archive', async () => {
  expect((await get('', {})).status).toBe(401)
})

test.each([['archive'], ['enterprise']])('without %s there is no file, rather than half of one', async department => {
  const response = await product.without([department], () => get())
  expect(response.status).toBe(503)
})
