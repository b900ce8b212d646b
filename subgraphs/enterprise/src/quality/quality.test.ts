import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { collect } from '@e360/kit/tabular/testing/sent'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, openRegister, row, type TestRegister } from '../../testing/register.ts'
import { judgedSize, judgeRegister } from './quality.ts'
import { qualityReports } from './reports.ts'
import { qualityDimensions } from '@e360/kit/quality/types'
import type { FoundDefect } from './types.ts'

const whole = {
  enterpriseType: '有限责任公司',
  legalRepresentative: '张某',
  address: '中山路1号',
  businessScope: '轴承',
  registrationAuthority: '渝中区市场监督管理局',
  registrationStatus: 'ACTIVE',
  registeredCapital: '100',
  industryCode: 'C3451',
  establishedOn: '2001-02-28',
} as const
const told = { recordedAt: '2026-10-01T00:00:00Z' }

describeOnBoth('the quality of the register', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const judged = async (region?: string) => {
    const reports = qualityReports('enterprise', '2026-11-22')
    const { read } = register.database
    const defects = await collect(judgeRegister({ read, reports, region }))
    expect(defects).toHaveLength(await judgedSize(read, region))
    return { reports, defects: defects.flat() }
  }
  const briefly = (defects: readonly FoundDefect[]) => defects.map(({ orgCode, rule }) => `${orgCode} ${rule}`)

  test('a whole company has no defect; what it lacks is told with its source and its district', async () => {
    const [one, two] = [codesOf(1), codesOf(2)]
    await register.load(
      row('甲公司', { ...whole, uscc: one.uscc, regionCode: '500103' }, told),
      row(
        '乙公司',
        { ...whole, uscc: two.uscc, regionCode: '500103', address: undefined },
        { ...told, recordId: '乙' },
      ),
    )
    const { reports, defects } = await judged()
    const defect = { system: '登记', recordId: '乙', field: 'address', rule: 'ADDRESS_MISSING', value: null }
    expect(defects).toMatchObject([{ ...defect, regionCode: '500103', orgCode: two.orgCode, hint: false }])
    const [district, ...others] = reports.districts()
    expect(others).toEqual([])
    expect(district).toMatchObject({ regionCode: '500103', companies: 2 })
    expect(district!.reports.map(({ dimension }) => dimension)).toEqual(qualityDimensions)
    expect(district!.reports[0]).toEqual({
      department: 'enterprise',
      regionCode: '500103',
      on: '2026-11-22',
      dimension: 'COMPLETENESS',
      score: 1 - 1 / 24,
      checked: 24,
      defects: 1,
      examples: [defect],
    })
    expect(district!.reports.slice(1).map(({ score, defects: count }) => `${score} ${count}`)).toEqual(
      Array(4).fill('1 0'),
    )
  })

  test('companies of one name or number are told, each of them, also where only one of them is asked for', async () => {
    const [one, two, three] = [codesOf(1), codesOf(2), codesOf(3)]
    const shared = { registrationNo: one.registrationNo }
    await register.load(
      row('甲公司', { ...whole, ...shared, uscc: one.uscc, regionCode: '500103' }, told),
      row('甲 公司', { ...whole, uscc: two.uscc, regionCode: '500105' }, { ...told, recordId: '2' }),
      row('丙公司', { ...whole, ...shared, uscc: three.uscc, regionCode: '500105' }, told),
    )
    const unique = ({ dimension }: FoundDefect) => dimension === 'UNIQUENESS'
    expect(briefly((await judged()).defects.filter(unique))).toEqual([
      `${one.orgCode} REGISTRATION_NO_SHARED`,
      `${one.orgCode} NAME_SHARED`,
      `${two.orgCode} NAME_SHARED`,
      `${three.orgCode} REGISTRATION_NO_SHARED`,
    ])
    expect(briefly((await judged('500105')).defects.filter(unique))).toEqual([
      `${two.orgCode} NAME_SHARED`,
      `${three.orgCode} REGISTRATION_NO_SHARED`,
    ])
  })

  test('sources that say different things are told by the fields; no defect holds what they said of a person', async () => {
    const { uscc, orgCode } = codesOf(1)
    const company = { ...whole, uscc, regionCode: '500103' }
    await register.load(
      row('甲公司', company, told),
      row('甲公司', { ...company, legalRepresentative: '李某某', address: '人民路2号' }, { ...told, system: '税务' }),
    )
    const { defects } = await judged()
    expect(briefly(defects)).toEqual([`${orgCode} SOURCES_DISAGREE`])
    expect(defects[0]!.value).toBe('legalRepresentative,address')
    expect(JSON.stringify(defects)).not.toMatch(/李某某|张某/)
  })

  test('a company of an abolished district is judged where it went, and found by the new code and a prefix', async () => {
    await register.load(row('甲公司', { ...whole, uscc: codesOf(1, '500110').uscc, regionCode: '500222' }, told))
    for (const region of [undefined, '500110', '50'])
      expect((await judged(region)).reports.districts()).toMatchObject([{ regionCode: '500110', companies: 1 }])
    expect((await judged('500103')).reports.districts()).toEqual([])
    expect(briefly((await judged()).defects)).toEqual([`${codesOf(1).orgCode} REGION_ABOLISHED`])
  })

  test('hints are listed and not counted, and a report shows at most five examples', async () => {
    const companies = [1, 2, 3, 4, 5, 6, 7].map(n =>
      row(`甲${n}公司`, { ...whole, uscc: codesOf(n, '500105').uscc, regionCode: '500103' }, { recordId: `${n}` }),
    )
    await register.load(...companies)
    const { reports, defects } = await judged()
    expect(defects.filter(({ hint }) => hint).map(({ rule }) => rule)).toEqual(Array(7).fill('ISSUED_ELSEWHERE'))
    const byDimension = reports
      .districts()[0]!
      .reports.map(each => [each.dimension, each.defects, each.examples.length])
    expect(byDimension.slice(3)).toEqual([
      ['CONSISTENCY', 0, 0],
      ['TIMELINESS', 7, 5],
    ])
    expect(reports.rules().get('ISSUED_ELSEWHERE')).toMatchObject({ checked: 7, failed: 7 })
  })
})
