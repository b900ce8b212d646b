import type { Database, Knex } from '@e360/kit/database/database'
import type { QualityReport } from '@e360/kit/quality/types'
import { mapInTurns } from '@e360/kit/turns'
import { standingOf, type SourceFacts, type SourceStanding } from '@e360/kit/sources/standing'

const mostSources = 5_000
const mostDistricts = 5_000

/** Only one department's reports, and of it these systems'; null: all. */
export type OwnReports = { department: string; systems: readonly string[] | null } | null

const within = (prefixes: readonly string[]) => (region: Knex.QueryBuilder) => {
  for (const prefix of prefixes) void region.orWhere('region', 'like', `${prefix}%`)
}

const readFacts = async (read: Knex, of: OwnReports): Promise<SourceFacts[]> => {
  const rows = await read('source')
    .modify(query => void (of && query.where('department', of.department)))
    .modify(query => void (of?.systems && query.whereIn('system', [...of.systems])))
    .orderBy(['department', 'system'])
    .limit(mostSources)
    .select<{ facts: string }[]>('facts')
  return rows.map(({ facts }) => JSON.parse(facts) as SourceFacts)
}

/** What departments told of themselves. */
export const reportRepository = ({ read, longRead }: Database) => ({
  /**
   * How every source stands now, by department and name.
   * @param of only one department's, and of it these systems; all where null
   */
  sources: async (of: OwnReports): Promise<SourceStanding[]> => {
    const now = Date.now()
    return (await readFacts(read, of)).map(facts => standingOf(facts, now))
  },

  /** What every source was told of last, whoever asks. */
  facts: () => readFacts(read, null),

  /**
   * How good the departments' data were when each was judged last, until a day; by department and district, what is in none at the end.
   * @param prefixes of districts, all where null
   * @param of as above; of a judgement that more than these systems share only their examples
   */
  quality: async (
    { department, prefixes, on }: { department: string | null; prefixes: readonly string[] | null; on: string | null },
    of: OwnReports,
  ): Promise<QualityReport[]> => {
    const days = await longRead('quality')
      .modify(query => void (of && query.where('department', of.department)))
      .modify(query => void (department !== null && query.where({ department })))
      .modify(query => void (on !== null && query.where('judged_on', '<=', on)))
      .groupBy('department')
      .orderBy('department')
      .max({ on: 'judged_on' })
      .select<{ department: string; on: string }[]>('department')
    const found: QualityReport[] = []
    for (const day of days) {
      const rows = await longRead('quality')
        .where({ department: day.department, judged_on: day.on })
        .modify(query => void (prefixes && query.where(within(prefixes))))
        .orderByRaw("case when region = '' then 1 else 0 end, region")
        .limit(mostDistricts)
        .select<{ reports: string }[]>('reports')
      found.push(...(await mapInTurns(rows, ({ reports }) => JSON.parse(reports) as QualityReport[])).flat())
    }
    const systems = of?.systems ?? null
    if (systems === null) return found
    return found.map(report => ({
      ...report,
      examples: report.examples.filter(({ system }) => systems.includes(system)),
    }))
  },
})

export type ReportRepository = ReturnType<typeof reportRepository>
