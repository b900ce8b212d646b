import { everyRow, type RowFilter } from '@e360/kit/access/rows'
import { columnsFor } from '@e360/kit/database/columns'
import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf, pagesByKey, type Listing as List } from '@e360/kit/paging/keyset'
import type { Attributes } from '@e360/kit/graphql/wanted'
import { largestPage, readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { recordsByIds } from '@e360/kit/records/byIds'
import { recordAttributes, sourceColumns, type SourceRow } from '@e360/kit/records/recordTable'
import { unlinkedRecords } from '@e360/kit/records/unlinked'
import type { ListingKind } from '../types.generated.ts'

export interface ListingRow extends SourceRow {
  kind: ListingKind
  enteredOn: string
  exitedOn: string | null
  basis: string | null
  authority: string | null
}

export type ListingPage = Connection<ListingRow>

export interface ListingFilter {
  /** true: on the list today; false: no more; absent: both */
  current?: boolean | null
}

const columns = {
  ...sourceColumns,
  kind: 'kind',
  enteredOn: 'entered_on',
  exitedOn: 'exited_on',
  basis: 'basis',
  authority: 'authority',
} as const

interface OnDay extends ListingFilter {
  today: string
}

const newestFirst = (seen: RowFilter, wanted: Attributes | null): List<OnDay> => ({
  table: 'listing',
  columns: columnsFor(columns, recordAttributes, wanted),
  order: ['event_on', 'id'],
  direction: 'desc',
  counted: false,
  where: (query, { current, today }) => {
    seen(query)
    if (current === true) notExited(query, today)
    if (current === false) query.where('exited_on', '<=', today)
  },
})

const notExited = (query: Knex.QueryBuilder, today: string): void =>
  void query.where(on => void on.whereNull('exited_on').orWhere('exited_on', '>', today))

/** What the public sees: entries that are current today. */
export const currentRows =
  (today: string): RowFilter =>
  query => {
    query.where('entered_on', '<=', today)
    notExited(query, today)
  }

/** The only file that knows the SQL of lists. @param seen the rows that the caller sees @param wanted what pages read of them */
export const listingRepository = (
  { read, longRead }: Database,
  seen: RowFilter = everyRow,
  wanted: Attributes | null = null,
) => {
  const listing = newestFirst(seen, wanted)
  const ofIds = recordsByIds<ListingRow>('listing', columns, seen)
  return {
    /** The newest 100 entries of each company, newest first, in the order of the org codes. */
    ofEnterprises: async (
      orgCodes: readonly string[],
      filter: ListingFilter,
      today: string,
    ): Promise<ListingRow[][]> => {
      const newest = readPage({ first: largestPage }, 2)
      const pages = await pagesByKey<ListingRow, OnDay>({ read, longRead }, listing, 'org_code', orgCodes, newest, {
        ...filter,
        today,
      })
      return pages.map(({ nodes }) => nodes)
    },

    byIds: (ids: readonly string[]) => ofIds(read, ids),

    unlinked: (text: string | null | undefined, page: PageArguments): Promise<ListingPage> =>
      pageOf(longRead, unlinkedRecords('listing', columns, text, seen), readPage(page, 2)),
  }
}
