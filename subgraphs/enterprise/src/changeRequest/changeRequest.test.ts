import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { codesOf, openRegister, row, steward as registrar, type TestRegister } from '../../testing/register.ts'

const [a, b] = [codesOf(1), codesOf(2)]
const name = '重庆山城锅炉有限公司'
const officer = callerWith('officer', { sub: '执法员甲' })
const steward = callerWith('steward', { sub: '数据员乙' })
const analyst = callerWith('analyst')

interface Request {
  id: string
  status: string
  proposedBy: string
  reviewedBy: string | null
  comment: string | null
  enterprise: { orgCode: string; name: string; version: number; formerNames: { name: string }[] } | null
  differences: { field: string; from: string | null; to: string | null }[]
  history: { by: string | null; status: string; comment: string | null }[]
}
const selection = `id status proposedBy reviewedBy comment enterprise { orgCode name version formerNames { name } }
  differences { field from to } history { by status comment }`

describeOnBoth('a change of base data', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
    await register.load(row(name, { ...a, address: '甲路1号', regionCode: '500103' }))
  })
  afterEach(() => register.close())

  const propose = async (changes: object, baseVersion = 1, caller: Caller = officer) => {
    const query = `mutation ($input: ProposeEnterpriseChangeInput!) { proposeEnterpriseChange(input: $input) { ${selection} } }`
    const input = { orgCode: a.orgCode, baseVersion, changes, reason: '现场核实', evidence: ['照片1'] }
    return (await register.ask<{ proposeEnterpriseChange: Request }>(caller, query, { input })).proposeEnterpriseChange
  }
  const review = async (id: string, decision = 'APPROVE', caller: Caller = steward, comment?: string) => {
    const query = `mutation ($id: ID!, $decision: ReviewDecision!, $comment: String) {
      reviewEnterpriseChange(id: $id, decision: $decision, comment: $comment) { ${selection} } }`
    const asked = { id, decision, comment }
    return (await register.ask<{ reviewEnterpriseChange: Request }>(caller, query, asked)).reviewEnterpriseChange
  }
  const requestsSeenBy = async (caller: Caller, filter = '') => {
    const { changeRequests } = await register.ask<{ changeRequests: { nodes: Request[] } }>(
      caller,
      `{ changeRequests${filter} { nodes { ${selection} } } }`,
    )
    return changeRequests.nodes
  }
  const shown = (fields = 'name address version') =>
    register.find<Record<string, unknown>>({ orgCode: a.orgCode }, fields)
  const refused = async (asked: Promise<unknown>) => {
    const error = await asked.then(
      () => null,
      (thrown: Error & { extensions?: { code?: string } }) => thrown,
    )
    return { code: error?.extensions?.code, message: error?.message ?? '没有被拒绝' }
  }

  test('nobody sees a person’s name by asking for its company to be moved into the own region', async () => {
    const nowhere = codesOf(3)
    await register.load(row('重庆无区热能有限公司', { ...nowhere, legalRepresentative: '欧阳修' }))
    const changes = { legalRepresentative: '欧阳询', regionCode: '500103' }
    const query = `mutation ($input: ProposeEnterpriseChangeInput!) { proposeEnterpriseChange(input: $input) { ${selection} } }`
    const input = { orgCode: nowhere.orgCode, baseVersion: 1, changes, reason: '核实' }
    const caller = { ...officer, region: '500103', purpose: { code: 'INSPECTION' } }
    const asked = await register.ask<{ proposeEnterpriseChange: Request }>(caller, query, { input })
    expect(asked.proposeEnterpriseChange.differences).toContainEqual({
      field: 'legalRepresentative',
      from: '欧阳**',
      to: '欧阳**',
    })
  })

  test('nothing is changed before another person approves; then the version, the name history and the log have it', async () => {
    const asked = await propose({ name: '重庆山城热能有限公司', address: '乙路2号' })
    expect(asked).toMatchObject({ status: 'SUBMITTED', proposedBy: '执法员甲', enterprise: { name, version: 1 } })
    expect(asked.differences).toEqual([
      { field: 'name', from: name, to: '重庆山城热能有限公司' },
      { field: 'address', from: '甲路1号', to: '乙路2号' },
    ])
    expect(await shown()).toEqual({ name, address: '甲路1号', version: 1 })

    const approved = await review(asked.id)
    expect(approved).toMatchObject({
      status: 'APPROVED',
      reviewedBy: '数据员乙',
      enterprise: { name: '重庆山城热能有限公司', version: 2, formerNames: [{ name }] },
      history: [
        { by: '执法员甲', status: 'SUBMITTED' },
        { by: '数据员乙', status: 'APPROVED' },
      ],
    })
    const told = await register.database
      .read('change_log')
      .orderBy('cursor', 'desc')
      .limit(1)
      .pluck<string[]>('payload')
    expect(told[0]).toContain('重庆山城热能有限公司')
    const { changes } = (
      await register.ask<{ enterprise: { changes: { nodes: unknown[] } } }>(
        analyst,
        `{ enterprise(orgCode: "${a.orgCode}") { changes { nodes { version changeRequest { id } } } } }`,
      )
    ).enterprise
    expect(changes.nodes).toEqual([{ version: 2, changeRequest: { id: asked.id } }])
  })

  test('nobody approves an own proposal, and a steward only what is of the own region', async () => {
    const own = await propose({ address: '乙路2号' }, 1, steward)
    expect(await refused(review(own.id))).toMatchObject({ code: 'FORBIDDEN' })
    const elsewhere = callerWith('steward', { sub: '渝北数据员', region: '500112' })
    expect(await refused(review(own.id, 'APPROVE', elsewhere))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await shown('version')).toEqual({ version: 1 })
    expect(
      await review(own.id, 'APPROVE', callerWith('steward', { sub: '渝中数据员', region: '500103' })),
    ).toMatchObject({
      status: 'APPROVED',
    })
  })

  test('who did not see the present version is told what changed meanwhile of the fields that he reads, but not what a person is called', async () => {
    const changed = { address: '丙路3号', legalRepresentative: '张某某', businessScope: '锅炉，电话13812345678' }
    await register.load(row(name, { ...a, ...changed }))
    const query = `mutation ($input: ProposeEnterpriseChangeInput!) { proposeEnterpriseChange(input: $input) { id } }`
    const input = { orgCode: a.orgCode, baseVersion: 1, changes: { address: '乙路2号' }, reason: '现场核实' }
    const refusedTo = async (caller: Caller) =>
      (await register.execute({ query, variables: { input } }, { caller })).errors?.[0]?.extensions
    const legalRepresentative = { field: 'legalRepresentative', from: null, to: null }
    const address = { field: 'address', from: '甲路1号', to: '丙路3号' }
    expect(await refusedTo(officer)).toEqual({
      code: 'VERSION_CONFLICT',
      version: 2,
      meanwhile: [legalRepresentative, address, { field: 'businessScope', from: null, to: '锅炉，电话138****5678' }],
    })
    expect(await refusedTo(callerWith('system', { sub: '检查', systems: ['检查'] }))).toMatchObject({
      meanwhile: [legalRepresentative, address, { field: 'businessScope', from: null, to: null }],
    })
  })

  test('who decides is told what changed meanwhile, but not what a person is called', async () => {
    const { id } = await propose({ address: '乙路2号', legalRepresentative: '王某某' })
    await register.load(row(name, { ...a, address: '丙路3号', legalRepresentative: '张某某' }))
    const query = `mutation { reviewEnterpriseChange(id: "${id}", decision: APPROVE) { id } }`
    const { errors } = await register.execute({ query }, { caller: steward })
    expect(errors?.[0]?.extensions).toEqual({
      code: 'VERSION_CONFLICT',
      version: 2,
      meanwhile: [
        { field: 'legalRepresentative', from: null, to: null },
        { field: 'address', from: '甲路1号', to: '丙路3号' },
      ],
    })
  })

  test('a field that changed before the decision is a conflict, another field is not', async () => {
    const address = await propose({ address: '乙路2号' })
    const scope = await propose({ businessScope: '锅炉' })
    await register.load(row(name, { ...a, address: '丙路3号' }))
    expect(await refused(review(address.id))).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await review(scope.id)).toMatchObject({ status: 'APPROVED' })
    expect(await shown('address businessScope version')).toEqual({
      address: '丙路3号',
      businessScope: '锅炉',
      version: 3,
    })
    expect(await requestsSeenBy(steward, '(status: [SUBMITTED])')).toMatchObject([{ id: address.id }])
  })

  test('approval supersedes what others asked for the same field', async () => {
    const [first, second] = [await propose({ address: '乙路2号' }), await propose({ address: '丙路3号' })]
    await review(first.id)
    const [superseded] = await requestsSeenBy(officer, '(status: [SUPERSEDED])')
    expect(superseded).toMatchObject({
      id: second.id,
      history: [{ status: 'SUBMITTED' }, { by: null, status: 'SUPERSEDED' }],
    })
    expect(await refused(review(second.id))).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('a proposal that is sent again is one, and one that changes nothing is refused', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => propose({ address: '乙路2号' })))
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
    expect(await refused(propose({ address: '甲路1号' }))).toMatchObject({ code: 'BAD_USER_INPUT' })
    for (const [changes, said] of [
      [{ regionCode: '509999' }, '没有行政区划代码“509999”'],
      [{ registeredCapital: '-1' }, '注册资本不能为负数'],
    ] as const) {
      const refusal = await refused(propose(changes))
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(said) })
    }
  })

  test('a return needs a comment, a withdrawal the proposer; both end the request', async () => {
    const [first, second] = [await propose({ address: '乙路2号' }), await propose({ businessScope: '锅炉' })]
    expect(await refused(review(first.id, 'RETURN'))).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await review(first.id, 'RETURN', steward, '请补门牌照片')).toMatchObject({
      status: 'RETURNED',
      comment: '请补门牌照片',
    })
    const withdraw = (caller: Caller) =>
      register.ask(caller, `mutation { withdrawEnterpriseChange(id: "${second.id}", comment: "写错了") { status } }`)
    expect(await refused(withdraw(callerWith('officer', { sub: '执法员丙' })))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await withdraw(officer)).toEqual({ withdrawEnterpriseChange: { status: 'WITHDRAWN' } })
    expect(await shown('version')).toEqual({ version: 1 })
  })

  test('an officer sees the own requests, an analyst all', async () => {
    const asked = await propose({ address: '乙路2号' })
    expect(await requestsSeenBy(callerWith('officer', { sub: '执法员丙' }))).toEqual([])
    for (const caller of [officer, analyst]) expect(await requestsSeenBy(caller)).toMatchObject([{ id: asked.id }])
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ChangeRequest { id } } }`
    const of = [{ __typename: 'ChangeRequest', id: asked.id }]
    expect(await register.ask(callerWith('officer', { sub: '执法员丙' }), query, { of })).toEqual({ _entities: [null] })
  })

  test('a company that the register does not know is proposed, invisible until it is approved, and registered once', async () => {
    const query = `mutation ($input: EnterpriseInput!) { proposeNewEnterprise(input: $input, reason: "匹配审核查无此企业") { ${selection} } }`
    const input = row('重庆嘉陵电梯有限公司', b, { system: '检查', recordId: 'JC-1' })
    const first = (await register.ask<{ proposeNewEnterprise: Request }>(officer, query, { input }))
      .proposeNewEnterprise
    const second = (await register.ask<{ proposeNewEnterprise: Request }>(steward, query, { input }))
      .proposeNewEnterprise
    expect(first.enterprise).toBeNull()
    expect(await register.find({ orgCode: b.orgCode }, 'name')).toBeNull()
    expect(await review(first.id)).toMatchObject({ enterprise: { orgCode: b.orgCode, version: 1 } })
    expect(await refused(review(second.id, 'APPROVE', callerWith('steward', { sub: '数据员丁' })))).toMatchObject({
      code: 'VERSION_CONFLICT',
    })
    expect(await refused(register.ask(officer, query, { input }))).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('a company that the same person proposes again is one request while it is open, and in other words refused', async () => {
    const query = `mutation ($input: EnterpriseInput!) { proposeNewEnterprise(input: $input, reason: "查无此企业") { id } }`
    const ask = async (input: object, caller = officer) =>
      (await register.ask<{ proposeNewEnterprise: Request }>(caller, query, { input })).proposeNewEnterprise
    const input = row('重庆嘉陵电梯有限公司', { ...b, address: '甲路1号' })
    const uncoded = row('重庆无码电梯有限公司', { regionCode: '500103' })
    for (const each of [input, uncoded]) {
      const repeated = { ...each, source: { ...each.source, recordId: '2' } }
      const asked = await Promise.all([each, each, repeated, each].map(input => ask(input)))
      const [id, ...others] = new Set(asked.map(request => request.id))
      expect(others).toEqual([])
      const changed = { ...each, address: '乙路2号' }
      expect(await refused(ask(changed))).toEqual({
        code: 'BAD_USER_INPUT',
        message: `您已申请登记“${each.name}”（申请 ${id}），尚待审核；内容有变的，请先撤回那项申请`,
      })
      expect((await ask(changed, callerWith('officer', { sub: '执法员丙' }))).id).not.toBe(id)
      await register.ask(officer, `mutation { withdrawEnterpriseChange(id: "${id}") { status } }`)
      expect((await ask(changed)).id).not.toBe(id)
    }
    expect(await ask({ ...uncoded, regionCode: '500112' })).toEqual({ id: expect.any(String) })
  })

  const strangers: [title: string, told: () => object, meanwhile: object[]][] = [
    ['the number of another', () => ({ registrationNo: a.registrationNo }), []],
    ['a credit code that was registered meanwhile', () => ({ uscc: b.uscc }), [row('重庆嘉陵电梯厂', b)]],
    [
      'name and district of one that has no code either',
      () => ({ regionCode: '500103', address: '丁路4号' }),
      [row('重庆嘉陵电梯有限公司', { regionCode: '500103', address: '丙路3号' })],
    ],
  ]
  test.each(strangers)('a request for a new company with %s changes none that is there', async (_, told, meanwhile) => {
    const query = `mutation ($input: EnterpriseInput!) { proposeNewEnterprise(input: $input, reason: "查无此企业") { id } }`
    const input = row('重庆嘉陵电梯有限公司', told())
    const asked = await register.ask<{ proposeNewEnterprise: { id: string } }>(officer, query, { input })
    for (const each of meanwhile) await register.load(each as ReturnType<typeof row>)
    const known = () => register.database.read('enterprise').orderBy('org_code').select('name', 'address', 'version')
    const before = await known()
    expect(await refused(review(asked.proposeNewEnterprise.id))).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await known()).toEqual(before)
  })

  test('a source that repeats itself does not undo what was approved, and stays visible as a claim', async () => {
    await review((await propose({ address: '乙路2号' })).id)
    await register.load(row(name, { ...a, address: '甲路1号', businessScope: '锅炉' }))
    expect(await shown('address businessScope')).toEqual({ address: '乙路2号', businessScope: '锅炉' })
    const { enterprise } = await register.ask<{ enterprise: { claims: unknown[] } }>(
      analyst,
      `{ enterprise(orgCode: "${a.orgCode}") { claims { field value source } } }`,
    )
    expect(enterprise.claims).toEqual([
      { field: 'address', value: '乙路2号', source: '变更申请' },
      { field: 'address', value: '甲路1号', source: '登记' },
    ])
  })

  test('what a source tells that is not the authority for a field becomes a request, unless nobody told it yet', async () => {
    const set = `mutation { setFieldAuthority(field: "address", systems: ["登记"]) { field systems } }`
    expect(await refused(register.ask(officer, set))).toMatchObject({ code: 'FORBIDDEN' })
    await register.ask(steward, set)
    const others = { system: '统计', recordId: 'T1' }
    await register.load(row(name, { ...a, address: '丁路4号', industryCode: 'C34' }, others))
    await register.load(row(name, { ...a, address: '戊路5号', industryCode: 'C34' }, others))
    expect(await shown('address industryCode')).toEqual({ address: '甲路1号', industryCode: 'C34' })
    const requests = await requestsSeenBy(steward)
    expect(requests.map(({ status, proposedBy, differences }) => [status, proposedBy, differences[0]?.to])).toEqual(
      expect.arrayContaining([
        ['SUBMITTED', '统计', '戊路5号'],
        ['SUPERSEDED', '统计', '丁路4号'],
      ]),
    )
    const asked = requests.find(({ status }) => status === 'SUBMITTED')!
    // who sends what he may not decide by himself does not decide it either
    expect(asked.history).toMatchObject([{ by: registrar.sub, status: 'SUBMITTED' }])
    expect(await refused(review(asked.id, 'APPROVE', registrar))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await review(asked.id)).toMatchObject({ status: 'APPROVED' })
    expect(await shown('address')).toEqual({ address: '戊路5号' })
    expect(await requestsSeenBy(steward, '(status: [SUBMITTED])')).toEqual([])
    await register.load(row(name, { ...a, address: '己路6号' }))
    expect(await shown('address')).toEqual({ address: '己路6号' })
    const push = `mutation ($of: [EnterpriseInput!]!) { pushEnterprises(records: $of) { outcome errors { code } } }`
    const of = [{ ...row(name, { ...a, address: '庚路7号' }), source: { system: '变更申请', recordId: 'T2' } }]
    const { pushEnterprises } = await register.ask<{ pushEnterprises: object[] }>(steward, push, { of })
    expect(pushEnterprises).toEqual([{ outcome: 'REJECTED', errors: [{ code: 'FORBIDDEN' }] }])
    expect(await shown('address')).toEqual({ address: '己路6号' })
    expect(await register.ask(steward, '{ fieldAuthorities { field systems setBy } }')).toEqual({
      fieldAuthorities: [{ field: 'address', systems: ['登记'], setBy: '数据员乙' }],
    })
  })
})
