import type { Database } from '@e360/kit/database/database'

/** What resolvers know of a company; the rest is the register's. */
export interface EnterpriseKey {
  orgCode: string
}

/** Companies as the register told of them. */
export const archiveRepository = ({ read }: Database) => ({
  /** The company that bears each name today, where exactly one does; null otherwise. */
  orgCodesByName: async (names: readonly string[]): Promise<(string | null)[]> => {
    const rows: { name: string; orgCode: string }[] = await read('company')
      .whereIn('name', [...names])
      .where('known', 1)
      .whereNull('redirect_to')
      .groupBy('name')
      .havingRaw('count(*) = 1')
      .orderBy('name')
      .limit(names.length)
      .select({ name: 'name', orgCode: read.raw('min(org_code)') })
    const bearers = new Map(rows.map(row => [row.name, row.orgCode]))
    return names.map(name => bearers.get(name) ?? null)
  },

  /** The district of each company; null where it has none. */
  regionsOf: async (orgCodes: readonly string[]): Promise<(string | null)[]> => {
    const rows: { orgCode: string; region: string }[] = await read('company')
      .whereIn('org_code', [...orgCodes])
      .orderBy('org_code')
      .limit(orgCodes.length)
      .select({ orgCode: 'org_code', region: 'region' })
    const regions = new Map(rows.map(({ orgCode, region }) => [orgCode, region]))
    return orgCodes.map(orgCode => regions.get(orgCode) || null)
  },
})
