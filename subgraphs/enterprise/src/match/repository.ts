import type { Knex } from '@e360/kit/database/database'
import { byParts } from '@e360/kit/database/byParts'
import { groupedBy } from '@e360/kit/grouped'
import type { RegisterEntry } from '@e360/identity/match/types'
import { regionOf } from '@e360/kit/regions'

/** Of the companies of one name or one sound as many are compared; more are not told apart by it. */
const mostOfOneKey = 30

/** A key and a company that it leads to. */
export interface Lead<Key> {
  key: Key
  orgCode: string
}

/** Reads what matching compares. */
export const matchRepository = (read: Knex) => ({
  /** companies that bear these organization codes */
  bearing: (orgCodes: readonly string[]) =>
    byParts(orgCodes, part =>
      read('enterprise')
        .whereIn('org_code', part)
        .orderBy('org_code')
        .select<Lead<string>[]>({ key: 'org_code', orgCode: 'org_code' }),
    ),

  /** present names, in normal form */
  namesOf: (orgCodes: readonly string[]) =>
    byParts(orgCodes, part =>
      read('enterprise')
        .whereIn('org_code', part)
        .orderBy('org_code')
        .select<{ orgCode: string; normalName: string }[]>({ orgCode: 'org_code', normalName: 'normal_name' }),
    ),

  /** by codes of any kind that they bore before */
  boreCode: (codes: readonly string[]) =>
    byParts(codes, part =>
      read('former_code')
        .whereIn('code', part)
        .orderBy(['code', 'org_code', 'kind'])
        .select<Lead<string>[]>({ key: 'code', orgCode: 'org_code' }),
    ),

  byRegistrationNo: (numbers: readonly string[]) => leads<string>(read, 'enterprise', 'registration_no', numbers),
  /** by normal form */
  byName: (names: readonly string[]) => leads<string>(read, 'enterprise', 'normal_name', names),
  boreName: (names: readonly string[]) => leads<string>(read, 'former_name', 'normal_name', names),
  /** by {@link soundKey} of a present or former name */
  bySound: (sounds: readonly number[]) => leads<number>(read, 'sounding_name', 'sound', sounds),

  /** The companies of these codes, as they are compared. */
  entries: async (orgCodes: readonly string[]): Promise<Map<string, RegisterEntry>> => {
    const [companies, names, codes] = await Promise.all([
      byParts(orgCodes, part =>
        read('enterprise')
          .whereIn('org_code', part)
          .orderBy('org_code')
          .select<Company[]>(
            'org_code',
            'name',
            'uscc',
            'registration_no',
            'address',
            'region_code',
            'established_on',
            'legal_representative',
          ),
      ),
      byParts(orgCodes, part =>
        read('former_name')
          .whereIn('org_code', part)
          .orderBy(['org_code', { column: 'to_on', order: 'desc' }, 'name'])
          .select<{ org_code: string; name: string }[]>('org_code', 'name'),
      ),
      byParts(orgCodes, part =>
        read('former_code')
          .whereIn('org_code', part)
          .orderBy(['org_code', { column: 'to_on', order: 'desc' }, 'kind', 'code'])
          .select<{ org_code: string; code: string }[]>('org_code', 'code'),
      ),
    ])
    const formerNames = groupedBy(names, row => row.org_code)
    const formerCodes = groupedBy(codes, row => row.org_code)
    return new Map(
      companies.map(company => [
        company.org_code,
        entryOf(company, formerNames.get(company.org_code) ?? [], formerCodes.get(company.org_code) ?? []),
      ]),
    )
  },
})

interface Company {
  org_code: string
  name: string
  uscc: string | null
  registration_no: string | null
  address: string | null
  region_code: string | null
  established_on: string | null
  legal_representative: string | null
}

const entryOf = (
  company: Company,
  formerNames: readonly { name: string }[],
  formerCodes: readonly { code: string }[],
): RegisterEntry => ({
  orgCode: company.org_code,
  // a company may have returned to a name
  names: [...new Set([company.name, ...formerNames.map(({ name }) => name)])],
  codes: [
    ...[company.uscc, company.registration_no].filter(code => code !== null),
    ...formerCodes.map(({ code }) => code),
  ],
  address: company.address,
  district: company.region_code === null ? null : (regionOf(company.region_code)?.name ?? null),
  establishedOn: company.established_on,
  legalRepresentative: company.legal_representative,
})

/** For each key its companies in the order of their codes, {@link mostOfOneKey} at most. */
const leads = <Key extends string | number>(
  read: Knex,
  table: string,
  column: string,
  keys: readonly Key[],
): Promise<Lead<Key>[]> =>
  byParts(keys, part =>
    read
      .from(
        read(table)
          .whereIn(column, part)
          .select({ key: column, orgCode: 'org_code' })
          .rowNumber('place', order => void order.partitionBy(column).orderBy('org_code'))
          .as('leads'),
      )
      .where('place', '<=', mostOfOneKey)
      .orderBy(['key', 'orgCode'])
      .select<Lead<Key>[]>('key', 'orgCode'),
  )
