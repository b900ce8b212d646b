import { scoreOf, type QualityReports } from '@e360/enterprise/quality/reports'
import { qualityRules } from '@e360/enterprise/quality/qualityRules'
import { qualityDimensions, type QualityDimension, type QualityReport } from '@e360/kit/quality/types'
import { regionOf } from '@e360/kit/regions'
import { textTable } from './textTable.ts'

const dimensionNames: Readonly<Record<QualityDimension, string>> = {
  COMPLETENESS: '完整性',
  VALIDITY: '有效性',
  UNIQUENESS: '唯一性',
  CONSISTENCY: '一致性',
  TIMELINESS: '时效性',
}

/** The districts with their scores, then the rules that found something, worst first within each dimension. */
export const qualitySummary = (reports: QualityReports, on: string): string => {
  const districts = reports.districts()
  const companies = districts.reduce((sum, district) => sum + district.companies, 0)
  const rows = districts.map(({ regionCode, companies: own, reports: each }) => [
    regionCode === null ? '未注明' : `${regionCode} ${regionOf(regionCode)?.name ?? ''}`,
    String(own),
    ...qualityDimensions.map(dimension => score(each.filter(report => report.dimension === dimension))),
    String(sumOf(each, 'defects')),
  ])
  const every = districts.flatMap(district => district.reports)
  const total = [
    '全部',
    String(companies),
    ...qualityDimensions.map(dimension => score(every.filter(report => report.dimension === dimension))),
    String(sumOf(every, 'defects')),
  ]
  const scores = textTable(
    ['区县', '企业', ...qualityDimensions.map(dimension => dimensionNames[dimension]), '问题'],
    [...rows, total],
    1,
  )
  return `登记库数据质量，以 ${on} 为准（得分为通过的检查所占比例）\n${scores}\n${rulesTable(reports)}`
}

const rulesTable = (reports: QualityReports): string => {
  const tallies = reports.rules()
  const rows = qualityRules
    .map(rule => ({ rule, tally: tallies.get(rule.code)! }))
    .filter(({ tally }) => tally.failed > 0)
    .toSorted(
      (a, b) =>
        qualityDimensions.indexOf(a.rule.dimension) - qualityDimensions.indexOf(b.rule.dimension) ||
        b.tally.failed - a.tally.failed,
    )
    .map(({ rule, tally }) => [
      `${dimensionNames[rule.dimension]}${rule.hint ? '（提示，不计分）' : ''}`,
      rule.code,
      rule.sentence,
      tally.examples.slice(0, 3).join(' '),
      String(tally.checked),
      String(tally.failed),
    ])
  return rows.length === 0
    ? '没有发现问题\n'
    : textTable(['维度', '规则', '问题', '例如（组织机构代码）', '检查', '问题数'], rows, 4)
}

const sumOf = (reports: readonly QualityReport[], count: 'checked' | 'defects'): number =>
  reports.reduce((sum, report) => sum + report[count], 0)

/** Rounded down, so that only what has no defect reads 1.0000. */
const score = (reports: readonly QualityReport[]): string =>
  (Math.floor(scoreOf(sumOf(reports, 'checked'), sumOf(reports, 'defects')) * 10_000) / 10_000).toFixed(4)
