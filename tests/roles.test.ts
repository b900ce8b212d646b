import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { beforeAll, expect, test } from '@jest/globals'
import type { Answer } from './support/ask.ts'
import { showcaseIn, smallCity } from './support/city.ts'
import { freshFolder } from './support/folder.ts'
import { operation } from './support/operations.ts'
import { startEmbedded, type Product } from './support/product.ts'

interface Receipt {
  outcome: string
  errors: { field: string; code: string; message: string }[]
}

const readers = ['officer', 'supervisor', 'analyst', 'steward'] as const
const strangers = ['auditor', 'admin'] as const

let product: Product
let card: { query: string; variables: object }

beforeAll(async () => {
  product = await startEmbedded(smallCity)
  card = { query: operation('MobileCard'), variables: { name: showcaseIn(product.dataDir).name } }
})

const as = async (who: TokenRequest | null, question: { query: string; variables?: object }): Promise<Answer> =>
  product.ask({ ...question, token: who ? await product.token(who) : undefined } as Parameters<Product['ask']>[0])

const inspection = (recordId: string, more: object = {}) => ({
  source: { system: 'cq-mobile', recordId, enterpriseName: '重庆查无此企业有限公司' },
  kind: 'ROUTINE',
  conclusion: 'PASSED',
  inspectedOn: '2026-01-05',
  ...more,
})

const push = (who: TokenRequest | null, ...records: object[]) =>
  as(who, { query: operation('PushInspections'), variables: { records } })
const receiptsOf = ({ data }: Answer) => data!.pushInspections as Receipt[]

const unlinked = async (): Promise<{ source: { recordId: string }; subject: string | null }[]> => {
  const { data } = await product.ask<{ unlinkedInspections: { nodes: never[] } }>({
    query: '{ unlinkedInspections(text: "查无此企业", first: 100) { nodes { subject source { recordId } } } }',
  })
  return data!.unlinkedInspections.nodes
}

test.each(readers)('%s reads a company’s whole card', async role => {
  const { data, errors } = await as({ role }, card)
  expect(errors).toEqual([])
  expect(data).toMatchObject({
    enterprise: { legalRepresentative: expect.any(String), inspections: { totalCount: expect.any(Number) } },
  })
})

