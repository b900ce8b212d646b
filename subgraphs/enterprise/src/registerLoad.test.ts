import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, miswritten, officer, openRegister, row, type TestRegister } from '../testing/register.ts'

const [a, b] = [codesOf(1), codesOf(2)]
const name = '重庆山城锅炉有限公司'
const outcomes = (receipts: readonly { outcome: string }[]) => receipts.map(({ outcome }) => outcome)

describeOnBoth('a register load', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const warningsOf = async (orgCode: string) =>
    (await register.find<{ dataWarnings: { code: string }[] }>({ orgCode }, 'dataWarnings { code }'))?.dataWarnings.map(
      ({ code }) => code,
    )

  test('a code seen for the first time makes version 1, with all that the row tells', async () => {
    const told = {
      ...a,
      registrationStatus: 'ACTIVE' as const,
      enterpriseType: '有限责任公司',
      legalRepresentative: '甲某',
      registeredCapital: '9007199254740991',
      registeredCapitalCurrency: 'CNY',
      establishedOn: '2004-06-24',
      address: '重庆市渝中区某路1号',
      industryCode: 'C3411',
      businessScope: '锅炉制造',
      registrationAuthority: '某局',
    }
    const [receipt] = await register.load(row(name, { ...told, regionCode: '500103' }))
    expect(receipt).toMatchObject({ outcome: 'CREATED', orgCode: a.orgCode, errors: [] })
    const selection = `${Object.keys(told).join(' ')} id name version region { code name } formerNames { name } dataWarnings { code }`
    expect(await register.find({ orgCode: a.orgCode }, selection)).toEqual({
      ...told,
      id: receipt!.id,
      name,
      version: 1,
      region: { code: '500103', name: '渝中区' },
      formerNames: [],
      dataWarnings: [],
    })
  })

  test('501 rows at once are refused whole', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => row(`公司${index}`, codesOf(index + 1)))
    await expect(register.load(...rows)).rejects.toMatchObject({
      message: '每次最多推送 500 条，收到 501 条；更多请分批或使用文件导入',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(await register.database.read('enterprise').first('org_code')).toBeUndefined()
  })

  test('a difference makes the next version and keeps what was; what a row does not tell stays as it is', async () => {
    await register.load(
      row(name, {
        ...a,
        address: '旧址',
        regionCode: '500103',
        registrationStatus: 'ACTIVE',
        legalRepresentative: '甲某',
      }),
    )
    expect(outcomes(await register.load(row(name, { ...a, address: '新址' })))).toEqual(['UPDATED'])
    expect(
      await register.find({ orgCode: a.orgCode }, 'version address registrationStatus legalRepresentative'),
    ).toEqual({ version: 2, address: '新址', registrationStatus: 'ACTIVE', legalRepresentative: '甲某' })
    const [version] = await register.database.read('enterprise_version').select('version', 'differences')
    expect(JSON.parse(version.differences as string)).toEqual([{ field: 'address', from: '旧址', to: '新址' }])
  })

  test('a renamed company is found by its former name, and is asked for by the new one', async () => {
    await register.load(row(name, a), row('重庆两江电缆有限公司', b))
    await register.load(row('重庆新山城锅炉有限公司', a, { recordId: name }))
    const found = await register.find({ name }, 'orgCode name formerNames { name from to }')
    expect(found).toEqual({
      orgCode: a.orgCode,
      name: '重庆新山城锅炉有限公司',
      formerNames: [{ name, from: null, to: today() }],
    })
    expect(await register.enterprises(officer, [{ name }], 'orgCode')).toEqual([null])
  })

  test('a former name that a later row tells is news, once, and the company is found by it', async () => {
    await register.load(row(name, a))
    expect(outcomes(await register.load(row(name, { ...a, formerNames: ['旧名厂', name, ' '] })))).toEqual(['UPDATED'])
    const again = await register.load(row(name, { ...a, formerNames: ['旧名厂'] }, { recordId: '二' }))
    expect(outcomes(again)).toEqual(['UNCHANGED'])
    expect(await register.find({ name: '旧名厂' }, 'orgCode version')).toEqual({ orgCode: a.orgCode, version: 2 })
  })

  test('a rename that also tells the former name keeps the day of the change', async () => {
    await register.load(row(name, { ...a, formerNames: ['重庆老锅炉厂'] }))
    const renamed = { ...a, formerNames: [name, '重庆老锅炉厂'] }
    await register.load(row('重庆新山城锅炉有限公司', renamed, { recordId: name }))
    const { formerNames } = (await register.find<{ formerNames: unknown[] }>(
      { orgCode: a.orgCode },
      'formerNames { name to }',
    ))!
    expect(formerNames).toEqual([
      { name, to: today() },
      { name: '重庆老锅炉厂', to: null },
    ])
    expect(await register.find({ name, on: '2099-01-01' }, 'orgCode')).toBeNull()
  })

  test('a status that the register does not tell is UNKNOWN, and one that it told stays', async () => {
    await register.load(row(name, a), row('乙公司', { ...b, registrationStatus: 'CANCELLED' }))
    await register.load(row('乙公司', { ...b, address: '某路' }))
    expect(await register.find({ orgCode: a.orgCode }, 'registrationStatus')).toEqual({ registrationStatus: 'UNKNOWN' })
    expect(await register.find({ orgCode: b.orgCode }, 'registrationStatus')).toEqual({
      registrationStatus: 'CANCELLED',
    })
  })

  test('a row without any code gets a provisional one and a warning, and the same one the next time', async () => {
    const first = await register.load(
      row('无码甲', { regionCode: '500103' }),
      row('无码乙', {}),
      row('无码甲', {}, { recordId: '二' }),
    )
    expect(first.map(({ orgCode }) => orgCode?.slice(0, 8))).toEqual(['PDY00001', 'PDY00002', 'PDY00003'])
    expect(await warningsOf(first[0]!.orgCode!)).toEqual(['PROVISIONAL_CODE', 'NAME_SHARED'])
    const again = await register.load(row('无码甲', { regionCode: '500103' }, { recordId: '三' }), row('无码丙'))
    expect(again.map(({ outcome, orgCode }) => [outcome, orgCode])).toEqual([
      ['UNCHANGED', first[0]!.orgCode],
      ['CREATED', expect.stringMatching(/^PDY00004/)],
    ])
  })

  test('a row that tells only a registration number is the company that bears it', async () => {
    await register.load(row(name, a))
    const [receipt] = await register.load(
      row(name, { registrationNo: a.registrationNo, address: '某路' }, { recordId: '二' }),
    )
    expect(receipt).toMatchObject({ outcome: 'UPDATED', orgCode: a.orgCode })
  })

  test('the same row twice changes nothing, and an older version of it is stale, also after a version without news', async () => {
    const at = (version: string, address: string) => row(name, { ...a, address }, { version })
    expect(outcomes(await register.load(at('1', '旧址'), at('1', '旧址')))).toEqual(['CREATED', 'UNCHANGED'])
    expect(outcomes(await register.load(at('3', '旧址'), at('2', '新址')))).toEqual(['UNCHANGED', 'STALE'])
    expect(outcomes(await register.load(at('2', '新址'), at('10', '新址')))).toEqual(['STALE', 'UPDATED'])
    expect(await register.find({ orgCode: a.orgCode }, 'version address')).toEqual({ version: 2, address: '新址' })
  })

  test('what is doubtful about codes and districts is a warning, not a refusal', async () => {
    const wrong = miswritten(a.uscc)
    const receipts = await register.load(
      row('甲', { uscc: wrong }),
      row('乙', { uscc: b.uscc, orgCode: a.orgCode }),
      row('丙', { ...codesOf(3), regionCode: '500222' }),
      row('丁', { ...codesOf(4), regionCode: '509999' }),
    )
    expect(outcomes(receipts)).toEqual(['CREATED', 'CREATED', 'CREATED', 'CREATED'])
    expect(await Promise.all(receipts.map(({ orgCode }) => warningsOf(orgCode!)))).toEqual([
      ['CHECK_DIGIT'],
      ['CODE_CONFLICT'],
      ['REGION_ABOLISHED'],
      ['REGION_UNKNOWN'],
    ])
    expect(receipts[1]!.orgCode).toBe(b.orgCode)
  })

  test('a person’s number is no registration number of a company, and no receipt tells it', async () => {
    const number = '500101199001011234'
    const name = '重庆乂木五金店'
    const receipts = await register.load(
      row(name, { registrationNo: number }, { recordId: number }),
      row(name, {}, { recordId: number }),
    )
    expect(receipts).toMatchObject([
      { outcome: 'REJECTED', errors: [{ field: 'registrationNo', code: 'BAD_CODE' }] },
      { outcome: 'CREATED', recordId: '500***********1234' },
    ])
    expect(JSON.stringify(receipts)).not.toContain(number)
  })

  test('a warning stays while its cause does, and goes with it', async () => {
    await register.load(row('甲', { uscc: miswritten(a.uscc), regionCode: '509999' }))
    await register.load(row('甲', { orgCode: a.orgCode, address: '某路' }))
    expect(await warningsOf(a.orgCode)).toEqual(['CHECK_DIGIT', 'REGION_UNKNOWN'])
    await register.load(row('甲', { uscc: a.uscc, orgCode: b.orgCode, regionCode: '500103' }))
    expect(await warningsOf(a.orgCode)).toEqual(['CODE_CONFLICT'])
    await register.load(row('甲', { orgCode: a.orgCode, address: '另路' }))
    expect(await warningsOf(a.orgCode)).toEqual(['CODE_CONFLICT'])
    expect(outcomes(await register.load(row('甲', { ...a, regionCode: '500103' })))).toEqual(['UPDATED'])
    expect(await warningsOf(a.orgCode)).toEqual([])
  })

  test('a row whose code became another one is refused, and the rows beside it are taken', async () => {
    await register.load(row('甲', a))
    const receipts = await register.load(
      row('甲', b),
      row('乙', b),
      row(' ', {}, { recordId: '空' }),
      row('丙\0'),
      row('丁', { establishedOn: '0001-01-01' }),
    )
    expect(receipts.map(({ outcome, errors }) => [outcome, errors[0]?.code])).toEqual([
      ['REJECTED', 'CODE_CHANGED'],
      ['CREATED', undefined],
      ['REJECTED', 'REQUIRED'],
      ['REJECTED', 'BAD_CHARACTER'],
      ['REJECTED', 'INVALID_DATE'],
    ])
  })
})
