import { beforeAll, expect, test } from '@jest/globals'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { looksAt } from './support/looks.ts'

let product: InProcess
const { rowsOf, send, ask, first } = looksAt(() => product)

beforeAll(async () => {
  product = await startInProcess()
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
