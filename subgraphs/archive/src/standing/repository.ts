import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { selectiveCondition, withoutIndex, type Condition } from './conditions.ts'

export interface EntryRow {
  orgCode: string
  failed: number
  penalties: number
  lastInspectedOn: string
  nextExpiryOn: string
  grade: string
  warnings: number
}

export type EntryPage = Connection<EntryRow>

export interface WarningEntry {
  id: string
  rule: string
  raisedOn: string
  message: string
  orgCode: string
  recordId: string | null
}

export type WarningPage = Connection<WarningEntry>

const columns = {
  orgCode: 'org_code',
  name: 'name',
  failed: 'failed',
  penalties: 'penalties',
  lastInspectedOn: 'last_inspected_on',
  nextExpiryOn: 'next_expiry_on',
  grade: 'grade',
  warnings: 'warnings',
  risk: 'risk',
} as const

const orders = {
  RISK: { order: ['risk', 'org_code'], direction: 'desc' },
  NAME: { order: ['name', 'org_code'], direction: 'asc' },
  LAST_INSPECTED_ON: { order: ['last_inspected_on', 'org_code'], direction: 'asc' },
} as const

export type Order = keyof typeof orders

/** Where companies stand today, and their warnings. */
export const standingRepository = ({ longRead: read }: Database) => ({
  /** A page of the companies that meet all conditions. */
  entries: async (conditions: readonly Condition[], orderBy: Order, page: PageArguments): Promise<EntryPage> => {
    const driving = await selectiveCondition(read, conditions)
    const listing: Listing = {
      table: 'standing',
      // a limited subquery is read by its own index, whatever the database guesses of the others
      ...(driving && {
        counted: 'TOGETHER',
        from: knex =>
          driving.condition.where(knex('standing'), driving.condition.column).limit(driving.most).as('standing'),
      }),
      columns,
      ...orders[orderBy],
      where: query => {
        for (const condition of conditions) if (condition !== driving?.condition) withoutIndex(read, query, condition)
      },
    }
    return pageOf<EntryRow>(read, listing, readPage(page, 2))
  },

  /** A page of warnings, the latest first. @param department only those that rest on a record of it */
  warnings: (
    {
      regions,
      rules,
      department,
    }: { regions: Condition | null; rules: readonly string[] | null; department: string | null },
    page: PageArguments,
  ): Promise<WarningPage> =>
    pageOf<WarningEntry>(
      read,
      {
        table: 'warning',
        columns: {
          id: 'id',
          rule: 'rule',
          raisedOn: 'raised_on',
          message: 'message',
          orgCode: 'org_code',
          recordId: 'record',
        },
        order: ['raised_on', 'id'],
        direction: 'desc',
        where: (query: Knex.QueryBuilder) => {
          if (rules) query.whereIn('rule', [...rules])
          if (department !== null) query.whereIn('record', read('record').where('department', department).select('id'))
          if (regions) void regions.where(query, regions.column)
        },
      },
      readPage(page, 2),
    ),
})

export type StandingRepository = ReturnType<typeof standingRepository>
