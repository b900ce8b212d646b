import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { mapInTurns } from '@e360/kit/turns'

/** Which rows of the ledger. */
export interface LedgerFilter {
  orgCode?: string | null
  sub?: string | null
  /** RFC 3339, UTC */
  from?: string | null
  to?: string | null
}

/** A row of the ledger: its place, and what it says. */
export interface LedgerRow {
  id: string
  at: string
  told: AccessRow
}

type LedgerKey = Omit<LedgerRow, 'told'>

export type LedgerPage = Connection<LedgerRow>

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
export const ledgerRepository = ({ longRead: read }: Pick<Database, 'longRead'>) => {
  /** One after the other: a row may name 500 companies. One that is gone since its key was read, or was never kept, is left out. */
  const readRows = async (keys: readonly LedgerKey[]): Promise<LedgerRow[]> => {
    const stored = await read('ledger_row')
      .whereIn(
        'id',
        keys.map(({ id }) => id),
      )
      .orderBy('id')
      .limit(keys.length)
      .select<{ id: string; content: string }[]>('id', 'content')
    const contents = new Map(stored.map(({ id, content }) => [id, content]))
    const there = keys.filter(({ id }) => contents.has(id))
    return mapInTurns(there, ({ id, at }) => ({ id, at, told: JSON.parse(contents.get(id)!) as AccessRow }))
  }
  return {
    /** Newest first. */
    page: async ({ first, after, ...filter }: PageArguments & LedgerFilter): Promise<LedgerPage> => {
      const page = await pageOf<LedgerKey>(read, listing(filter), readPage({ first, after }, 2))
      // that of the keys: the next page goes on behind a row that is gone
      const { pageInfo } = page
      // its edges are made of its nodes
      const told = Object.assign(page, { nodes: await readRows(page.nodes) }) as LedgerPage
      return Object.defineProperty(told, 'pageInfo', { value: pageInfo })
    },
  }
}

export type LedgerRepository = ReturnType<typeof ledgerRepository>
