import { ask, type Build } from '@e360/kit/database/ask'
import { columnsFor } from '@e360/kit/database/columns'
import type { Database, Knex } from '@e360/kit/database/database'
import type { Attributes } from '@e360/kit/graphql/wanted'
import { pageOf, pagesByKey, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { regionPrefixes } from '@e360/kit/regions'
import { mergeRepository } from './merge/repository.ts'
import { pastReads } from './pastReads.ts'
import type { RegistrationStatus } from './types.generated.ts'

/** What every row of a company has, whatever is wanted of it. */
export interface RegisteredRow {
  orgCode: string
  regionCode: string | null
}

/** A company as its row tells it. */
export interface StoredRow extends RegisteredRow {
  id: string
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
  address: string | null
  industryCode: string | null
  businessScope: string | null
  registrationAuthority: string | null
  version: number
  /** codes of the warnings that are known since the row was written, joined by commas */
  warnings: string
}

/** A company with what other rows say of it. */
export interface EnterpriseRow extends StoredRow {
  /** whether it has any, 0 or 1: most have none to be asked for */
  hasFormerNames: number
  /** whether another company bears its name (normal form) today, 0 or 1 */
  isNameShared: number
  /** the same of its registration number */
  isRegistrationNoShared: number
  /** undecided records whose review lists it as a candidate */
  recordsInReview: number | string
}

export type EnterprisePage = Connection<Pick<EnterpriseRow, 'orgCode'>>

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
} as const satisfies Record<keyof StoredRow, string>

/** All that its row tells of a company. */
export const companyAttributes = Object.keys(enterpriseColumns) as (keyof StoredRow)[]

const isBorneByOthers = (column: string) =>
  `exists (select 1 from enterprise other where other.${column} = enterprise.${column} and other.org_code <> enterprise.org_code)`

/** What other rows say of a company is reckoned where its own is read: a statement for each costs several times as much. */
const besides: Readonly<Record<Exclude<keyof EnterpriseRow, keyof StoredRow>, string>> = {
  hasFormerNames: 'exists (select 1 from former_name where former_name.org_code = enterprise.org_code)',
  isNameShared: isBorneByOthers('normal_name'),
  isRegistrationNoShared: isBorneByOthers('registration_no'),
  recordsInReview: `(
    select count(*) from match_candidate join crosswalk on crosswalk.subject_id = match_candidate.subject_id
    where match_candidate.org_code = enterprise.org_code and match_candidate.listed = 1 and crosswalk.link_state = 'IN_REVIEW'
  )`,
}

const formerNameColumns = {
  orgCode: 'org_code',
  name: 'name',
  normalName: 'normal_name',
  from: 'from_on',
  to: 'to_on',
} as const

const formerCodeColumns = { orgCode: 'org_code', kind: 'kind', code: 'code', from: 'from_on', to: 'to_on' } as const

/** A name or a code that more companies than this bear is not told apart one by one. */
const mostBearers = 1_000

/** Periods of one name on one day follow each other: the later one began later. */
const latestFirst = [
  { column: 'to_on', order: 'desc' },
  { column: 'from_on', order: 'desc' },
]

interface Wanted {
  values: readonly string[]
}

/** @param wanted null: all */
const enterprisesBy = (column: string, wanted: Attributes | null = null): Build<Wanted> => {
  const most = column === enterpriseColumns.orgCode ? 1 : mostBearers
  const columns = columnsFor(enterpriseColumns, ['orgCode', 'regionCode'], wanted)
  const beside = Object.entries(besides).filter(([name]) => wanted === null || wanted.has(name))
  return (read, { values }) =>
    read('enterprise')
      .whereIn(column, [...values])
      .orderBy('org_code')
      .limit(values.length * most)
      .select({ ...columns, ...Object.fromEntries(beside.map(([name, sql]) => [name, read.raw(sql)])) })
}

const periodsBy =
  (table: string, column: string, columns: Readonly<Record<string, string>>, order: readonly object[]): Build<Wanted> =>
  (read, { values }) =>
    read(table)
      .whereIn(column, [...values])
      .orderBy([...order] as { column: string }[])
      .limit(values.length * mostBearers)
      .select({ ...columns })

/** Reads of companies what an operation wants of them. */
const shownBuilds = new WeakMap<Attributes, Build<Wanted>>()

