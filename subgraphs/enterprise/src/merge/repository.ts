import type { Knex } from '@e360/kit/database/database'

/** A merge as it lies in `enterprise_merge`, without what it keeps of the companies. */
export interface MergeRow {
  id: string
  number: number
  survivor: string
  merged: string
  mergedName: string
  at: string
  by: string | null
  reason: string
  undoneAt: string | null
}

const columns = {
  id: 'id',
  number: 'number',
  survivor: 'survivor',
  merged: 'merged',
  mergedName: 'merged_name',
  at: 'at',
  by: 'merged_by',
  reason: 'reason',
  undoneAt: 'undone_at',
} as const

/** More merges of one company are not told. */
const mostMerges = 1_000

/** Reads merges, the latest first. */
export const mergeRepository = (read: Knex) => {
  const merges = () =>
    read('enterprise_merge')
      .orderBy('number', 'desc')
      .select<MergeRow[]>({ ...columns })

  return {
    /** Merges that a company survived, or that were undone and let it stand for itself again. */
    ofCompanies: async (orgCodes: readonly string[]): Promise<(MergeRow & { orgCode: string })[]> => {
      const rows = await merges()
        .where(either => void either.whereIn('survivor', [...orgCodes]).orWhereIn('merged', [...orgCodes]))
        .limit(orgCodes.length * mostMerges)
      return rows.flatMap(row => [row.survivor, row.merged].map(orgCode => ({ ...row, orgCode })))
    },

    byId: async (id: string): Promise<MergeRow | null> => (await merges().where({ id }).first()) ?? null,

    /** What a merge kept of both companies: see kept.ts. */
    kept: (id: string): Promise<Kept> =>
      read('enterprise_merge')
        .where({ id })
        .first<Kept>({ before: 'before', after: 'after', searchNumber: 'merged_search_number' }),

    /** Companies that merges ended, and stand, by what a register row without an organization code may know them by. */
    ended: (normalNames: readonly string[], registrationNos: readonly string[]): Promise<EndedCompany[]> =>
      read('enterprise_merge')
        .whereNull('undone_at')
        .where(
          either =>
            void either
              .whereIn('merged_normal_name', [...normalNames])
              .orWhereIn('merged_registration_no', [...registrationNos]),
        )
        .orderBy('number')
        .limit((normalNames.length + registrationNos.length) * mostMerges)
        .select({
          orgCode: 'merged',
          normalName: 'merged_normal_name',
          regionCode: 'merged_region_code',
          registrationNo: 'merged_registration_no',
        }),

    /** Where organization codes that were given up lead to. */
    successorsOf: (orgCodes: readonly string[]): Promise<{ code: string; orgCode: string }[]> =>
      read('former_code')
        .where('kind', 'ORG_CODE')
        .whereIn('code', [...orgCodes])
        .orderBy(['code', 'org_code', 'to_on'])
        .limit(orgCodes.length)
        .select({ code: 'code', orgCode: 'org_code' }),

    /** The merge that a company went down in, and stands. */
    endOf: async (merged: string): Promise<MergeRow | null> =>
      (await merges().where({ merged }).whereNull('undone_at').first()) ?? null,

    /** The latest merge, of those that stand, that either company had to do with after this one. */
    laterThan: async ({ number, survivor }: MergeRow): Promise<MergeRow | null> =>
      (await merges()
        .where('number', '>', number)
        .whereNull('undone_at')
        .where(either => void either.where({ survivor }).orWhere({ merged: survivor }))
        .first()) ?? null,

    /** The codes that companies bore. */
    codesOf: (orgCodes: readonly string[]): Promise<{ orgCode: string; code: string }[]> =>
      read('former_code')
        .whereIn('org_code', [...new Set(orgCodes)])
        .orderBy(['org_code', 'kind', 'code', 'to_on'])
        .limit(orgCodes.length * mostMerges)
        .select({ orgCode: 'org_code', code: 'code' }),

    /** The latest merge that a company survived, of those that stand, with what it kept of it. */
    latestOf: async (survivor: string): Promise<{ id: string; after: string } | null> =>
      (await read('enterprise_merge')
        .where({ survivor })
        .whereNull('undone_at')
        .orderBy('number', 'desc')
        .first<{ id: string; after: string } | undefined>('id', 'after')) ?? null,

    nextNumber: async (): Promise<number> => ((await merges().first())?.number ?? 0) + 1,
  }
}

interface Kept {
  before: string
  after: string
  searchNumber: number | null
}

interface EndedCompany {
  orgCode: string
  normalName: string
  regionCode: string | null
  registrationNo: string | null
}
