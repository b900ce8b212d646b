import { everyRow, type RowFilter } from '@e360/kit/access/rows'
import { columnsFor } from '@e360/kit/database/columns'
import type { Database } from '@e360/kit/database/database'
import { pageOf, pagesByKey, type Listing as List } from '@e360/kit/paging/keyset'
import type { Attributes } from '@e360/kit/graphql/wanted'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { recordsByIds } from '@e360/kit/records/byIds'
import { recordAttributes, sourceColumns, type SourceRow } from '@e360/kit/records/recordTable'
import { unlinkedRecords } from '@e360/kit/records/unlinked'

/** `fine` and `confiscated` are fen as the driver reads them: a number or digits. */
export interface PenaltyRow extends SourceRow {
  decisionNo: string
  decidedOn: string
  violation: string | null
  facts: string | null
  basis: string | null
  kinds: string
  fine: number | string | null
  confiscated: number | string | null
  authority: string | null
  publishedOn: string | null
  publicUntil: string | null
}

export type PenaltyPage = Connection<PenaltyRow>

export interface PenaltyFilter {
  from?: string | null
  to?: string | null
}

const columns = {
  ...sourceColumns,
  decisionNo: 'decision_no',
  decidedOn: 'decided_on',
  violation: 'violation',
  facts: 'facts',
  basis: 'basis',
  kinds: 'kinds',
  fine: 'fine',
  confiscated: 'confiscated',
  authority: 'authority',
  publishedOn: 'published_on',
  publicUntil: 'public_until',
} as const

const newestFirst = (seen: RowFilter, wanted: Attributes | null): List<PenaltyFilter> => ({
  table: 'penalty',
  columns: columnsFor(columns, recordAttributes, wanted),
  order: ['event_on', 'id'],
  direction: 'desc',
  where: (query, { from, to }) => {
    seen(query)
    if (from) query.where('event_on', '>=', from)
    if (to) query.where('event_on', '<=', to)
  },
})

/** What the public sees: penalties whose publicity lasts today; where no day of publication is told, it has begun. */
export const publishedRows =
  (today: string): RowFilter =>
  query =>
    void query
      .where('public_until', '>=', today)
      .where(begun => void begun.whereNull('published_on').orWhere('published_on', '<=', today))

/** The only file that knows the SQL of penalties. @param seen the rows that the caller sees @param wanted what pages read of them */
export const penaltyRepository = (
  { read, longRead }: Database,
  seen: RowFilter = everyRow,
  wanted: Attributes | null = null,
) => {
  const listing = newestFirst(seen, wanted)
  const ofIds = recordsByIds<PenaltyRow>('penalty', columns, seen)
  return {
    /** A page of each company's penalties, newest decision first, in the order of the org codes. */
    pagesOf: (
      orgCodes: readonly string[],
      { first, after, ...filter }: PageArguments & PenaltyFilter,
    ): Promise<PenaltyPage[]> =>
      pagesByKey({ read, longRead }, listing, 'org_code', orgCodes, readPage({ first, after }, 2), filter),

    byIds: (ids: readonly string[]) => ofIds(read, ids),

    unlinked: (text: string | null | undefined, page: PageArguments): Promise<PenaltyPage> =>
      pageOf(longRead, unlinkedRecords('penalty', columns, text, seen), readPage(page, 2)),
  }
}
