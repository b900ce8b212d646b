import { demoCity } from '../../../cli/src/demo/city.ts'
import type { Largest } from './largest.ts'
import { busiest } from './records.ts'
import { ask, download, type Target } from './target.ts'
import { archive, costly, form, manyFields } from './texts.ts'

/** What is asked, and exported. */
export const largestReads = (target: Target): Largest[] => {
  const { token, analyst, auditor, orgCodes } = target
  const many = busiest(target)[0].orgCode
  const hundred = (time: number) => Array.from({ length: 100 }, (_, index) => orgCodes[(time * 100 + index) % 10_000]!)
  const read = (name: string, times: number, send: Largest['send']): Largest => ({ name, group: 'reads', times, send })
  const days = ['2019-05-17', '2021-03-01', '2016-12-31', '2025-11-01']
  const names = [...demoCity({ size: 5_000, seed: 360, today: '2026-11-22' }).enterprises()]
  const subjects = names.slice(0, 500).map(({ name, address, uscc }, index) => ({
    ref: String(index),
    name: index % 2 === 0 ? name : name.replace('有限公司', '有限责任公司').slice(1),
    code: index % 3 === 0 ? uscc : null,
    address,
  }))
  return [
    read('MobileCard', 30, time => ask(target, token, 'MobileCard', { orgCode: orgCodes[time] })),
    read('SupervisionHistory', 30, time =>
      ask(target, analyst, 'SupervisionHistory', { orgCode: time % 3 === 0 ? many : orgCodes[time] }),
    ),
    read('List100', 20, time => ask(target, token, 'List100', { orgCodes: hundred(time) })),
    read('an answer as costly as it may be', 4, time =>
      ask(target, analyst, costly, { orgCodes: time % 2 === 0 ? hundred(time) : hundred(0).map(() => many) }),
    ),
    read('a new text of 450 fields', 6, time => ask(target, analyst, manyFields(time), { orgCode: orgCodes[time] })),
    read('RegionDashboard', 8, time =>
      ask(target, token, 'RegionDashboard', { code: '500000', from: days[time % 4], to: '2026-11-11' }),
    ),
    ...['RISK', 'NAME', 'LAST_INSPECTED_ON'].map(orderBy =>
      read(`archiveEnterprises by ${orderBy}`, 6, async time => {
        const filter = [
          {},
          { regionCode: '500000', penaltySince: '2016-01-01' },
          { failedInspectionSince: '2016-01-01' },
        ]
        await ask(target, analyst, archive, { filter: filter[time % 3], orderBy })
      }),
    ),
    read('searchEnterprises', 12, time => {
      const text = ['重庆', '有限公司', '重庆市渝北区', 'cq', 'zhongqing', '9150', '山'.repeat(200), '食品科技'][
        time % 8
      ]
      return ask(target, token, 'Search', { text, first: 100 })
    }),
    read('matchSubjects of 500', 4, () => ask(target, analyst, 'Match', { subjects })),
    read('5,000 queries of OpenRefine', 1, () => {
      const queries = Array.from({ length: 5_000 }, (_, index) => [`q${index}`, { query: names[index]!.name }])
      return download(target, analyst, '/reconcile', form('queries', Object.fromEntries(queries)))
    }),
    read('1,000 companies of OpenRefine', 2, time => {
      const ids = orgCodes.slice(time * 1_000, (time + 1) * 1_000)
      const properties = ['name', 'uscc', 'address', 'penalties', 'inspections'].map(id => ({ id }))
      return download(target, analyst, '/reconcile', form('extend', { ids, properties }))
    }),
    read('10,000 changes', 2, time =>
      download(target, analyst, `/changes/inspection?after=${time * 20_000}&limit=10000`),
    ),
    read('10,000 changes of the register', 2, () => download(target, analyst, '/changes/enterprise?limit=10000')),
    read('VerifyEnterprise', 5, time =>
      ask(target, token, 'VerifyEnterprise', { name: names[time]!.name, code: names[time]!.uscc }),
    ),
    read('Warnings', 4, () => ask(target, token, 'Warnings', { regionCode: '500000', first: 100 })),
    read('Catalogue', 4, () => ask(target, token, 'Catalogue', { text: '企业', first: 100 })),
    read('catalogueGroups', 4, () =>
      ask(target, analyst, '{ catalogueGroups(by: DEPARTMENT, days: 3660) { value resources items reads } }'),
    ),
    read('accessLedger', 6, time =>
      ask(
        target,
        auditor,
        `query ($code: OrgCode) { accessLedger(orgCode: $code, first: 100) { totalCount nodes { id at sub roles operation fields orgCodes touched outcome } } }`,
        {
          code: time % 2 === 0 ? null : many,
        },
      ),
    ),
    read('sources and dataQuality', 3, () =>
      ask(
        target,
        analyst,
        '{ sources { system status rows lagSeconds } dataQuality { department dimension score examples { rule } } }',
      ),
    ),
    read('unlinkedInspections', 4, () =>
      ask(
        target,
        analyst,
        '{ unlinkedInspections(text: "重庆", first: 100) { totalCount nodes { id subject findings } } }',
      ),
    ),
    read('matchReviews', 3, () =>
      ask(
        target,
        analyst,
        '{ matchReviews(first: 100) { totalCount nodes { id status candidates { score evidence { field } } } } }',
      ),
    ),
    read('the city as CSV', 1, () => download(target, analyst, '/export/enterprises?regionCode=500000')),
    read('the city as XLSX', 1, () => download(target, analyst, '/export/enterprises?regionCode=500000&format=xlsx')),
  ]
}
