import { everyRow, type RowFilter } from '@e360/kit/access/rows'
import type { Database, Knex } from '@e360/kit/database/database'
import { columnsFor } from '@e360/kit/database/columns'
import type { Attributes } from '@e360/kit/graphql/wanted'
import { pageOf, pagesByKey, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { countedOf, countRecords, type OfCompanies } from '@e360/kit/records/countedOf'
import { recordsByIds } from '@e360/kit/records/byIds'
import { recordAttributes, sourceColumns, type SourceRow } from '@e360/kit/records/recordTable'
import { unlinkedRecords } from '@e360/kit/records/unlinked'
import type { InspectionConclusion, InspectionKind } from './types.generated.ts'

export interface EnterpriseKey {
  orgCode: string
}

export interface InspectionRow extends SourceRow {
  kind: InspectionKind
  inspectedOn: string | null
  publishedOn: string | null
  conclusion: InspectionConclusion
  outcomes: string | null
  role: string | null
  subject: string | null
  specification: string | null
  findings: string | null
  authority: string | null
  agency: string | null
  recheckOfRecordId: string | null
  rectificationDueOn: string | null
  rectifiedOn: string | null
}

export type InspectionPage = Connection<InspectionRow>

export interface InspectionSummaryRow {
  orgCode: string
  total: number
  failed: number
  lastInspectedOn: string | null
  passRate: number | null
}

export interface InspectionFilter {
  from?: string | null
  to?: string | null
  conclusion?: readonly InspectionConclusion[] | null
}

const columns = {
  ...sourceColumns,
  kind: 'kind',
  inspectedOn: 'inspected_on',
  publishedOn: 'published_on',
  conclusion: 'conclusion',
  outcomes: 'outcomes',
  role: 'role',
  subject: 'subject',
  specification: 'specification',
  findings: 'findings',
  authority: 'authority',
  agency: 'agency',
  recheckOfRecordId: 'recheck_of_record_id',
  rectificationDueOn: 'rectification_due_on',
  rectifiedOn: 'rectified_on',
} as const

const newestFirst = (seen: RowFilter, wanted: Attributes | null): Listing<InspectionFilter> => ({
  table: 'inspection',
  columns: columnsFor(columns, recordAttributes, wanted),
  order: ['event_on', 'id'],
  direction: 'desc',
  where: (query, { from, to, conclusion }) => {
    seen(query)
    if (from) query.where('event_on', '>=', from)
    if (to) query.where('event_on', '<=', to).where('event_on', '>', '')
    if (conclusion) query.whereIn('conclusion', [...conclusion])
  },
  isSparse: ({ conclusion }) => Boolean(conclusion),
})

const summed = (read: Knex) => ({
  total: read.raw('count(*)'),
  failed: read.raw("sum(case when conclusion = 'FAILED' then 1 else 0 end)"),
  passed: read.raw("sum(case when conclusion in ('PASSED', 'RECTIFIED') then 1 else 0 end)"),
  lastInspectedOn: read.raw('max(inspected_on)'),
})

/** The only file that knows this department's SQL. @param seen the rows that the caller sees @param wanted what pages read of them */
export const inspectionRepository = (
  { read, longRead }: Database,
  seen: RowFilter = everyRow,
  wanted: Attributes | null = null,
) => {
  const listing = newestFirst(seen, wanted)
  const counted = countedOf<OfCompanies>('inspection', ['conclusion', 'inspected_on'], summed, seen)
  const ofIds = recordsByIds<InspectionRow>('inspection', columns, seen)
  return {
    /** A page of each company's inspections, newest first, in the order of the org codes. */
    pagesOf: (orgCodes: readonly string[], { first, after, ...filter }: PageArguments & InspectionFilter) =>
      pagesByKey<InspectionRow, InspectionFilter>(
        { read, longRead },
        listing,
        'org_code',
        orgCodes,
        readPage({ first, after }, 2),
        filter,
      ),

    /** One summary for each company that has inspections. */
    summariesOf: async (orgCodes: readonly string[]): Promise<InspectionSummaryRow[]> =>
      (await countRecords<CountedRow, OfCompanies>({ read, longRead }, counted, { orgCodes })).map(summaryOf),

    byIds: (ids: readonly string[]) => ofIds(read, ids),

    unlinked: (text: string | null | undefined, page: PageArguments) =>
      pageOf<InspectionRow>(longRead, unlinkedRecords('inspection', columns, text, seen), readPage(page, 2)),

    /** Ids of records that one system knows by these numbers. */
    idsBySource: (system: string, recordIds: readonly string[]): Promise<{ recordId: string; id: string }[]> =>
      read('inspection')
        .where('system', system)
        .whereIn('record_id', [...recordIds])
        .modify(seen)
        .whereNot('link_state', 'WITHDRAWN')
        .orderBy('record_id')
        .limit(recordIds.length)
        .select({ recordId: 'record_id', id: 'id' }),
  }
}

export type InspectionRepository = ReturnType<typeof inspectionRepository>

interface CountedRow extends Record<'total' | 'failed' | 'passed', number | string> {
  orgCode: string
  lastInspectedOn: string | null
}

/** The rate is divided here: MariaDB would round it to five decimals. */
const summaryOf = ({ orgCode, lastInspectedOn, ...counts }: CountedRow): InspectionSummaryRow => {
  const [total, failed, passed] = [Number(counts.total), Number(counts.failed), Number(counts.passed)]
  return {
    orgCode,
    total,
    failed,
    lastInspectedOn,
    passRate: passed + failed === 0 ? null : passed / (passed + failed),
  }
}
