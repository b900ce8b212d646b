import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'

/** Which rows of the ledger. */
export interface LedgerFilter {
  orgCode?: string | null
  sub?: string | null
  /** RFC 3339, UTC */
  from?: string | null
  to?: string | null
}

/** A row's place; what it says is loaded by its id. */
export interface LedgerKey {
  id: string
  at: string
}

export type LedgerPage = Connection<LedgerKey>

const listing = ({ orgCode, sub, from, to }: LedgerFilter): Listing => ({
  table: orgCode ? 'ledger_look' : 'ledger_row',
  columns: { id: 'id', at: 'at' },
  order: ['at', 'id'],
  direction: 'desc',
  where: (query: Knex.QueryBuilder) => {
    // block by block
    if (orgCode)
      query.whereIn('block', blocks => void blocks.from('ledger_block').select('block')).where('org_code', orgCode)
    else query.where('kind', 'ACCESS')
    if (sub) query.where('sub', sub)
    if (from) query.where('at', '>=', from)
    if (to) query.where('at', '<', to)
  },
})

/** The ledger as it is asked for: of millions of rows, those of somebody who is in few are far apart. */
export const ledgerRepository = ({ longRead: read }: Pick<Database, 'longRead'>) => ({
  /** Newest first. */
  page: ({ first, after, ...filter }: PageArguments & LedgerFilter): Promise<LedgerPage> =>
    pageOf<LedgerKey>(read, listing(filter), readPage({ first, after }, 2)),

  contents: (ids: readonly string[]): Promise<{ id: string; content: string }[]> =>
    read('ledger_row')
      .whereIn('id', [...ids])
      .orderBy('id')
      .limit(ids.length)
      .select('id', 'content'),
})

export type LedgerRepository = ReturnType<typeof ledgerRepository>
