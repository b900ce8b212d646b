import type { Knex } from '@e360/kit/database/database'

/** Restricts a query of `match_subject` to the reviews of companies whose district codes begin so: one that is linked, or one that is considered. */
export const withinRegion = (read: Knex, query: Knex.QueryBuilder, prefixes: readonly string[]): void => {
  const companies = () =>
    read('enterprise').where(either => {
      for (const prefix of prefixes) void either.orWhere('enterprise.region_code', 'like', `${prefix}%`)
    })
  const linked = companies().whereRaw('enterprise.org_code = match_subject.org_code').select('enterprise.org_code')
  const considered = companies()
    .join('match_candidate', 'match_candidate.org_code', 'enterprise.org_code')
    .whereRaw('match_candidate.subject_id = match_subject.id')
    .where('match_candidate.listed', 1)
    .select('enterprise.org_code')
  query.where(either => void either.whereExists(linked).orWhereExists(considered))
}