const shownBy = (wanted: Attributes): Build<Wanted> => {
  const known = shownBuilds.get(wanted)
  if (known) return known
  const build = enterprisesBy('org_code', wanted)
  shownBuilds.set(wanted, build)
  return build
}

const [ofCompany, ofName] = [
  [{ column: 'org_code' }, ...latestFirst],
  [...latestFirst, { column: 'org_code' }],
]
const builds = {
  byOrgCode: enterprisesBy('org_code'),
  byUscc: enterprisesBy('uscc'),
  byRegistrationNo: enterprisesBy('registration_no'),
  byNormalName: enterprisesBy('normal_name'),
  formerNames: periodsBy('former_name', 'org_code', formerNameColumns, [...ofCompany, { column: 'name' }]),
  formerBearers: periodsBy('former_name', 'normal_name', formerNameColumns, [...ofName, { column: 'name' }]),
  formerCodes: periodsBy('former_code', 'org_code', formerCodeColumns, [
    ...ofCompany,
    { column: 'kind' },
    { column: 'code' },
  ]),
  formerBearersOfCodes: periodsBy('former_code', 'code', formerCodeColumns, [
    ...ofName,
    { column: 'kind' },
    { column: 'code' },
  ]),
} as const

/** Names hold no line feed: their normal form has no blanks. */
const separator = '\n'

/** Under which names the branches of one head office are asked for. */
export const headOfficeKey = (names: readonly string[]): string => names.join(separator)

/** Branches by org code. `names` of the head office; absent: any */
const branches: Listing<{ names?: readonly string[] }> = {
  table: 'enterprise',
  columns: { orgCode: 'org_code' },
  order: ['org_code', 'org_code'],
  direction: 'asc',
  where: (query, { names }) => {
    if (names) query.whereIn('head_office_name', [...names])
  },
}

/** Reads the register. Companies come in the order of their org codes, histories latest first. */
export const enterpriseRepository = (read: Knex, longRead: Knex = read) => {
  const rowsOf =
    <Row extends object>(build: Build<Wanted>) =>
    (values: readonly string[]): Promise<Row[]> =>
      ask<Row, Wanted>(read, build, { values })
  /** The key of a period holds '' where its end is not known. */
  const periodsOf =
    <Period extends { to: string | null }>(build: Build<Wanted>) =>
    async (values: readonly string[]): Promise<Period[]> =>
      (await ask<Period, Wanted>(read, build, { values })).map(row => ({ ...row, to: row.to === '' ? null : row.to }))

  return {
    ...pastReads(read, longRead),
    mergesOf: mergeRepository(read).ofCompanies,

    byOrgCodes: rowsOf<EnterpriseRow>(builds.byOrgCode),
    /** as far as it is wanted of them */
    shownOf: (wanted: Attributes) => rowsOf<RegisteredRow>(shownBy(wanted)),
    byUsccs: rowsOf<EnterpriseRow>(builds.byUscc),
    byRegistrationNos: rowsOf<EnterpriseRow>(builds.byRegistrationNo),
    byNormalNames: rowsOf<EnterpriseRow>(builds.byNormalName),

    formerNamesOf: periodsOf<FormerName>(builds.formerNames),
    formerBearersOf: periodsOf<FormerName>(builds.formerBearers),
    formerCodesOf: periodsOf<FormerCode>(builds.formerCodes),
    /** Whose a code was that led to another one: registration numbers, credit codes and organization codes that were given up. */
    formerBearersOfCodes: periodsOf<FormerCode>(builds.formerBearersOfCodes),

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
      const pages = await pagesByKey<Pick<EnterpriseRow, 'orgCode'>>(
        { read, longRead },
        branches,
        'head_office_name',
        single,
        wanted,
      )
      const known = new Map(single.map((key, index) => [key, pages[index]!]))
      return Promise.all(
        keys.map(
          async key =>
            known.get(key) ??
            pageOf<Pick<EnterpriseRow, 'orgCode'>, { names?: readonly string[] }>(read, branches, wanted, {
              names: key.split(separator),
            }),
        ),
      )
    },

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

export const openRepository = ({ read, longRead }: Database): EnterpriseRepository =>
  enterpriseRepository(read, longRead)

interface RegionCount {
  region_code: string
  enterprises: number | string
}
