import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { dump, merge, steward } from '../../testing/merging.ts'
import { codesOf, miswritten, officer, openRegister, row, type TestRegister } from '../../testing/register.ts'

const [a, b, c, d] = [codesOf(1), codesOf(2), codesOf(3), codesOf(4)]
const boiler = '重庆山城锅炉有限公司'
const works = '重庆锅炉总厂'

describeOnBoth('a merge', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const orgCodeOf = async (keys: Parameters<TestRegister['find']>[0]) =>
    (await register.find<{ orgCode: string }>(keys, 'orgCode'))?.orgCode
  const changesInLog = async () =>
    (await register.feed(0, 1_000, 0)).flatMap(({ kind, orgCode, payload }) =>
      kind === 'ENTERPRISE' ? [[orgCode, payload['redirectTo']]] : [],
    )

  test('the survivor keeps what it has, and takes what it lacks from the other', async () => {
    await register.load(
      row(boiler, { ...a, uscc: a.uscc, address: '甲路1号', registeredCapital: '100', regionCode: '500103' }),
      row(works, {
        ...b,
        address: '乙路2号',
        legalRepresentative: '乙某',
        registeredCapital: '200',
        registeredCapitalCurrency: 'USD',
        registrationStatus: 'ACTIVE',
        regionCode: '500112',
      }),
    )
    expect(await merge(register, a.orgCode, b.orgCode)).toMatchObject({ orgCode: a.orgCode, name: boiler, version: 2 })
    expect(
      await register.find(
        { orgCode: a.orgCode },
        `uscc registrationNo address legalRepresentative registeredCapital registeredCapitalCurrency registrationStatus
         region { code } changes { nodes { version differences { field from to } } }`,
      ),
    ).toEqual({
      uscc: a.uscc,
      registrationNo: a.registrationNo,
      address: '甲路1号',
      legalRepresentative: '乙某',
      registeredCapital: '100',
      registeredCapitalCurrency: null,
      registrationStatus: 'ACTIVE',
      region: { code: '500103' },
      changes: {
        nodes: [
          {
            version: 2,
            differences: [
              { field: 'mergedOrgCode', from: null, to: b.orgCode },
              { field: 'registrationStatus', from: 'UNKNOWN', to: 'ACTIVE' },
              { field: 'legalRepresentative', from: null, to: '乙某' },
              { field: 'formerName', from: null, to: works },
            ],
          },
        ],
      },
    })
  })

  test('what the other one said stays as a claim', async () => {
    await register.load(row(boiler, { ...a, address: '甲路1号' }), row(works, { ...b, address: '乙路2号' }))
    await merge(register, a.orgCode, b.orgCode)
    const query = `{ enterprise(orgCode: "${a.orgCode}") { claims { field value } } }`
    const { enterprise } = await register.ask<{ enterprise: { claims: { field: string; value: string }[] } }>(
      steward,
      query,
    )
    expect(enterprise.claims.map(({ field, value }) => `${field} ${value}`)).toEqual([
      `name ${boiler}`,
      `name ${works}`,
      `orgCode ${a.orgCode}`,
      `orgCode ${b.orgCode}`,
      `uscc ${a.uscc}`,
      `uscc ${b.uscc}`,
      `registrationNo ${a.registrationNo}`,
      `registrationNo ${b.registrationNo}`,
      'address 甲路1号',
      'address 乙路2号',
    ])
  })

  test('every key of both leads to the survivor, by search too, and through further merges', async () => {
    await register.load(row(boiler, a), row(works, { ...b, formerNames: ['山城锅炉厂'] }), row('重庆江北锅炉厂', c))
    await merge(register, b.orgCode, c.orgCode)
    await merge(register, a.orgCode, b.orgCode)
    for (const { orgCode, uscc, registrationNo } of [a, b, c]) {
      expect(await orgCodeOf({ orgCode })).toBe(a.orgCode)
      expect(await orgCodeOf({ uscc })).toBe(a.orgCode)
      expect(await orgCodeOf({ registrationNo })).toBe(a.orgCode)
    }
    for (const name of [boiler, works, '山城锅炉厂', '重庆江北锅炉厂'])
      expect(await orgCodeOf({ name })).toBe(a.orgCode)
    expect(await register.find({ orgCode: a.orgCode }, 'formerNames { name to } formerCodes { kind code }')).toEqual({
      formerNames: [
        { name: '重庆江北锅炉厂', to: today() },
        { name: works, to: today() },
        { name: '山城锅炉厂', to: null },
      ].toSorted((x, y) => (y.to ?? '').localeCompare(x.to ?? '') || (x.name < y.name ? -1 : 1)),
      formerCodes: expect.arrayContaining(
        [b, c].flatMap(({ orgCode, uscc, registrationNo }) => [
          { kind: 'ORG_CODE', code: orgCode },
          { kind: 'USCC', code: uscc },
          { kind: 'REGISTRATION_NO', code: registrationNo },
        ]),
      ),
    })
    const search = `{ searchEnterprises(text: "江北锅炉") { nodes { enterprise { orgCode } matchedOn matchedText } } }`
    expect(await register.ask(officer, search)).toEqual({
      searchEnterprises: {
        nodes: [{ enterprise: { orgCode: a.orgCode }, matchedOn: 'FORMER_NAME', matchedText: '重庆江北锅炉厂' }],
      },
    })
    const query = `{ enterprises(orgCodes: ["${c.orgCode}", "${b.orgCode}"]) { orgCode } }`
    expect(await register.ask(officer, query)).toEqual({
      enterprises: [{ orgCode: a.orgCode }, { orgCode: a.orgCode }],
    })
    expect(await register.enterprises(officer, [{ orgCode: c.orgCode }], 'orgCode')).toEqual([{ orgCode: a.orgCode }])
  })

  test('districts count the company once, doubts are judged anew, and the log tells where the other one went', async () => {
    await register.load(
      row(boiler, a),
      row(works, { ...b, regionCode: '500222' }),
      row('丙', { ...c, regionCode: '500112' }),
    )
    await merge(register, a.orgCode, b.orgCode)
    await merge(register, a.orgCode, c.orgCode)
    const query = `{ chongqing: region(code: "500000") { enterpriseCount } old: region(code: "500222") { enterpriseCount } }`
    expect(await register.ask(officer, query)).toEqual({
      chongqing: { enterpriseCount: 1 },
      old: { enterpriseCount: 1 },
    })
    expect(await register.find({ orgCode: a.orgCode }, 'dataWarnings { code }')).toEqual({
      dataWarnings: [{ code: 'REGION_ABOLISHED' }],
    })
    expect((await changesInLog()).slice(3)).toEqual([
      [b.orgCode, a.orgCode],
      [a.orgCode, null],
      [c.orgCode, a.orgCode],
      [a.orgCode, null],
    ])
  })

  test('branches of the other one are branches of the survivor', async () => {
    const former = '重庆江北锅炉有限公司'
    await register.load(row(boiler, a), row(former, b), row(`${former}沙坪坝分公司`, c), row(`${boiler}渝北分公司`, d))
    await merge(register, a.orgCode, b.orgCode)
    expect(await register.find({ orgCode: a.orgCode }, 'branches { totalCount nodes { orgCode } }')).toEqual({
      branches: { totalCount: 2, nodes: [{ orgCode: c.orgCode }, { orgCode: d.orgCode }] },
    })
    expect(await register.find({ orgCode: c.orgCode }, 'headOffice { orgCode }')).toEqual({
      headOffice: { orgCode: a.orgCode },
    })
  })

  test('a later row under the old code is a claim about the survivor: it fills, replaces nothing, and makes no company', async () => {
    await register.load(row(boiler, { ...a, address: '甲路1号' }), row(works, { ...b, address: '乙路2号' }))
    await merge(register, a.orgCode, b.orgCode)
    const told = { ...b, address: '丙路3号', businessScope: '锅炉制造', formerNames: ['山城锅炉厂'] }
    const receipts = await register.load(row(works, told), row('另一系统', { ...b }, { system: '质监' }))
    expect(receipts.map(({ outcome, orgCode }) => [outcome, orgCode])).toEqual([
      ['UPDATED', a.orgCode],
      ['UPDATED', a.orgCode],
    ])
    expect(
      await register.find({ orgCode: a.orgCode }, 'name uscc address businessScope formerNames { name } version'),
    ).toEqual({
      name: boiler,
      uscc: a.uscc,
      address: '甲路1号',
      businessScope: '锅炉制造',
      formerNames: expect.arrayContaining([{ name: works }, { name: '山城锅炉厂' }, { name: '另一系统' }]),
      version: 4,
    })
    const [ofUscc] = await register.load(
      row(works, { uscc: b.uscc, registrationNo: d.registrationNo }, { system: '海关' }),
    )
    expect(ofUscc).toMatchObject({ outcome: 'UNCHANGED', orgCode: a.orgCode })
    expect(await orgCodeOf({ registrationNo: d.registrationNo })).toBe(a.orgCode)
    const numbered = { registrationNo: b.registrationNo, address: '丁路4号' }
    const [byNumber] = await register.load(row(works, numbered, { system: '税务' }))
    expect(byNumber).toMatchObject({ outcome: 'UNCHANGED', orgCode: a.orgCode })
    const again = await register.load(row(works, { ...told, address: '戊路5号' }))
    expect(again).toMatchObject([{ outcome: 'UNCHANGED', orgCode: a.orgCode }])
    expect(await register.database.read('enterprise').count({ count: '*' }).first()).toEqual({ count: 1 })
    expect(await orgCodeOf({ name: works })).toBe(a.orgCode)
    const own = await register.load(row(boiler, { ...a, address: '己路6号' }))
    expect(own).toMatchObject([{ outcome: 'UPDATED', orgCode: a.orgCode }])
  })

  test('a company without a code that was merged does not come back with the next row about it', async () => {
    await register.load(row(boiler, { ...a, regionCode: '500103' }))
    const [codeless] = await register.load(row(works, { regionCode: '500112' }, { recordId: '1' }))
    await merge(register, a.orgCode, codeless!.orgCode!)
    const receipts = await register.load(
      row(works, { regionCode: '500112', address: '乙路2号' }, { recordId: '1' }),
      row(works, { regionCode: '500112', address: '丙路3号' }, { recordId: '2' }),
    )
    expect(receipts.map(({ orgCode }) => orgCode)).toEqual([a.orgCode, a.orgCode])
    expect(await register.find({ orgCode: codeless!.orgCode! }, 'name address region { code }')).toEqual({
      name: boiler,
      address: '乙路2号',
      region: { code: '500103' },
    })
  })

  test('the other one’s credit code is not taken over where it holds another organization code, but leads to the survivor', async () => {
    await register.load(row(boiler, { orgCode: a.orgCode }), row(works, b))
    await merge(register, a.orgCode, b.orgCode)
    expect(await register.find({ uscc: b.uscc }, 'orgCode uscc registrationNo')).toEqual({
      orgCode: a.orgCode,
      uscc: null,
      registrationNo: b.registrationNo,
    })
  })

  test('what cannot be merged is refused with a sentence, and nothing changes', async () => {
    const [codeless] = await register.load(row('无码'))
    await register.load(row(boiler, a), row(works, b), row('丙', c))
    await merge(register, a.orgCode, b.orgCode)
    const before = await dump(register.database)
    const refused = async (survivor: string, merged: string, reason = '重复') =>
      merge(register, survivor, merged, { reason }).then(
        () => 'merged',
        (error: Error & { extensions: { code: string } }) => `${error.extensions.code} ${error.message}`,
      )
    const unknown = codesOf(9).orgCode
    expect(await refused(a.orgCode, a.orgCode)).toBe(`BAD_USER_INPUT “${a.orgCode}”不能与自己合并`)
    expect(await refused(a.orgCode, unknown)).toBe(`BAD_USER_INPUT 登记库中没有组织机构代码为“${unknown}”的企业`)
    expect(await refused(c.orgCode, b.orgCode)).toBe(
      `BAD_USER_INPUT “${b.orgCode}”（${works}）已并入“${a.orgCode}”，请改用“${a.orgCode}”`,
    )
    expect(await refused(b.orgCode, c.orgCode)).toContain(`已并入“${a.orgCode}”`)
    expect(await refused(a.orgCode, c.orgCode, ' ')).toBe('BAD_USER_INPUT 请写明合并的理由')
    expect(await refused(a.orgCode, c.orgCode, '长'.repeat(1_001))).toContain('最多 1000 个字')
    expect(await refused(codeless!.orgCode!, c.orgCode)).toContain(`请以有正式代码的“${c.orgCode}”为保留的一方`)
    expect(await refused(a.orgCode, miswritten(c.orgCode))).toContain('登记库中没有')
    expect(await dump(register.database)).toEqual(before)
  })

  test('only a steward merges, one of a district only companies of it', async () => {
    await register.load(
      row(boiler, { ...a, regionCode: '500103' }),
      row(works, { ...b, regionCode: '500112' }),
      row('丙', { ...c, regionCode: '500112' }),
    )
    await expect(merge(register, a.orgCode, b.orgCode, { caller: officer })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    const caller = callerWith('steward', { region: '500112' })
    await expect(merge(register, b.orgCode, a.orgCode, { caller })).rejects.toThrow(`“${boiler}”不在您的辖区（500112）`)
    expect(await merge(register, b.orgCode, c.orgCode, { caller })).toMatchObject({ orgCode: b.orgCode })
    const city = callerWith('steward', { region: '5001' })
    expect(await merge(register, b.orgCode, a.orgCode, { caller: city })).toMatchObject({ orgCode: b.orgCode })
  })

  test('a steward sees the merges of a company, who made them and why; an officer does not', async () => {
    await register.load(row(boiler, a), row(works, b))
    await merge(register, a.orgCode, b.orgCode)
    const query = `{ enterprise(orgCode: "${b.orgCode}") { merges { survivor merged mergedName by reason undoneAt } } }`
    expect(await register.ask(steward, query)).toEqual({
      enterprise: {
        merges: [
          {
            survivor: a.orgCode,
            merged: b.orgCode,
            mergedName: works,
            by: '甲管理员',
            reason: '重复登记',
            undoneAt: null,
          },
        ],
      },
    })
    await expect(register.ask(officer, query)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })
})
