import type { Knex } from '@e360/kit/database/database'
import { pagesByKey } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'

/** What a record of a source system says of a company. */
export interface ToldRecord {
  orgCode: string
  system: string
  recordId: string
  recordedAt: string | null
  receivedAt: string
  /** JSON, by column of `enterprise` */
  told: string
}

/** A change of a company, as one version of it brought it. */
export interface VersionRow {
  orgCode: string
  version: number
  at: string
  system: string
  recordId: string
  /** JSON: `{field, from, to}[]`, fields by column of `enterprise` */
  differences: string
}

const versionColumns = {
  orgCode: 'org_code',
  version: 'version',
  at: 'at',
  system: 'system',
  recordId: 'record_id',
  differences: 'differences',
} as const

export type ChangePage = Connection<VersionRow>

/** More records or versions of a company than this are not read at once. */
const mostOfOne = 1_000

/** Reads what sources told of companies, and what their versions changed. */
export const pastReads = (read: Knex, longRead: Knex = read) => ({
  /** What the source systems say of companies, latest first. */
  toldOf: (orgCodes: readonly string[]): Promise<ToldRecord[]> =>
    read('register_record')
      .whereIn('org_code', [...orgCodes])
      .whereNotNull('told')
      .orderBy([{ column: 'received_at', order: 'desc' }, { column: 'system' }, { column: 'record_id' }])
      .limit(orgCodes.length * mostOfOne)
      .select({
        orgCode: 'org_code',
        system: 'system',
        recordId: 'record_id',
        recordedAt: 'recorded_at',
        receivedAt: 'received_at',
        told: 'told',
      }),

  versionsOf: (orgCodes: readonly string[]): Promise<VersionRow[]> =>
    read('enterprise_version')
      .whereIn('org_code', [...orgCodes])
      .orderBy([{ column: 'org_code' }, { column: 'version', order: 'desc' }])
      .limit(orgCodes.length * mostOfOne)
      .select({ ...versionColumns }),

  changesOf: (
    orgCodes: readonly string[],
    page: PageArguments,
    systems: readonly string[] | null = null,
  ): Promise<ChangePage[]> =>
    pagesByKey<VersionRow>(
      { read, longRead },
      {
        table: 'enterprise_version',
        columns: versionColumns,
        order: ['version', 'org_code'],
        direction: 'desc',
        where: query => {
          if (systems) query.whereIn('system', [...systems])
        },
      },
      'org_code',
      orgCodes,
      readPage(page, 2),
    ),
})
