import { beforeAll, expect, test } from '@jest/globals'
import { today } from '@e360/kit/clock'
import { openFresh, type RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { describeOnBoth } from '@e360/kit/testing/databases'
import path from 'node:path'
import { loadDemo } from '../cli/src/demo/loadDemo.ts'
import { openDepartments, type EmbeddedDepartments } from '../cli/src/embedded.ts'
import { noProgress } from '../cli/src/progress.ts'
import { department as archiveDepartment } from '../subgraphs/archive/src/main.ts'
import {
  departmentsByHand,
  standingsByHand,
  statisticsByHand,
  type ByHand,
  type StandingByHand,
} from './support/archiveByHand.ts'
import { cityIn } from './support/city.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { departments as names } from './support/product.ts'

const everything = `enterprises inspected inspections failedInspections passRate validCertificates expiringIn90Days penalties fines
  unassignedEnterprises unlinkedRecords grades { model grade enterprises } byMonth { month inspections failedInspections penalties }`

interface Entry {
  enterprise: { orgCode: string }
  failedInspections: number
  penalties: number
  lastInspectedOn: string | null
  nextExpiryOn: string | null
  grade: string | null
}

interface EntryPage {
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: Entry[]
}

const question = `query ($filter: ArchiveFilter!, $orderBy: ArchiveOrder, $after: String) {
  archiveEnterprises(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { failedInspections penalties lastInspectedOn nextExpiryOn grade enterprise { orgCode } } } }`

const filters: Record<string, { filter: object; meets: (standing: StandingByHand) => boolean }> = {
  'of the whole city': { filter: { regionCode: '500000' }, meets: () => true },
  'of a district with a failed inspection': {
    filter: { regionCode: '500156', failedInspectionSince: '2024-01-01' },
    meets: ({ region, lastFailedOn }) => region === '500156' && lastFailedOn >= '2024-01-01',
  },
  'that were not inspected lately and are graded': {
    filter: { notInspectedSince: '2026-01-01', grades: ['A', 'B'] },
    meets: ({ entry }) => (entry.lastInspectedOn ?? '') < '2026-01-01' && ['A', 'B'].includes(entry.grade ?? ''),
  },
  'with a penalty and an expiring certificate': {
    filter: { penaltySince: '2018-01-01', certificateExpiresBefore: '2028-01-01' },
    meets: ({ lastPenaltyOn, entry }) =>
      lastPenaltyOn >= '2018-01-01' && entry.nextExpiryOn !== null && entry.nextExpiryOn < '2028-01-01',
  },
  'on a list, or with an expired certificate in business': {
    filter: { certificateStatus: ['EXPIRED', 'REVOKED'], registrationStatus: ['ACTIVE'] },
    meets: ({ statuses, status }) => (statuses.has('EXPIRED') || statuses.has('REVOKED')) && status === 'ACTIVE',
  },
  'on a list': {
    filter: { listed: ['ABNORMAL_OPERATIONS', 'SERIOUS_VIOLATION'] },
    meets: ({ lists }) => lists.has('ABNORMAL_OPERATIONS') || lists.has('SERIOUS_VIOLATION'),
  },
  'of an industry': { filter: { industryCode: 'C3' }, meets: ({ industry }) => industry.startsWith('C3') },
}

describeOnBoth('the archive of a city', ({ freshUrl }) => {
  let departments: EmbeddedDepartments
  let dataDir: string
  let byHand: ByHand

  const open = (name: string): RunningDepartment => departments.all.find(department => department.name === name)!
  const ask = async <Data>(name: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const caller = {
      sub: 'demo-city',
      roles: name === 'archive' ? (['analyst'] as const) : (['system'] as const),
      department: name,
      systems: ['cq-register', 'cq-inspection', 'cq-sampling', 'test'],
    }
    const { data, errors } = await open(name).execute({ query, variables }, { caller })
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).not.toContain('REJECTED')
    return data as Data
  }
  const entities = async <Row>(of: readonly object[], selection: string): Promise<Row[]> => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`
    return (await ask<{ _entities: Row[] }>('archive', query, { of }))._entities
  }
  const rebuild = async () => {
    const fresh = await openFresh(archiveDepartment, path.join(await freshFolder(), 'fresh.sqlite'))
    const found = await open('archive').rebuild!(fresh, () => undefined)
    await fresh.close()
    return found
  }

  beforeAll(async () => {
    // Jest cannot load modules that import one another twice at a time, as the product does
    for (const name of names) await import(`../subgraphs/${name}/src/main.ts`)
    dataDir = await freshFolder()
    const settings = readSettings({
      E360_DATA_DIR: dataDir,
      E360_DEMO_SIZE: '300',
      ARCHIVE_DATABASE_URL: await freshUrl(),
    })
    departments = await openDepartments(settings, createLog({ service: 'test', level: 'error' }))
    whenOver(departments.close)
    await loadDemo(departments, settings, noProgress)
    await change()
    byHand = await departmentsByHand(departments)
  })

  /** Life goes on: companies move, inspections are corrected, withdrawn, and come under names that nobody bears. */
  const change = async () => {
    const city = cityIn(dataDir)
    const movers = [...city.enterprises()].filter(({ orgCode, regionCode }) => orgCode && regionCode).slice(0, 20)
    await ask('enterprise', 'mutation ($of: [EnterpriseInput!]!) { pushEnterprises(records: $of) { outcome } }', {
      of: movers.map(company => ({ ...company, source: { ...company.source, version: '2' }, regionCode: '500156' })),
    })
    const inspections = [...city.inspections()]
    await ask('inspection', 'mutation ($of: [WithdrawalInput!]!) { withdrawInspections(records: $of) { outcome } }', {
      of: inspections.slice(0, 30).map(({ source: { system, recordId } }) => ({ system, recordId, reason: '误报' })),
    })
    const push = 'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome errors { message } } }'
    const late = { ...inspections[40]!, inspectedOn: '2019-02-28', publishedOn: undefined, rectifiedOn: undefined }
    const corrected = inspections.slice(40, 80).map(({ source, kind }, index) => ({
      source: { ...source, version: '9' },
      kind,
      inspectedOn: index % 2 ? late.inspectedOn : today(),
      conclusion: index % 3 ? 'FAILED' : 'REFUSED',
    }))
    const strangers = ['渝北区', '重庆市永川区', '两江新区', undefined, '500156'].map((enterpriseDistrict, index) => ({
      source: { system: 'test', recordId: String(index), enterpriseName: '重庆无此企业有限公司', enterpriseDistrict },
      kind: 'ROUTINE',
      conclusion: 'PASSED',
    }))
    await ask('inspection', push, { of: [...corrected, ...strangers.slice(0, 4)] })
    await departments.settle()
  }

  const periods = [
    { from: '2025-01-01', to: '2025-12-31' },
    { from: '2024-03-17', to: '2026-09-05' },
    { from: '2026-02-03', to: '2026-02-20' },
    { from: '2019-02-28', to: '2019-02-28' },
    { from: '2016-07-31', to: today() },
    { from: '2026-01-30', to: '2026-03-01' },
    { from: '2026-10-01', to: today() },
    { from: '9999-11-15', to: '9999-12-31' },
  ]

  test.each(periods)('statistics from $from to $to equal a count over the departments’ own tables', async period => {
    const codes = ['500000', '500112', '500156', '500103', '500100', '110000']
    const answers = await entities<{ code: string; statistics: object }>(
      codes.map(code => ({ __typename: 'Region', code })),
      `... on Region { code statistics(from: "${period.from}", to: "${period.to}") { ${everything} } }`,
    )
    const expected = codes.map(code => ({ code, statistics: statisticsByHand(byHand, code, period) }))
    // the register is of Chongqing: what bears no region is no other province's
    expected[5]!.statistics = { ...expected[5]!.statistics, ...nothingOf(period) }
    expect(answers).toEqual(expected)
  })

  test('without dates it is the last twelve months until today', async () => {
    const selection = (dates: string) => `... on Region { statistics${dates} { ${everything} } }`
    const chongqing = [{ __typename: 'Region', code: '500000' }]
    const day = today()
    const dayAfterLastYear = new Date(
      Date.UTC(Number(day.slice(0, 4)) - 1, Number(day.slice(5, 7)) - 1, Number(day.slice(8)) + 1),
    )
    const from = dayAfterLastYear.toISOString().slice(0, 10)
    expect(await entities(chongqing, selection(''))).toEqual(
      await entities(chongqing, selection(`(from: "${from}", to: "${day}")`)),
    )
    await expect(entities(chongqing, selection('(to: "0000-01-01")'))).rejects.toThrow('晚于末日')
  })

  test('a company’s timeline holds every dated record of every department, newest first, and its quarters count them', async () => {
    const dated = [
      ...byHand.inspections,
      ...byHand.certificates,
      ...byHand.penalties,
      ...byHand.listings,
      ...byHand.grades,
    ].filter(({ org_code, event_on }) => org_code !== null && event_on !== '')
    const orgCodes = [...byHand.companies.keys()]
    const answers = await entities<{
      timeline: { totalCount: number; nodes: { recordId: string; occurredOn: string }[] }
      quarters: { quarter: string; inspections: number; failedInspections: number; penalties: number }[]
    }>(
      orgCodes.map(orgCode => ({ __typename: 'Enterprise', orgCode })),
      `... on Enterprise { timeline(first: 100) { totalCount nodes { recordId occurredOn } }
        quarters(last: 20) { quarter inspections failedInspections certificatesIssued penalties } }`,
    )
    const newestFirst = (a: { event_on: string; id: string }, b: { event_on: string; id: string }) =>
      [a.event_on, a.id].join(' ') < [b.event_on, b.id].join(' ') ? 1 : -1
    expect(answers.map(({ timeline }) => timeline)).toEqual(
      orgCodes.map(orgCode => {
        const own = dated.filter(({ org_code }) => org_code === orgCode).toSorted(newestFirst)
        const nodes = own.slice(0, 100).map(({ id, event_on }) => ({ recordId: id, occurredOn: event_on }))
        return { totalCount: own.length, nodes }
      }),
    )
    const quarterOf = (day: string) => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
    expect(answers.map(({ quarters }) => quarters)).toEqual(
      orgCodes.map((orgCode, index) =>
        answers[index]!.quarters.map(({ quarter }) => {
          const inQuarter = <Row extends { org_code: string | null; event_on: string }>(rows: readonly Row[]) =>
            rows.filter(({ org_code, event_on }) => org_code === orgCode && event_on && quarterOf(event_on) === quarter)
          const inspections = inQuarter(byHand.inspections)
          return {
            quarter,
            inspections: inspections.length,
            failedInspections: inspections.filter(({ conclusion }) => conclusion === 'FAILED').length,
            certificatesIssued: inQuarter(byHand.certificates).length,
            penalties: inQuarter(byHand.penalties).length,
          }
        }),
      ),
    )
  })

  const entries = async (filter: object, orderBy: string): Promise<Entry[]> => {
    const found: Entry[] = []
    for (let after: string | null = null; ;) {
      const { archiveEnterprises: page }: { archiveEnterprises: EntryPage } = await ask<{
        archiveEnterprises: EntryPage
      }>('archive', question, {
        filter,
        orderBy,
        after,
      })
      found.push(...page.nodes)
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) {
        expect(page.totalCount).toBe(found.length)
        return found
      }
    }
  }

  test.each(Object.entries(filters))(
    'archiveEnterprises finds the companies %s, no more and no less',
    async (_, { filter, meets }) => {
      const standings = standingsByHand(byHand, today())
      const expected = standings
        .filter(meets)
        .map(({ orgCode }) => orgCode)
        .toSorted()
      expect(expected.length).toBeGreaterThan(0)
      const found = await entries(filter, 'NAME')
      expect(found.map(({ enterprise }) => enterprise.orgCode).toSorted()).toEqual(expected)
      const byOrgCode = new Map(standings.map(standing => [standing.orgCode, standing]))
      for (const { enterprise, failedInspections, penalties, lastInspectedOn, nextExpiryOn, grade } of found)
        expect({ failedInspections, penalties, lastInspectedOn, nextExpiryOn, grade }).toEqual(
          byOrgCode.get(enterprise.orgCode)!.entry,
        )
      const byRisk = (await entries(filter, 'RISK')).map(({ enterprise }) => enterprise.orgCode)
      expect(byRisk.toSorted()).toEqual(expected)
      const byInspection = (await entries(filter, 'LAST_INSPECTED_ON')).map(
        ({ lastInspectedOn }) => lastInspectedOn ?? '',
      )
      expect(byInspection).toEqual(byInspection.toSorted())
    },
  )

  test('the warnings of a district are those of its companies, and a rule that there is not is refused', async () => {
    const query = `query ($regionCode: RegionCode, $rule: [String!]) { warnings(regionCode: $regionCode, rule: $rule, first: 100) {
      totalCount nodes { rule level raisedOn basis enterprise { orgCode } } } }`
    interface Warnings {
      warnings: { totalCount: number; nodes: { rule: string; raisedOn: string; enterprise: { orgCode: string } }[] }
    }
    const rule = ['RECTIFICATION_OVERDUE', 'TWO_FAILED_INSPECTIONS']
    const { warnings } = await ask<Warnings>('archive', query, { regionCode: '500156', rule })
    const warned = (await entries({ regionCode: '500156', warningRules: rule }, 'RISK')).map(
      ({ enterprise }) => enterprise.orgCode,
    )
    expect(warnings.totalCount).toBeGreaterThan(0)
    expect([...new Set(warnings.nodes.map(({ enterprise }) => enterprise.orgCode))].toSorted()).toEqual(
      warned.toSorted(),
    )
    const days = warnings.nodes.map(({ raisedOn }) => raisedOn)
    expect(days).toEqual(days.toSorted().toReversed())
    const caller = { sub: 'x', roles: ['officer'] as const, systems: [] }
    const refused = await open('archive').execute({ query, variables: { rule: ['NO_SUCH_RULE'] } }, { caller })
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('a rebuild from nothing gives the same rows, and puts right what was damaged', async () => {
    expect(await rebuild()).toEqual([])
    const { read } = open('archive').database
    const before = await read('tally').orderBy('id').select('*')
    const [first] = await read('record').orderBy('id').limit(1).select<{ id: string }[]>('id')
    await read('record').where('id', first!.id).delete()
    await read('tally').where('region', '500112').increment('inspections', 1)
    await read('company').insert({ ...(await read('company').first('*')), org_code: '000000000' })
    expect((await rebuild()).map(({ table, missing, superfluous }) => [table, missing, superfluous])).toEqual([
      ['company', 0, 1],
      ['record', 1, 0],
      ['tally', 0, 0],
    ])
    expect(await read('tally').orderBy('id').select('*')).toEqual(before)
    expect(await rebuild()).toEqual([])
  })
})

const nothingOf = ({ from, to }: { from: string; to: string }) => ({
  ...statisticsByHand(
    {
      companies: new Map(),
      register: [],
      inspections: [],
      certificates: [],
      penalties: [],
      listings: [],
      grades: [],
    },
    '110000',
    { from, to },
  ),
})
