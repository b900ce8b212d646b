import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { DescribedSource } from '@e360/kit/sources/readSources'
import { parseSource } from '@e360/kit/sources/sourceFile'
import { lookAtSources } from '@e360/kit/sources/watchSources'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { sendTo } from '@e360/kit/testing/sendTo'
import { department } from './main.ts'

const officer = callerWith('officer')
const steward = callerWith('steward')
const minute = 60_000

const promising = (system: string, freshFor: string): DescribedSource => ({
  file: `${system}.yaml`,
  department: 'inspection',
  source: parseSource(
    `kind: push\nsystem: ${system}\ndepartment: inspection\nowner: 总队\nfreshFor: ${freshFor}\n`,
    system,
  ),
})

describeOnBoth('the sources of a department', ({ freshUrl }) => {
  let inspection: TestDepartment
  beforeEach(async () => {
    inspection = await openForTest(department, matchByName({}), await freshUrl())
  })
  afterEach(() => inspection.close())

  const push = (system: string, recordId: string, conclusion = 'PASSED') =>
    inspection.ask(officer, 'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome } }', {
      of: [{ source: { system, recordId }, kind: 'ROUTINE', conclusion }],
    })
  const look = (sources: readonly DescribedSource[], now = Date.now()) => lookAtSources(sources, inspection, now)
  const extensions = async () =>
    (await inspection.execute({ query: '{ unlinkedInspections { totalCount } }' }, { caller: officer })).extensions
  const reports = async () =>
    (await inspection.feed(0, 1_000, 0))
      .filter(({ kind }) => kind === 'SOURCE_RUN')
      .map(({ op, payload }) => ({ op, system: payload['system'], rows: payload['rows'] }))

  test('answers tell the age of the source that lags most, and that one is older than it promises, without a statement more', async () => {
    await look([])
    expect(await extensions()).toBeUndefined()
    const sources = [promising('甲', '1h'), promising('乙', '3h')]
    await look(sources)
    expect(await extensions()).toEqual({ stale: true })
    await push('甲', '1')
    await push('乙', '1')
    await look(sources)
    inspection.statements.length = 0
    const { asOf, stale } = (await extensions()) as { asOf: string; stale: boolean }
    expect(stale).toBe(false)
    expect(inspection.statements.filter(sql => sql.includes('source_'))).toEqual([])
    const [first] = await inspection.database.read('source_push').orderBy('at').pluck<string[]>('at')
    expect(asOf).toBe(first)
    await look(sources, Date.now() + 59 * minute)
    expect(await extensions()).toMatchObject({ stale: false })
    await look(sources, Date.now() + 61 * minute)
    expect(await extensions()).toEqual({ asOf, stale: true })
  })

  test('how a source stands is told when it is news, and of one that only goes on every half minute', async () => {
    const now = Date.now()
    const sources = [promising('乙', '1d')]
    await look(sources, now)
    await push('甲', '1')
    await push('甲', '1')
    await look(sources, now + 1_000)
    await push('甲', '2')
    await look(sources, now + 2_000)
    expect(await reports()).toEqual([
      { op: 'UPSERT', system: '乙', rows: null },
      { op: 'UPSERT', system: '甲', rows: 2 },
    ])
    await look(sources, now + 32_000)
    await look([], now + 33_000)
    expect((await reports()).slice(2)).toEqual([
      { op: 'UPSERT', system: '甲', rows: 3 },
      { op: 'WITHDRAWN', system: '乙' },
    ])
  })

  test('a system of which nothing was ever taken is none, and what was rejected is counted', async () => {
    const elsewhere = callerWith('system', { department: 'inspection', systems: ['甲'] })
    await inspection.ask(
      elsewhere,
      'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome } }',
      {
        of: [
          { source: { system: '甲', recordId: '1' }, kind: 'ROUTINE', conclusion: 'PASSED' },
          { source: { system: '甲', recordId: ' ' }, kind: 'ROUTINE', conclusion: 'PASSED' },
          { source: { system: '别人的', recordId: '1' }, kind: 'ROUTINE', conclusion: 'PASSED' },
        ],
      },
    )
    const pushed = await inspection.database.read('source_push').select('system', 'row_count', 'rejected')
    expect(pushed.map(each => Object.values(each).map(String))).toEqual([['甲', '2', '1']])
  })

  test('who follows from outside gets records, and reports only where they are asked for by kind', async () => {
    await push('甲', '1')
    await look([])
    const linesOf = async (query: Record<string, string>) =>
      (await sendTo<{ kind: string }>(inspection.door, { method: 'GET', path: '/changes', query, caller: steward }))
        .lines
    expect((await linesOf({})).map(({ kind }) => kind)).toEqual(['INSPECTION'])
    expect((await linesOf({ kind: 'SOURCE_RUN' })).map(({ kind }) => kind)).toEqual(['SOURCE_RUN'])
  })
})
