import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf, pagesByKey, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { regionPrefixes } from '@e360/kit/regions'
import { mergeRepository } from './merge/repository.ts'
import { pastReads } from './pastReads.ts'
import type { RegistrationStatus } from './types.generated.ts'

export interface EnterpriseRow {
  id: string
  orgCode: string
  name: string
  normalName: string
  nameSince: string | null
  usccSince: string | null
  registrationNoSince: string | null
  /** the day on which the register told that it is gone; null: it is not, or that day is not known */
  endedOn: string | null
  headOfficeName: string | null
  uscc: string | null
  registrationNo: string | null
  registrationStatus: RegistrationStatus
  enterpriseType: string | null
  legalRepresentative: string | null
  registeredCapital: string | number | null
  registeredCapitalCurrency: string | null
  establishedOn: string | null
  regionCode: string | null
  address: string | null
  industryCode: string | null
  businessScope: string | null
  registrationAuthority: string | null
  version: number
  /** codes of the warnings that are known since the row was written, joined by commas */
  warnings: string
}

export type EnterprisePage = Connection<EnterpriseRow>

export interface FormerName {
  orgCode: string
  name: string
  normalName: string
  from: string | null
  to: string | null
}

export interface FormerCode {
  orgCode: string
  kind: string
  code: string
  from: string | null
  to: string | null
}

const enterpriseColumns = {
  id: 'id',
  orgCode: 'org_code',
  name: 'name',
  normalName: 'normal_name',
  nameSince: 'name_since',
  usccSince: 'uscc_since',
  registrationNoSince: 'registration_no_since',
  endedOn: 'ended_on',
  headOfficeName: 'head_office_name',
  uscc: 'uscc',
  registrationNo: 'registration_no',
  registrationStatus: 'registration_status',
  enterpriseType: 'enterprise_type',
  legalRepresentative: 'legal_representative',
  registeredCapital: 'registered_capital',
  registeredCapitalCurrency: 'registered_capital_currency',
  establishedOn: 'established_on',
  regionCode: 'region_code',
  address: 'address',
  industryCode: 'industry_code',
  businessScope: 'business_scope',
  registrationAuthority: 'registration_authority',
  version: 'version',
  warnings: 'warnings',
} as const satisfies Record<keyof EnterpriseRow, string>

const formerNameColumns = {
  orgCode: 'org_code',
  name: 'name',
  normalName: 'normal_name',
  from: 'from_on',
  to: 'to_on',
} as const

const formerCodeColumns = { orgCode: 'org_code', kind: 'kind', code: 'code', from: 'from_on', to: 'to_on' } as const

/** The key of a period holds '' where its end is not known. */
const periods = async <Period extends { to: string | null }>(rows: PromiseLike<Period[]>): Promise<Period[]> =>
  (await rows).map(row => ({ ...row, to: row.to === '' ? null : row.to }))

/** A name or a code that more companies than this bear is not told apart one by one. */
const mostBearers = 1_000

/** Periods of one name on one day follow each other: the later one began later. */
const latestFirst = [
  { column: 'to_on', order: 'desc' },
  { column: 'from_on', order: 'desc' },
]

/** Names hold no line feed: their normal form has no blanks. */
const separator = '\n'

/** Under which names the branches of one head office are asked for. */
export const headOfficeKey = (names: readonly string[]): string => names.join(separator)

/** Branches by org code. @param names of the head office; empty: any */
const branches = (names: readonly string[]): Listing => ({
  table: 'enterprise',
  columns: enterpriseColumns,
  order: ['org_code', 'org_code'],
  direction: 'asc',
  where: query => {
    if (names.length > 0) query.whereIn('head_office_name', [...names])
  },
})

