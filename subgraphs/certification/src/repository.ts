import { daysAfter } from '@e360/kit/clock'
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
import type { ReportedStatus } from './status.ts'
import type { CertificateFamily, CertificateStatus } from './types.generated.ts'

export interface EnterpriseKey {
  orgCode: string
}

export interface CertificateRow extends SourceRow {
  family: CertificateFamily
  number: string
  scope: string | null
  issuer: string | null
  issuedOn: string | null
  validFrom: string | null
  validUntil: string | null
  reportedStatus: ReportedStatus
  statusChangedOn: string | null
}

export type CertificatePage = Connection<CertificateRow>

export interface CertificateSummaryRow {
  orgCode: string
  total: number
  valid: number
  expiringIn90Days: number
  expired: number
}

export interface CertificateFilter {
  status?: readonly CertificateStatus[] | null
  family?: readonly CertificateFamily[] | null
}

const columns = {
  ...sourceColumns,
  family: 'family',
  number: 'number',
  scope: 'scope',
  issuer: 'issuer',
  issuedOn: 'issued_on',
  validFrom: 'valid_from',
  validUntil: 'valid_until',
  reportedStatus: 'status',
  statusChangedOn: 'status_changed_on',
} as const

/** `statusOn` of status.ts as SQL, each with one binding: today. */
const validSql = "(status = 'VALID' and (valid_until is null or valid_until >= ?))"
const expiredSql = "(status = 'VALID' and valid_until < ?)"

/** The statuses that are told as they were reported, and those that the day decides. */
interface Matching {
  family?: readonly CertificateFamily[] | null
  reported?: readonly CertificateStatus[]
  valid?: boolean
  expired?: boolean
  today: string
}

const matching = ({ status, family }: CertificateFilter, today: string): Matching => ({
  family,
  ...(status && {
    reported: status.filter(each => each !== 'VALID' && each !== 'EXPIRED'),
    valid: status.includes('VALID'),
    expired: status.includes('EXPIRED'),
  }),
  today,
})

const newestFirst = (seen: RowFilter, wanted: Attributes | null): Listing<Matching> => ({
  table: 'certificate',
  columns: columnsFor(columns, recordAttributes, wanted),
  order: ['event_on', 'id'],
  direction: 'desc',
  where: (query, { family, reported, valid, expired, today }) => {
    seen(query)
    if (reported)
      query.where(any => {
        any.whereIn('status', [...reported])
        if (valid) any.orWhereRaw(validSql, [today])
        if (expired) any.orWhereRaw(expiredSql, [today])
      })
    if (family) query.whereIn('family', [...family])
  },
})

interface OnDay extends OfCompanies {
  today: string
  in90Days: string
}

const summed = (read: Knex, { today, in90Days }: OnDay) => {
  const countOf = (condition: string, ...bindings: string[]) =>
    read.raw(`sum(case when ${condition} then 1 else 0 end)`, bindings)
  return {
    total: read.raw('count(*)'),
    valid: countOf(validSql, today),
    expiringIn90Days: countOf(`${validSql} and valid_until <= ?`, today, in90Days),
    expired: countOf(expiredSql, today),
  }
}

/** What the public sees: certificates that are valid today. */
export const validRows =
  (today: string): RowFilter =>
  query =>
    void query.whereRaw(validSql, [today])

/** The only file that knows this department's SQL. @param seen the rows that the caller sees @param wanted what pages read of them */
export const certificateRepository = (
  { read, longRead }: Database,
  seen: RowFilter = everyRow,
  wanted: Attributes | null = null,
) => {
  const listing = newestFirst(seen, wanted)
  const counted = countedOf<OnDay>('certificate', ['status', 'valid_until'], summed, seen)
  const ofIds = recordsByIds<CertificateRow>('certificate', columns, seen)
  return {
    /** A page of each company's certificates, newest first, in the order of the org codes. */
    pagesOf: (
      orgCodes: readonly string[],
      { first, after, ...filter }: PageArguments & CertificateFilter,
      today: string,
    ): Promise<CertificatePage[]> =>
      pagesByKey(
        { read, longRead },
        listing,
        'org_code',
        orgCodes,
        readPage({ first, after }, 2),
        matching(filter, today),
      ),

    /** One summary for each company that has certificates. */
    summariesOf: async (orgCodes: readonly string[], today: string): Promise<CertificateSummaryRow[]> => {
      const asked = { orgCodes, today, in90Days: daysAfter(today, 90) }
      return (await countRecords<SummaryAsRead, OnDay>({ read, longRead }, counted, asked)).map(toNumbers)
    },

    byIds: (ids: readonly string[]) => ofIds(read, ids),

    unlinked: (text: string | null | undefined, page: PageArguments): Promise<CertificatePage> =>
      pageOf(longRead, unlinkedRecords('certificate', columns, text, seen), readPage(page, 2)),
  }
}

export type CertificateRepository = ReturnType<typeof certificateRepository>

/** MySQL tells sums as text. */
type SummaryAsRead = Record<Exclude<keyof CertificateSummaryRow, 'orgCode'>, number | string> & EnterpriseKey

const toNumbers = ({ orgCode, total, valid, expiringIn90Days, expired }: SummaryAsRead): CertificateSummaryRow => ({
  orgCode,
  total: Number(total),
  valid: Number(valid),
  expiringIn90Days: Number(expiringIn90Days),
  expired: Number(expired),
})
