import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { judgeOf } from '@e360/kit/quality/judgeDepartment'
import { reportQuality } from '@e360/kit/quality/reportQuality'
import type { QualityReport } from '@e360/kit/quality/types'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const on = '2026-06-30'
const orgCode = '551385082'
const good = {
  source: { enterpriseName: '甲厂', enterpriseCode: orgCode, recordedAt: '2026-03-02T00:00:00Z' },
  kind: 'SAMPLING',
  inspectedOn: '2026-03-01',
  conclusion: 'PASSED',
}

describeOnBoth('the quality of inspections', ({ freshUrl }) => {
  let inspection: TestDepartment
  beforeEach(async () => {
    inspection = await openForTest(department, matchByName({ 甲厂: orgCode }), await freshUrl())
    await inspection.registered(orgCode, '甲厂', { regionCode: '500103' })
  })
  afterEach(() => inspection.close())

  const push = async (...records: { source?: object; [field: string]: unknown }[]) => {
    const of = records.map(({ source, ...more }, index) => ({
      ...good,
      ...more,
      source: { ...good.source, system: '抽查', recordId: String(index), ...source },
    }))
    const query = 'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome errors { message } } }'
    await inspection.ask(callerWith('officer'), query, { of })
  }
  const judged = (region?: string) => judgeOf(department)!(inspection.database.read, on, region)
  const rulesIn = (reports: readonly QualityReport[]) =>
    reports.flatMap(({ regionCode, examples }) =>
      examples.map(({ recordId, rule, value }) => `${regionCode} ${recordId} ${rule} ${value}`),
    )

  test('a whole record has no defect; each rule tells the record that breaks it, in the district of its company', async () => {
    await push(
      { source: { recordedAt: '2026-03-03T00:00:00Z' }, outcomes: ['甲'] },
      { inspectedOn: undefined, publishedOn: '2026-03-02' },
      { conclusion: 'FAILED' },
      { conclusion: 'RECTIFIED' },
      { publishedOn: '2026-05-01' },
      { inspectedOn: '2027-01-01', source: { recordedAt: undefined } },
      { source: { recordedAt: '2026-06-01T00:00:00Z' } },
      { source: { enterpriseName: '谁', enterpriseCode: '551385083' } },
      { source: { enterpriseName: undefined, enterpriseCode: undefined } },
      { inspectedOn: undefined },
    )
    const reports = await judged()
    expect(rulesIn(reports).toSorted()).toEqual(
      [
        '500103 1 INSPECTED_ON_MISSING null',
        '500103 2 RECTIFICATION_DUE_MISSING null',
        '500103 3 RECTIFIED_WITHOUT_DATE null',
        '500103 4 PUBLISHED_LATE 2026-05-01',
        '500103 5 DATE_IN_FUTURE 2027-01-01',
        '500103 6 ENTERED_LATE 2026-06-01T00:00:00.000Z',
        '500103 9 DATE_MISSING null',
        '500103 9 INSPECTED_ON_MISSING null',
        'null 7 CODE_INVALID 551385083',
        'null 7 UNLINKED UNKNOWN_ENTERPRISE',
        'null 8 CODE_MISSING null',
        'null 8 NAME_MISSING null',
        'null 8 UNLINKED UNKNOWN_ENTERPRISE',
      ].toSorted(),
    )
    const [completeness] = reports
    expect(completeness).toMatchObject({
      department: 'inspection',
      regionCode: '500103',
      on,
      dimension: 'COMPLETENESS',
    })
    expect(completeness).toMatchObject({ checked: 8 * 4 + 1, defects: 4, score: 1 - 4 / 33 })
    expect(new Set((await judged('500105')).map(({ regionCode }) => regionCode))).toEqual(new Set())
    expect(new Set((await judged('500103')).map(({ regionCode }) => regionCode))).toEqual(new Set(['500103']))
  })

  test('what says the very same of one company and day is told from the second on, however many lie between', async () => {
    const others = Array.from({ length: 1_200 }, (_, index) => ({ subject: `样品${index}` }))
    for (let start = 0; start < others.length; start += 400)
      await push(
        ...others.slice(start, start + 400).map((each, at) => ({ ...each, source: { recordId: `${start + at}` } })),
      )
    await push({ source: { recordId: 'a' } }, { source: { recordId: 'b' } }, { source: { recordId: 'c' } })
    const [report] = (await judged()).filter(({ dimension }) => dimension === 'UNIQUENESS')
    expect(report).toMatchObject({ checked: 1_203, defects: 2 })
    expect(report!.examples.map(({ recordId }) => recordId)).toEqual(['b', 'c'])
  })

  test('followers are told a day’s judgement once, again where it is another, and of a district that is no more', async () => {
    const told = async () =>
      (await inspection.feed(0, 1_000, 0))
        .filter(({ kind }) => kind === 'QUALITY')
        .map(({ op, payload }) => `${op} ${String(payload['on'])} ${String(payload['region'])}`)
    await push({}, { source: { enterpriseName: '谁' } })
    await reportQuality(inspection.database, 'inspection', on, await judged())
    await reportQuality(inspection.database, 'inspection', on, await judged())
    expect(await told()).toEqual([`UPSERT ${on} 500103`, `UPSERT ${on} `])
    await push({}, { source: { enterpriseName: '甲厂' } })
    await reportQuality(inspection.database, 'inspection', on, await judged())
    expect((await told()).slice(2)).toEqual([`UPSERT ${on} 500103`, `WITHDRAWN ${on} undefined`])
    await reportQuality(inspection.database, 'inspection', '2026-07-01', [])
    expect((await told()).slice(4)).toEqual(['UPSERT 2026-07-01 '])
  })
})
