import type { Knex } from '@e360/kit/database/database'
import type { ComparedCompany } from './classes.ts'

const columns = {
  orgCode: 'enterprise.org_code',
  id: 'enterprise.id',
  name: 'enterprise.name',
  normalName: 'enterprise.normal_name',
  uscc: 'enterprise.uscc',
  registrationNo: 'enterprise.registration_no',
  regionCode: 'enterprise.region_code',
} as const satisfies Record<keyof ComparedCompany, string>

/** A name (normal form) and a company that bears it or bore it. */
export interface Bearer extends ComparedCompany {
  form: string
}

/** A code or a number that more companies than this bear is not told apart one by one. */
const mostBearers = 100

/** What a comparison asks the register; no keys, no statement. */
export const compareRepository = (read: Knex) => {
  const by = async (column: string, keys: readonly string[]): Promise<ComparedCompany[]> =>
    keys.length === 0
      ? []
      : read('enterprise')
          .whereIn(column, [...keys])
          .orderBy('org_code')
          .limit(keys.length * mostBearers)
          .select({ ...columns })

  /** the first few companies of each name, whatever their number; one that bore it several times stands there as often */
  const fewOfEach = (bearers: Knex.QueryBuilder, name: string, few: number): Promise<Bearer[]> => {
    const place = read.raw('dense_rank() over (partition by ?? order by ??)', [name, columns.orgCode])
    return read
      .from(bearers.select({ ...columns, form: name, place }).as('bearer'))
      .where('place', '<=', few)
      .orderBy(['form', 'place'])
      .select<Bearer[]>([...Object.keys(columns), 'form'])
  }

  return {
    byOrgCodes: (codes: readonly string[]) => by('org_code', codes),
    byUsccs: (codes: readonly string[]) => by('uscc', codes),
    byRegistrationNos: (numbers: readonly string[]) => by('registration_no', numbers),

    bearers: async (forms: readonly string[], few: number): Promise<Bearer[]> =>
      forms.length === 0
        ? []
        : fewOfEach(read('enterprise').whereIn('enterprise.normal_name', [...forms]), 'enterprise.normal_name', few),

    formerBearers: async (forms: readonly string[], few: number): Promise<Bearer[]> =>
      forms.length === 0
        ? []
        : fewOfEach(
            read('former_name')
              .join('enterprise', 'enterprise.org_code', 'former_name.org_code')
              .whereIn('former_name.normal_name', [...forms]),
            'former_name.normal_name',
            few,
          ),

    formerNamesOf: async (orgCodes: readonly string[]): Promise<{ orgCode: string; form: string }[]> =>
      orgCodes.length === 0
        ? []
        : read('former_name')
            .whereIn('org_code', [...orgCodes])
            .orderBy(['org_code', 'name', 'to_on'])
            .limit(orgCodes.length * mostBearers)
            .select({ orgCode: 'org_code', form: 'normal_name' }),

    formerCodes: async (codes: readonly string[]): Promise<{ code: string; orgCode: string }[]> =>
      codes.length === 0
        ? []
        : read('former_code')
            .whereIn('code', [...codes])
            .orderBy(['code', 'org_code', 'kind', 'to_on'])
            .limit(codes.length * mostBearers)
            .select({ code: 'code', orgCode: 'org_code' }),

    size: async (): Promise<number> => {
      const row = await read('enterprise').count({ companies: 'org_code' }).first<{ companies: number | string }>()
      return Number(row.companies)
    },

    /** Companies in the order of their org codes, the first ones after a code. */
    after: (orgCode: string, limit: number): Promise<ComparedCompany[]> =>
      read('enterprise')
        .where('org_code', '>', orgCode)
        .orderBy('org_code')
        .limit(limit)
        .select({ ...columns }),
  }
}

export type CompareRepository = ReturnType<typeof compareRepository>
