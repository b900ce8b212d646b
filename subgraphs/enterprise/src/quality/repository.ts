import type { Knex } from '@e360/kit/database/database'
import type { JudgedCompany } from './types.ts'

/** A company as the rules see it, before what others say of it is known. */
export type StoredCompany = Omit<JudgedCompany, 'shared' | 'record' | 'recordedAt' | 'toldAt' | 'disputed'>

/** A record of a source system that tells of a company. */
export interface TellingRecord {
  orgCode: string
  system: string
  recordId: string
  recordedAt: string | null
  receivedAt: string | null
}

const columns = {
  orgCode: 'org_code',
  name: 'name',
  normalName: 'normal_name',
  headOfficeName: 'head_office_name',
  uscc: 'uscc',
  registrationNo: 'registration_no',
  registrationStatus: 'registration_status',
  registeredCapital: 'registered_capital',
  registeredCapitalCurrency: 'registered_capital_currency',
  establishedOn: 'established_on',
  nameSince: 'name_since',
  endedOn: 'ended_on',
  regionCode: 'region_code',
  industryCode: 'industry_code',
  warnings: 'warnings',
} as const satisfies Partial<Record<keyof StoredCompany, string>>

/** What is only asked whether it was told. */
const presence = {
  hasEnterpriseType: 'enterprise_type',
  hasLegalRepresentative: 'legal_representative',
  hasAddress: 'address',
  hasBusinessScope: 'business_scope',
  hasRegistrationAuthority: 'registration_authority',
} as const satisfies Partial<Record<keyof StoredCompany, string>>

type Shareable = 'uscc' | 'registration_no' | 'normal_name'

/** More records of a company than this are not read. */
const mostRecords = 100

/** What the judgement of the register's data asks its database. */
export const qualityRepository = (read: Knex) => ({
  /**
   * Companies in the order of their org codes, the first ones after a code.
   * @param prefixes of district codes; all companies where there is none
   */
  after: async (orgCode: string, prefixes: readonly string[], limit: number): Promise<StoredCompany[]> => {
    const told = Object.entries(presence).map(([name, column]) => [
      name,
      read.raw("case when ?? is null or ?? = '' then 0 else 1 end", [column, column]),
    ])
    const query = read('enterprise').where('org_code', '>', orgCode).orderBy('org_code').limit(limit)
    if (prefixes.length > 0)
      query.where(either => {
        for (const prefix of prefixes) either.orWhere('region_code', 'like', `${prefix}%`)
      })
    const rows: Record<string, unknown>[] = await query.select({ ...columns, ...Object.fromEntries(told) })
    return rows.map(row => ({
      ...(row as unknown as StoredCompany),
      ...Object.fromEntries(Object.keys(presence).map(name => [name, Number(row[name]) === 1])),
    }))
  },

  /** Which of these values several companies bear. */
  sharedOf: async (column: Shareable, values: readonly string[]): Promise<Set<string>> =>
    new Set(
      values.length === 0
        ? []
        : await read('enterprise')
            .whereIn(column, [...values])
            .groupBy(column)
            .havingRaw('count(*) > 1')
            .orderBy(column)
            .pluck<string[]>(column),
    ),

  recordsOf: async (orgCodes: readonly string[]): Promise<TellingRecord[]> =>
    orgCodes.length === 0
      ? []
      : read('register_record')
          .whereIn('org_code', [...orgCodes])
          .orderBy(['org_code', 'system', 'record_id'])
          .limit(orgCodes.length * mostRecords)
          .select({
            orgCode: 'org_code',
            system: 'system',
            recordId: 'record_id',
            recordedAt: 'recorded_at',
            receivedAt: 'received_at',
          }),

  /** How many companies there are, in these districts or in all. */
  size: async (prefixes: readonly string[]): Promise<number> => {
    const query = read('enterprise').count({ companies: 'org_code' })
    for (const prefix of prefixes) query.orWhere('region_code', 'like', `${prefix}%`)
    const row = await query.first<{ companies: number | string }>()
    return Number(row.companies)
  },
})

export type QualityRepository = ReturnType<typeof qualityRepository>