/** Reads the register. Companies come in the order of their org codes, histories latest first. */
export const enterpriseRepository = (read: Knex) => {
  const by = (column: string, values: readonly string[]): Promise<EnterpriseRow[]> =>
    read('enterprise')
      .whereIn(column, [...values])
      .orderBy('org_code')
      .limit(values.length * mostBearers)
      .select({ ...enterpriseColumns })

  return {
    ...pastReads(read),
    mergesOf: mergeRepository(read).ofCompanies,

    byOrgCodes: (orgCodes: readonly string[]) => by('org_code', orgCodes),
    byUsccs: (usccs: readonly string[]) => by('uscc', usccs),
    byRegistrationNos: (numbers: readonly string[]) => by('registration_no', numbers),
    byNormalNames: (names: readonly string[]) => by('normal_name', names),

    formerNamesOf: (orgCodes: readonly string[]): Promise<FormerName[]> =>
      periods(
        read('former_name')
          .whereIn('org_code', [...orgCodes])
          .orderBy([{ column: 'org_code' }, ...latestFirst, { column: 'name' }])
          .limit(orgCodes.length * mostBearers)
          .select({ ...formerNameColumns }),
      ),

    formerBearersOf: (normalNames: readonly string[]): Promise<FormerName[]> =>
      periods(
        read('former_name')
          .whereIn('normal_name', [...normalNames])
          .orderBy([...latestFirst, { column: 'org_code' }, { column: 'name' }])
          .limit(normalNames.length * mostBearers)
          .select({ ...formerNameColumns }),
      ),

    formerCodesOf: (orgCodes: readonly string[]): Promise<FormerCode[]> =>
      periods(
        read('former_code')
          .whereIn('org_code', [...orgCodes])
          .orderBy([{ column: 'org_code' }, ...latestFirst, { column: 'kind' }, { column: 'code' }])
          .limit(orgCodes.length * mostBearers)
          .select({ ...formerCodeColumns }),
      ),

    /** Whose a code was that led to another one: registration numbers, credit codes and organization codes that were given up. */
    formerBearersOfCodes: (codes: readonly string[]): Promise<FormerCode[]> =>
      periods(
        read('former_code')
          .whereIn('code', [...codes])
          .orderBy([...latestFirst, { column: 'org_code' }, { column: 'kind' }, { column: 'code' }])
          .limit(codes.length * mostBearers)
          .select({ ...formerCodeColumns }),
      ),

    /** Names (normal form) that several companies bear today. */
    sharedNames: (normalNames: readonly string[]): Promise<{ normalName: string }[]> =>
      read('enterprise')
        .whereIn('normal_name', [...normalNames])
        .groupBy('normal_name')
        .havingRaw('count(*) > 1')
        .orderBy('normal_name')
        .select({ normalName: 'normal_name' }),

    /** Registration numbers that several companies bear today. */
    sharedRegistrationNos: (numbers: readonly string[]): Promise<{ registrationNo: string }[]> =>
      read('enterprise')
        .whereIn('registration_no', [...numbers])
        .groupBy('registration_no')
        .havingRaw('count(*) > 1')
        .orderBy('registration_no')
        .select({ registrationNo: 'registration_no' }),

    /** Head offices' names (normal form) that some branch bears. */
    branchNames: (names: readonly string[]): Promise<{ headOfficeName: string }[]> =>
      read('enterprise')
        .whereIn('head_office_name', [...names])
        .groupBy('head_office_name')
        .orderBy('head_office_name')
        .select({ headOfficeName: 'head_office_name' }),

    /** @param keys {@link headOfficeKey}s; a head office whose branches bear several names costs a statement of its own */
    branchesOf: async (keys: readonly string[], page: PageArguments): Promise<EnterprisePage[]> => {
      const wanted = readPage(page, 2)
      const single = keys.filter(key => !key.includes(separator))
      const pages = await pagesByKey<EnterpriseRow>(read, branches([]), 'head_office_name', single, wanted)
      const known = new Map(single.map((key, index) => [key, pages[index]!]))
      return Promise.all(
        keys.map(async key => known.get(key) ?? pageOf<EnterpriseRow>(read, branches(key.split(separator)), wanted)),
      )
    },

    /** Undecided records whose review lists these companies as candidates. */
    recordsInReview: (orgCodes: readonly string[]): Promise<{ orgCode: string; records: number }[]> =>
      read('match_candidate')
        .join('crosswalk', 'crosswalk.subject_id', 'match_candidate.subject_id')
        .whereIn('match_candidate.org_code', [...orgCodes])
        .where({ 'match_candidate.listed': 1, 'crosswalk.link_state': 'IN_REVIEW' })
        .groupBy('match_candidate.org_code')
        .orderBy('match_candidate.org_code')
        .select({ orgCode: 'match_candidate.org_code', records: read.raw('count(*)') }),

    /** How many companies each region and those below it have; abolished districts count where they went. */
    countsByRegion: async (codes: readonly string[]): Promise<number[]> => {
      const counts = await read('region_count')
        .orderBy('region_code')
        .select<RegionCount[]>('region_code', 'enterprises')
      return codes.map(code => {
        const prefixes = regionPrefixes(code)
        return counts.reduce(
          (sum, row) =>
            sum + (prefixes.some(prefix => row.region_code.startsWith(prefix)) ? Number(row.enterprises) : 0),
          0,
        )
      })
    },
  }
}

export type EnterpriseRepository = ReturnType<typeof enterpriseRepository>

export const openRepository = ({ read }: Database): EnterpriseRepository => enterpriseRepository(read)

interface RegionCount {
  region_code: string
  enterprises: number | string
}
