import { beforeAll, expect, test } from '@jest/globals'
import { demoShowcase } from '../cli/src/demo/city.ts'
import { cityIn, showcaseIn } from './support/city.ts'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { extensionForm, flyoutForm, manifestForm, proposalForm, suggestForm } from './support/reconciliation.ts'

let product: InProcess
let company: ReturnType<typeof showcaseIn>
let service: string

beforeAll(async () => {
  product = await startInProcess()
  company = showcaseIn(product.dataDir)
  service = `${product.url}/reconcile/${await product.token('analyst')}`
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${service}${path}`, { headers })
const extend = async (ids: readonly string[], ...properties: string[]) => {
  const query = { ids, properties: properties.map(id => ({ id })) }
  const body = new URLSearchParams({ extend: JSON.stringify(query) })
  const response = await fetch(service, { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

test('the manifest is public, follows the schema and leads to every service at the address that was called', async () => {
  const response = await fetch(`${product.url}/reconcile`)
  const manifest = manifestForm.parse(await response.json())
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(manifest.preview.url).toBe(`${product.url}/reconcile/preview?id={{id}}`)
  expect(manifest.authentication).toEqual({ type: 'apiKey', name: 'Authorization', in: 'header' })
})

test('the manifest at an address with a token keeps the token in all addresses, and asks for nothing more', async () => {
  const manifest = manifestForm.parse(await (await get('')).json())
  expect(manifest).not.toHaveProperty('authentication')
  for (const { service_url: url, service_path: path } of [
    manifest.suggest.entity,
    manifest.extend.propose_properties,
  ]) {
    const response = await fetch(`${url}${path}?prefix=${encodeURIComponent(company.name)}&type=enterprise`)
    expect(response.status).toBe(200)
  }
  expect(await (await get('/')).json()).toMatchObject({ name: manifest.name })
})

test('before a proxy the manifest tells the address that the client called', async () => {
  const forwarded = { 'x-forwarded-host': '360.example.cn', 'x-forwarded-proto': 'https' }
  const manifest = manifestForm.parse(await (await fetch(`${product.url}/reconcile`, { headers: forwarded })).json())
  expect(manifest.view.url).toBe('https://360.example.cn/reconcile/preview?id={{id}}')
})

test('every answer may be read by a page of any origin, errors and preflights too', async () => {
  const responses = await Promise.all([
    fetch(`${product.url}/reconcile`),
    fetch(`${product.url}/reconcile/not-a-token`),
    fetch(product.url + '/reconcile', { method: 'POST', body: new URLSearchParams({ queries: '{' }) }),
    fetch(`${service}/suggest/entity`, { method: 'OPTIONS', headers: { 'access-control-request-method': 'GET' } }),
  ])
  expect(responses.map(({ status }) => status)).toEqual([200, 401, 400, 204])
  expect(responses.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['*', '*', '*', '*'])
  expect(responses[3].headers.get('access-control-allow-headers')).toContain('authorization')
  expect((await fetch(`${product.url}/health?live`)).headers.get('access-control-allow-origin')).toBeNull()
})

test('companies are suggested by the beginning of a name and by their code, with what tells namesakes apart', async () => {
  for (const prefix of [company.name, company.name.slice(0, 5), company.orgCode]) {
    const { result } = suggestForm.parse(
      await (await get(`/suggest/entity?prefix=${encodeURIComponent(prefix)}`)).json(),
    )
    const found = result.find(({ id }) => id === company.orgCode)
    expect(found).toMatchObject({ name: company.name, notable: [{ id: 'enterprise', name: '企业' }] })
    expect(found!.description).toContain(company.uscc)
  }
})

test('more suggestions follow at a cursor, none twice', async () => {
  const page = async (cursor: number) =>
    suggestForm.parse(await (await get(`/suggest/entity?prefix=${encodeURIComponent('重庆')}&cursor=${cursor}`)).json())
  const [first, second] = [await page(0), await page(20)]
  const ids = [...first.result, ...second.result].map(({ id }) => id)
  expect([first.result.length, new Set(ids).size]).toEqual([20, ids.length])
  expect(second.result.length).toBeGreaterThan(0)
  expect((await get('/suggest/entity?prefix=重庆&cursor=-1')).status).toBe(400)
})

test('too little to search for is said, instead of “there is none”', async () => {
  const body = suggestForm.parse(await (await get(`/suggest/entity?prefix=${encodeURIComponent('重')}`)).json())
  expect([body.result, body['message']]).toEqual([[], expect.stringMatching(/\p{Script=Han}/u)])
})

test('properties and the type are suggested by identifier and by Chinese name', async () => {
  const ids = async (path: string) => suggestForm.parse(await (await get(path)).json()).result.map(({ id }) => id)
  expect(await ids('/suggest/property?prefix=code')).toEqual(['code', 'orgCode', 'industryCode'])
  expect(await ids('/suggest/property?prefix=' + encodeURIComponent('法定'))).toEqual(['legalRepresentative'])
  expect(await ids('/suggest/type?prefix=ent')).toEqual(['enterprise'])
  expect(await ids('/suggest/type?prefix=x')).toEqual([])
})

test('a flyout tells a suggestion in HTML', async () => {
  const flyout = flyoutForm.parse(await (await get(`/flyout/entity?id=${company.orgCode}`)).json())
  expect(flyout).toMatchObject({ id: company.orgCode, html: expect.stringContaining(company.uscc) })
  expect(flyoutForm.parse(await (await get('/flyout/property?id=code')).json()).html).toContain('代码')
  expect(flyoutForm.parse(await (await get('/flyout/type?id=enterprise')).json()).html).toContain('企业')
  expect((await get('/flyout/type?id=x')).status).toBe(404)
})

test('a preview shows the whole company, names no natural person, and may load and run nothing', async () => {
  const response = await get(`/preview?id=${company.orgCode}`)
  const html = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  for (const text of [company.name, company.orgCode, '监督检查次数', '信用等级']) expect(html).toContain(text)
  const { legalRepresentative } = demoShowcase(cityIn(product.dataDir)).enterprise
  expect(legalRepresentative).toMatch(/^\p{Script=Han}{2,}$/u)
  expect(html).not.toContain(legalRepresentative)
})

test('a preview of no company is 404, also for what is no code at all', async () => {
  for (const id of ['000000000', '<script>'])
    expect(await (await get(`/preview?id=${encodeURIComponent(id)}`)).json()).toMatchObject({
      status: 404,
      title: `登记库中没有组织机构代码“${id}”`,
    })
})

test('a preview says of a department that cannot be asked that it could not be asked', async () => {
  const html = await product.without(['inspection'], async () => (await get(`/preview?id=${company.orgCode}`)).text())
  expect(html).toContain('<dt>监督检查次数</dt><dd>【未取得】该部门的数据暂时无法取得')
  expect(html).toContain(company.uscc)
})

test('properties are proposed for the type, as many as wanted', async () => {
  const all = proposalForm.parse(await (await get('/properties?type=enterprise')).json())
  expect(all.properties).toContainEqual({ id: 'uscc', name: '统一社会信用代码' })
  expect(all.properties.map(({ id }) => id)).not.toContain('legalRepresentative')
  const two = proposalForm.parse(await (await get('/properties?type=enterprise&limit=2')).json())
  expect(two).toMatchObject({ type: 'enterprise', limit: 2, properties: all.properties.slice(0, 2) })
  expect((await (await get('/properties?type=')).json()) as object).toEqual({ properties: all.properties })
  expect(await (await get('/properties?type=Q5')).json()).toEqual({ type: 'Q5', properties: [] })
})

test('values are fetched from every department, each company by the code as it was written', async () => {
  const written = `${company.orgCode.slice(0, 8)}-${company.orgCode.slice(8)}`
  const { status, body } = await extend(
    [company.orgCode, written],
    'name',
    'uscc',
    'inspections',
    'penalties',
    'listings',
  )
  const { meta, rows, errors } = extensionForm.parse(body)
  expect([status, errors, meta[0]]).toEqual([200, undefined, { id: 'name', name: '企业名称' }])
  const cells = {
    name: [{ str: company.name }],
    uscc: [{ str: company.uscc }],
    inspections: [{ int: expect.any(Number) }],
    penalties: [{ int: expect.any(Number) }],
    listings: expect.any(Array),
  }
  expect(rows).toEqual({ [company.orgCode]: cells, [written]: cells })
})

test('every property that is proposed can be fetched', async () => {
  const { properties } = proposalForm.parse(await (await get('/properties')).json())
  const { status, body } = await extend([company.orgCode], ...properties.map(({ id }) => id))
  expect([status, extensionForm.parse(body).errors]).toEqual([200, undefined])
})

test('a value that could not be had says so in its cell and beside the rows; the others are there', async () => {
  const { status, body } = await product.without(['inspection'], () => extend([company.orgCode], 'name', 'inspections'))
  const { rows, errors } = extensionForm.parse(body)
  const title = '该部门的数据暂时无法取得，请稍后重试；这不表示没有记录'
  expect(status).toBe(200)
  expect(rows[company.orgCode]).toEqual({ name: [{ str: company.name }], inspections: [{ str: `【未取得】${title}` }] })
  expect(errors).toEqual([{ property: 'inspections', ids: [company.orgCode], code: 'SECTION_UNAVAILABLE', title }])
})

test('where the register is dead nothing is told of any company', async () => {
  const { status, body } = await product.without(['enterprise'], () => extend([company.orgCode], 'name', 'inspections'))
  expect([status, body]).toMatchObject([503, { status: 503, code: 'SECTION_UNAVAILABLE' }])
})

test('an unknown company has empty cells and an error, its neighbours are whole', async () => {
  const { body } = await extend(['000000000', 'nonsense', company.orgCode], 'name')
  const { rows, errors } = extensionForm.parse(body)
  expect(rows).toEqual({
    '000000000': { name: [] },
    nonsense: { name: [] },
    [company.orgCode]: { name: [{ str: company.name }] },
  })
  expect(errors).toEqual([
    { property: null, ids: ['000000000', 'nonsense'], code: 'BAD_USER_INPUT', title: '登记库中没有这个组织机构代码' },
  ])
})

test('more companies than one operation takes are fetched, more than a request may hold are refused', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => String(100_000_000 + index))
  const { body } = await extend([...ids, company.orgCode], 'name')
  expect(extensionForm.parse(body).rows[company.orgCode]).toEqual({ name: [{ str: company.name }] })
  const many = Array.from({ length: 1_001 }, (_, index) => String(100_000_000 + index))
  expect((await extend(many, 'name')).status).toBe(413)
})

test.each([
  ['broken JSON', '{"ids":'],
  ['another shape', '{"ids":"x"}'],
  ['a property that is none', '{"ids":[],"properties":[{"id":"__proto__"}]}'],
  ['a property that may not be fetched', '{"ids":[],"properties":[{"id":"legalRepresentative"}]}'],
])('%s in a data extension query is refused with a sentence', async (_what, text) => {
  const response = await fetch(service, { method: 'POST', body: new URLSearchParams({ extend: text }) })
  expect([response.status, response.headers.get('content-type')]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ])
  expect(await response.json()).toMatchObject({
    title: expect.stringMatching(/\p{Script=Han}/u),
    code: 'BAD_USER_INPUT',
  })
})

test('open data are shown to the public, and to an auditor nothing, as a problem', async () => {
  const asPublic = (path: string) => fetch(`${product.url}/reconcile${path}`)
  const asAuditor = `/${await product.token('auditor')}`
  const paths = [
    `/preview?id=${company.orgCode}`,
    `/suggest/entity?prefix=${company.orgCode}`,
    `/flyout/entity?id=${company.orgCode}`,
  ]
  for (const path of paths) {
    const [nobody, auditor] = [await asPublic(path), await asPublic(asAuditor + path)]
    expect([nobody.status, auditor.status]).toEqual([200, 403])
    expect(auditor.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  }
})

test('a token may come in the header; one that is not good is refused everywhere', async () => {
  const authorization = `Bearer ${await product.token('officer')}`
  const withHeader = await fetch(`${product.url}/reconcile/preview?id=${company.orgCode}`, {
    headers: { authorization },
  })
  expect(withHeader.status).toBe(200)
  const expired = await product.token('analyst', -60)
  for (const path of ['', '/suggest/type', '/properties'])
    expect((await fetch(`${product.url}/reconcile/${expired}${path}`)).status).toBe(401)
})

test('a token in the address is in no log line and no answer but the manifest', async () => {
  const token = service.split('/').at(-1)!
  const refused = await fetch(`${product.url}/reconcile/${token.slice(0, -3)}xyz/preview?id=1`)
  const missing = await fetch(`${service}/nowhere`)
  const broken = await fetch(`${service}/%E0%A4%A`)
  const tooLong = await fetch(`${service}${'x'.repeat(5_000)}`)
  const texts = await Promise.all([refused, missing, broken, tooLong].map(response => response.text()))
  expect([refused, missing, broken].map(({ status }) => status)).toEqual([401, 404, 400])
  const [header, payload] = token.split('.')
  for (const text of [...texts, ...product.log])
    for (const part of [header!, payload!]) expect(text).not.toContain(part)
  expect(product.log.join('')).toContain('/reconcile/:token/preview')
})
