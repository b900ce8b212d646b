import type { Database } from '@e360/kit/database/database'
import { standingOf, type SourceFacts, type SourceStanding } from '@e360/kit/sources/standing'

const mostSources = 5_000

/** What departments told of themselves. */
export const reportRepository = ({ read }: Database) => ({
  /**
   * How every source stands now, by department and name.
   * @param of only one department's, and of it these systems; all where null
   */
  sources: async (of: { department: string; systems: readonly string[] | null } | null): Promise<SourceStanding[]> => {
    const rows = await read('source')
      .modify(query => void (of && query.where('department', of.department)))
      .modify(query => void (of?.systems && query.whereIn('system', [...of.systems])))
      .orderBy(['department', 'system'])
      .limit(mostSources)
      .select<{ facts: string }[]>('facts')
    const now = Date.now()
    return rows.map(({ facts }) => standingOf(JSON.parse(facts) as SourceFacts, now))
  },
})

export type ReportRepository = ReturnType<typeof reportRepository>
