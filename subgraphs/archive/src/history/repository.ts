import type { Database } from '@e360/kit/database/database'
import { pagesByKey, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'

export interface EventRow {
  id: string
  department: string
  kind: string
  occurredOn: string
  title: string
  adverse: number
}

export type EventPage = Connection<EventRow>

export interface TimelineArguments extends PageArguments {
  from?: string | null
  to?: string | null
  departments?: readonly string[] | null
}

const newestFirst: Listing<Omit<TimelineArguments, 'first' | 'after'>> = {
  table: 'record',
  columns: {
    id: 'id',
    department: 'department',
    kind: 'kind',
    occurredOn: 'occurred_on',
    title: 'title',
    adverse: 'adverse',
  },
  order: ['occurred_on', 'id'],
  direction: 'desc',
  where: (query, { from, to, departments }) => {
    query.where('occurred_on', '>=', from ?? '0')
    if (to) query.where('occurred_on', '<=', to)
    if (departments) query.whereIn('department', [...departments])
  },
  isSparse: ({ departments }) => Boolean(departments),
}

/** How many records of a kind and state a company has in a month. */
export interface MonthCount {
  orgCode: string
  kind: string
  state: string
  month: string
  records: number
}

/** The history of companies, newest first. */
export const historyRepository = ({ read, longRead }: Database) => ({
  /** A page of each company's timeline, in the order of the org codes. */
  pagesOf: (orgCodes: readonly string[], { first, after, ...filter }: TimelineArguments): Promise<EventPage[]> => {
    const page = readPage({ first: first ?? 50, after }, 2)
    return pagesByKey({ read, longRead }, newestFirst, 'org_code', orgCodes, page, filter)
  },

  /** Counts by the month in which records occurred, or in which certificates were lost: all of a company’s records are gone through. */
  monthsOf: async (
    orgCodes: readonly string[],
    date: 'occurred_on' | 'lost_on',
    kinds: readonly string[],
    from: string,
    to: string,
  ): Promise<MonthCount[]> => {
    const month = longRead.raw('substr(??, 1, 7)', [date])
    const rows: MonthCount[] = await longRead('record')
      .whereIn('org_code', [...orgCodes])
      .whereIn('kind', [...kinds])
      .whereBetween(date, [from, to])
      .groupBy('org_code', 'kind', 'state', month)
      .orderBy(['org_code', 'kind', 'state'])
      .orderBy(month)
      .select({ orgCode: 'org_code', kind: 'kind', state: 'state', month, records: longRead.raw('count(*)') })
    return rows.map(row => ({ ...row, records: Number(row.records) }))
  },
})

export type HistoryRepository = ReturnType<typeof historyRepository>
