import { listingKindWords } from '../words.ts'
import type { Cell, Property } from './property.ts'

const inspection = (cells: (summary: { total: number; failed: number; lastInspectedOn: string | null }) => Cell[]) => ({
  field: 'inspectionSummary',
  selection: 'inspectionSummary { total failed lastInspectedOn }',
  cells,
})

const certificate = (cells: (summary: { valid: number; expired: number; expiringIn90Days: number }) => Cell[]) => ({
  field: 'certificateSummary',
  selection: 'certificateSummary { valid expired expiringIn90Days }',
  cells,
})

/** Counts are exact to this. */
const mostCounted = 1_000

/** What the departments tell: each can be missing while the register answers. */
export const departmentProperties: readonly Property[] = [
  {
    id: 'inspections',
    name: '监督检查次数',
    description: '各类监督检查的总次数',
    fetch: inspection(({ total }) => [{ int: total }]),
  },
  {
    id: 'failedInspections',
    name: '检查不合格次数',
    description: '结论为不合格的次数',
    fetch: inspection(({ failed }) => [{ int: failed }]),
  },
  {
    id: 'lastInspectedOn',
    name: '最近检查日期',
    description: 'YYYY-MM-DD',
    fetch: inspection(({ lastInspectedOn }) => (lastInspectedOn === null ? [] : [{ str: lastInspectedOn }])),
  },
  {
    id: 'validCertificates',
    name: '有效证书数',
    description: '今天有效的证书数',
    fetch: certificate(({ valid }) => [{ int: valid }]),
  },
  {
    id: 'expiredCertificates',
    name: '过期证书数',
    description: '已过有效期的证书数',
    fetch: certificate(({ expired }) => [{ int: expired }]),
  },
  {
    id: 'expiringCertificates',
    name: '90 日内到期证书数',
    description: '有效但将在 90 日内到期的证书数',
    fetch: certificate(({ expiringIn90Days }) => [{ int: expiringIn90Days }]),
  },
  {
    id: 'penalties',
    name: '行政处罚次数',
    description: '行政处罚决定的总数',
    fetch: {
      field: 'penalties',
      selection: 'penalties(first: 1) { totalCount }',
      cells: ({ totalCount }: { totalCount: number }) =>
        totalCount > mostCounted ? [{ str: `多于 ${mostCounted}` }] : [{ int: totalCount }],
    },
  },
  {
    id: 'listings',
    name: '现行名单',
    description: '现在列入的名单，可有多个',
    fetch: {
      field: 'listings',
      selection: 'listings(current: true) { kind }',
      cells: (listings: { kind: string }[]) => listings.map(({ kind }) => ({ str: listingKindWords[kind] ?? kind })),
    },
  },
  {
    id: 'creditGrade',
    name: '信用等级',
    description: '今天有效的最近一次信用评价',
    fetch: {
      field: 'creditGrade',
      selection: 'creditGrade { grade }',
      cells: ({ grade }: { grade: string }) => [{ str: grade }],
    },
  },
]
