import { beforeAll, expect, test } from '@jest/globals'
import { askAt } from './support/ask.ts'
import { showcaseIn } from './support/city.ts'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { operation } from './support/operations.ts'

interface Request {
  id: string
  status: string
  differences: object[]
  impact: { department: string; recordId: string; note: string }[] | null
}

let product: InProcess
let company: ReturnType<typeof showcaseIn>

beforeAll(async () => {
  product = await startInProcess()
  await product.settled()
  company = showcaseIn(product.dataDir)
})

const ask = async <Data>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  role: 'officer' | 'steward' = 'officer',
) => askAt<Data>(product.url, { query, variables, token: await product.token(role) })

/** The showcase as its departments tell it. */
const companyNow = async () => {
  const { data } = await ask<{
    enterprise: {
      version: number
      certificates: { nodes: { id: string; status: string; source: { recordedName: string } }[] }
    }
  }>(
    `query ($orgCode: OrgCode) { enterprise(orgCode: $orgCode) { version certificates(first: 100) { nodes { id status source { recordedName } } } } }`,
    { orgCode: company.orgCode },
  )
  return data!.enterprise
}

const propose = async (changes: object) => {
  const { version } = await companyNow()
  const input = { orgCode: company.orgCode, baseVersion: version, changes, reason: '企业更名' }
  return ask<{ proposeEnterpriseChange: Request }>(operation('ProposeChange'), { input })
}

test('who proposes a rename is shown at once which certificates bear the name that goes, before anybody decides', async () => {
  const {
    certificates: { nodes },
  } = await companyNow()
  const expected = nodes.filter(
    ({ status, source }) => ['VALID', 'SUSPENDED'].includes(status) && source.recordedName === company.name,
  )
  expect(expected).not.toEqual([])
  const { data, errors } = await propose({ name: '重庆更名试验有限公司' })
  expect(errors).toEqual([])
  const { status, impact } = data!.proposeEnterpriseChange
  expect(status).toBe('SUBMITTED')
  const listed = impact!.filter(({ department }) => department === 'certification')
  expect(new Set(listed.map(({ recordId }) => recordId))).toEqual(new Set(expected.map(({ id }) => id)))
  expect(listed.every(({ note }) => note.includes('原名称'))).toBe(true)

  const { data: waiting } = await ask<{ changeRequests: { nodes: Request[] } }>(
    '{ changeRequests(status: [SUBMITTED]) { nodes { id impact { department recordId note } } } }',
    {},
    'steward',
  )
  expect(waiting!.changeRequests.nodes).toContainEqual({ id: data!.proposeEnterpriseChange.id, impact })
})

test('without the archive the request is made, and its impact is unknown instead of none', async () => {
  const { data, errors, sections } = await product.without(['archive'], () => propose({ address: '渝中区试验路 1 号' }))
  expect(data!.proposeEnterpriseChange).toMatchObject({ status: 'SUBMITTED', impact: null })
  expect(data!.proposeEnterpriseChange.differences).toHaveLength(1)
  expect(errors).toMatchObject([
    { path: ['proposeEnterpriseChange', 'impact'], extensions: { code: 'SECTION_UNAVAILABLE' } },
  ])
  expect(sections).toMatchObject({
    enterprise: { status: 'OK' },
    archive: { status: 'UNAVAILABLE', paths: [['proposeEnterpriseChange', 'impact']] },
  })
})

test('a company that is proposed anew touches nothing', async () => {
  const { data, errors } = await ask<{ proposeNewEnterprise: Request }>(
    `mutation ($input: EnterpriseInput!) { proposeNewEnterprise(input: $input, reason: "新设") { status impact { recordId } } }`,
    { input: { source: { system: 'test', recordId: 'new-1' }, name: '重庆新设试验有限公司' } },
  )
  expect({ data, errors }).toEqual({ data: { proposeNewEnterprise: { status: 'SUBMITTED', impact: [] } }, errors: [] })
})
