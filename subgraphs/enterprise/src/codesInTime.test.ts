import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, miswritten, officer, openRegister, row, type TestRegister } from '../testing/register.ts'
import type { QueryEnterpriseArgs } from './types.generated.ts'

const [a, b] = [codesOf(1), codesOf(2)]
const name = '重庆山城锅炉有限公司'
const { registrationNo } = a

describeOnBoth('codes in time', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const orgCodeOf = async (keys: QueryEnterpriseArgs) =>
    (await register.find<{ orgCode: string }>(keys, 'orgCode'))?.orgCode ?? null

  test('a credit code that comes for a company known by its registration number alone takes it over, whichever system tells it', async () => {
    const [old] = await register.load(row(name, { registrationNo, regionCode: '500103' }, { system: '旧系统' }))
    const [coded] = await register.load(row(name, { uscc: a.uscc, registrationNo }, { recordId: '新' }))
    expect(coded).toMatchObject({ outcome: 'UPDATED', id: old!.id, orgCode: a.orgCode })
    const selection =
      'orgCode uscc registrationNo region { code } formerCodes { kind code from to } dataWarnings { code }'
    const company = {
      orgCode: a.orgCode,
      uscc: a.uscc,
      registrationNo,
      region: { code: '500103' },
      formerCodes: [{ kind: 'ORG_CODE', code: old!.orgCode, from: null, to: today() }],
      dataWarnings: [],
    }
    for (const keys of [
      { orgCode: old!.orgCode! },
      { orgCode: a.orgCode },
      { uscc: a.uscc },
      { registrationNo },
      { name },
    ])
      expect(await register.find(keys, selection)).toEqual(company)
    const [again] = await register.load(row(name, { registrationNo, address: '某路' }, { system: '旧系统' }))
    expect(again).toMatchObject({ outcome: 'UPDATED', orgCode: a.orgCode })
  })

  test('so it does in one load, and where the register knew the code already its number leads on', async () => {
    const other = { uscc: b.uscc, registrationNo: b.registrationNo }
    await register.load(row('重庆两江电缆有限公司', other))
    const receipts = await register.load(
      row('重庆两江电缆厂', { registrationNo }),
      row(name, { ...a, formerNames: ['重庆两江电缆厂'] }),
      row('重庆老两江厂', {}, { recordId: '无码' }),
      row('重庆两江电缆有限公司', other, { recordId: '无码' }),
    )
    expect(receipts.map(({ orgCode }) => orgCode)).toEqual([
      expect.stringMatching(/^PDY/),
      a.orgCode,
      expect.stringMatching(/^PDY/),
      b.orgCode,
    ])
    expect(await orgCodeOf({ orgCode: receipts[0]!.orgCode! })).toBe(a.orgCode)
    expect(await orgCodeOf({ registrationNo })).toBe(a.orgCode)
    expect(await orgCodeOf({ orgCode: receipts[2]!.orgCode! })).toBe(b.orgCode)
    expect(await orgCodeOf({ name: '重庆老两江厂' })).toBe(b.orgCode)
    expect(await orgCodeOf({ name: '重庆两江电缆厂' })).toBe(a.orgCode)
  })

  test('a number that two companies of different names tell makes them no one company, and both say so', async () => {
    const [codeless] = await register.load(row('甲店', { registrationNo }))
    await register.load(row('乙店', { ...b, registrationNo }))
    expect(await orgCodeOf({ orgCode: codeless!.orgCode! })).toBe(codeless!.orgCode)
    await expect(orgCodeOf({ registrationNo })).rejects.toMatchObject({ extensions: { code: 'AMBIGUOUS_NAME' } })
    const warnings = (keys: QueryEnterpriseArgs) => register.find(keys, 'dataWarnings { code }')
    const shared = { code: 'REGISTRATION_NO_SHARED' }
    expect(await warnings({ orgCode: b.orgCode })).toEqual({ dataWarnings: [shared] })
    expect(await warnings({ name: '甲店' })).toEqual({ dataWarnings: [{ code: 'PROVISIONAL_CODE' }, shared] })
    const [third] = await register.load(row('乙店', { registrationNo, address: '某路' }, { recordId: '三' }))
    expect(third).toMatchObject({ outcome: 'UPDATED', orgCode: b.orgCode })
    const [fourth] = await register.load(row('丙店', { registrationNo }))
    expect(fourth).toMatchObject({ outcome: 'CREATED' })
  })

  test('a code that was replaced still leads to its company, with the days of its period, also one that came back', async () => {
    const later = codesOf(3).registrationNo
    const on = (day: string, number: string, uscc = a.uscc) =>
      register.load(row(name, { uscc, registrationNo: number }, { recordedAt: `${day}T00:00:00Z` }))
    await on('2006-01-01', registrationNo, miswritten(a.uscc))
    await on('2008-01-01', later)
    await on('2010-01-01', registrationNo)
    await on('2012-01-01', later)
    expect(await register.find({ registrationNo }, 'registrationNo formerCodes { kind code from to }')).toEqual({
      registrationNo: later,
      formerCodes: [
        { kind: 'REGISTRATION_NO', code: registrationNo, from: '2010-01-01', to: '2012-01-01' },
        { kind: 'REGISTRATION_NO', code: later, from: '2008-01-01', to: '2010-01-01' },
        { kind: 'REGISTRATION_NO', code: registrationNo, from: null, to: '2008-01-01' },
        { kind: 'USCC', code: miswritten(a.uscc), from: null, to: '2008-01-01' },
      ],
    })
    expect(await orgCodeOf({ uscc: miswritten(a.uscc) })).toBe(a.orgCode)
    const hits = '{ searchEnterprises(text: "' + registrationNo + '") { totalCount nodes { matchedText } } }'
    expect(await register.ask(officer, hits)).toEqual({
      searchEnterprises: { totalCount: 1, nodes: [{ matchedText: registrationNo }] },
    })
    const [codeless] = await register.load(row(name, { registrationNo, address: '某路' }, { recordId: '二' }))
    expect(codeless).toMatchObject({ outcome: 'UPDATED', orgCode: a.orgCode })
    await register.load(row('承继公司', { ...b, registrationNo }))
    expect(await orgCodeOf({ registrationNo })).toBe(b.orgCode)
  })

  test('a credit code leads to the company whose organization code it holds, where that one has none on record', async () => {
    await register.load(row('甲', { orgCode: a.orgCode }), row('乙', b))
    expect(await orgCodeOf({ uscc: a.uscc })).toBe(a.orgCode)
    expect(await orgCodeOf({ uscc: miswritten(a.uscc) })).toBeNull()
    expect(await orgCodeOf({ uscc: codesOf(2, '500112').uscc })).toBeNull()
  })
})