test('the evidence of a match is for those who work on links, and for whoever brings records', async () => {
  const question = { query: '{ matchSubjects(subjects: [{ ref: "1", name: "重庆查无此企业有限公司" }]) { decision } }' }
  for (const role of ['analyst', 'steward', 'provider', 'system'] as const)
    expect((await as({ role }, question)).data).toEqual({ matchSubjects: [{ decision: 'NONE' }] })
  for (const role of ['officer', 'supervisor', 'dashboard', 'auditor', 'admin'] as const)
    expect(await as({ role }, question)).toMatchObject({
      data: { matchSubjects: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
})

test('a dashboard reads who a company is and nothing of its record, and the rest is answered', async () => {
  const { data, errors, sections } = await as({ role: 'dashboard' }, card)
  expect(data).toMatchObject({
    enterprise: { name: expect.any(String), legalRepresentative: null, inspections: null, penalties: null },
  })
  expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']))
  expect(sections).toMatchObject({ inspection: { status: 'FORBIDDEN', code: 'FORBIDDEN' } })
})

test('the public reads open data without a token, and is asked to sign in for the rest', async () => {
  const { data, errors } = await as(null, card)
  expect(data).toMatchObject({
    enterprise: { name: expect.any(String), legalRepresentative: null, inspections: null, creditGrade: null },
  })
  expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']))
  const open = await as(null, {
    query: '{ region(code: "500000") { enterpriseCount } searchEnterprises(text: "重庆") { totalCount } }',
  })
  expect(open).toMatchObject({ errors: [], data: { region: {}, searchEnterprises: {} } })
})

test.each(strangers)('%s reads no business data, by whatever door', async role => {
  const { status, data, errors, sections } = await as({ role }, card)
  expect({ status, data }).toEqual({ status: 200, data: { enterprise: null } })
  expect(errors).toMatchObject([{ path: ['enterprise'], extensions: { code: 'FORBIDDEN' } }])
  expect(sections.enterprise).toMatchObject({ status: 'FORBIDDEN', code: 'FORBIDDEN', paths: [['enterprise']] })
  const doors = await as(
    { role },
    {
      query: `{
      enterprises(orgCodes: ["${showcaseIn(product.dataDir).orgCode}"]) { name }
      searchEnterprises(text: "重庆") { totalCount }
      region(code: "500000") { enterpriseCount }
      inspection(id: "x") { id } certificate(id: "x") { id } penalty(id: "x") { id }
      unlinkedInspections { totalCount } unlinkedCertificates { totalCount } unlinkedPenalties { totalCount }
      unlinkedListings { totalCount } unlinkedCreditGrades { totalCount }
    }`,
    },
  )
  expect(new Set(Object.values(doors.data!))).toEqual(new Set([null]))
  expect(doors.errors.map(error => error.extensions.code)).toEqual(Array.from({ length: 11 }, () => 'FORBIDDEN'))
})

test('an officer pushes inspections, corrects what is his own, and cannot touch what others pushed', async () => {
  const [first, second] = [{ role: 'officer', sub: 'zhang' } as const, { role: 'officer', sub: 'li' } as const]
  expect(receiptsOf(await push(first, inspection('R1')))).toMatchObject([{ outcome: 'CREATED', errors: [] }])
  expect(receiptsOf(await push(first, inspection('R1', { subject: '锅炉' })))).toMatchObject([{ outcome: 'UPDATED' }])
  expect(receiptsOf(await push(second, inspection('R1', { subject: '电梯' }), inspection('R2')))).toMatchObject([
    { outcome: 'REJECTED', errors: [{ field: 'system', code: 'FORBIDDEN', message: expect.stringContaining('无权') }] },
    { outcome: 'CREATED' },
  ])
  const withdrawal = {
    query: 'mutation ($r: [WithdrawalInput!]!) { withdrawInspections(records: $r) { outcome } }',
    variables: { r: [{ system: 'cq-mobile', recordId: 'R1', reason: '重复' }] },
  }
  expect((await as(second, withdrawal)).data).toEqual({ withdrawInspections: [{ outcome: 'REJECTED' }] })
  const own = (await unlinked()).filter(({ source }) => source.recordId === 'R1')
  expect(own).toMatchObject([{ subject: '锅炉' }])
})

test('a system pushes for its own systems of its own department only', async () => {
  const machine = { role: 'system', department: 'inspection', systems: ['cq-lab'] } as const
  const own = inspection('S1')
  own.source.system = 'cq-lab'
  expect(receiptsOf(await push(machine, own, inspection('S2')))).toMatchObject([
    { outcome: 'CREATED' },
    { outcome: 'REJECTED', errors: [{ code: 'FORBIDDEN' }] },
  ])
  expect(receiptsOf(await push({ ...machine, department: 'credit' }, own))).toMatchObject([{ outcome: 'REJECTED' }])
  expect(receiptsOf(await push({ role: 'system' }, own))).toMatchObject([{ outcome: 'REJECTED' }])
  expect(receiptsOf(await push({ role: 'officer' }, own))).toMatchObject([{ outcome: 'REJECTED' }])
})

test('a steward loads the register, an officer and a foreign machine do not', async () => {
  const load = {
    query: 'mutation ($r: [EnterpriseInput!]!) { pushEnterprises(records: $r) { outcome orgCode } }',
    variables: { r: [{ source: { system: 'district', recordId: '1' }, name: '重庆阡陌测试厂', orgCode: '551385082' }] },
  }
  for (const role of ['officer', 'analyst', 'provider'] as const)
    expect(await as({ role }, load)).toMatchObject({
      data: { pushEnterprises: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
  const foreign = { role: 'system', department: 'inspection', systems: ['district'] } as const
  expect((await as(foreign, load)).data).toMatchObject({ pushEnterprises: [{ outcome: 'REJECTED' }] })
  expect((await as({ role: 'steward' }, load)).data).toEqual({
    pushEnterprises: [{ outcome: 'CREATED', orgCode: '551385082' }],
  })
})

test('who only reads, or is nobody, pushes nothing', async () => {
  const before = await unlinked()
  for (const role of ['analyst', 'dashboard', 'steward', 'provider', 'auditor', 'admin', null] as const)
    expect(
      await push(role && { role, department: 'inspection', systems: ['cq-mobile'] }, inspection('X')),
    ).toMatchObject({
      data: { pushInspections: null },
      errors: [{ path: ['pushInspections'], extensions: { code: 'FORBIDDEN' } }],
    })
  expect(await unlinked()).toEqual(before)
})

test('a token that is not good is refused with 401, whatever is asked', async () => {
  const good = await product.token({ role: 'officer' })
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const raised = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), roles: ['steward'] }),
  )
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const elsewhere = await developmentIssuer({ E360_DATA_DIR: await freshFolder(), NODE_ENV: 'development' })
  const bad = {
    expired: await product.token({ role: 'officer', expiresIn: -60 }),
    foreign: await elsewhere.issueToken({ role: 'officer' }),
    raised: [header, raised.toString('base64url'), signature].join('.'),
    unsigned: [none, payload, ''].join('.'),
    cut: [header, payload].join('.'),
    nonsense: 'nonsense',
  }
  for (const [which, token] of Object.entries(bad)) {
    const { status, data, errors } = await product.ask({ query: '{ __typename }', token })
    expect({ which, status, data, code: errors[0]?.extensions.code }).toEqual({
      which,
      status: 401,
      data: null,
      code: 'UNAUTHENTICATED',
    })
  }
})
