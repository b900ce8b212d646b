import { hasRole, type Caller } from '@e360/kit/caller'
import type { Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'

/** A bureau's steward answers for the companies of its region; null: for all. */
export const regionOfSteward = (caller: Caller): string | null =>
  hasRole(caller, 'steward') && caller.region !== undefined && caller.region !== '' ? caller.region : null

/** @throws FORBIDDEN where the company lies outside the steward's region */
export const requireOwnCompany = (
  caller: Caller,
  { name, regionCode }: { name: string; regionCode: string | null },
): void => {
  const region = regionOfSteward(caller)
  if (region !== null && !(regionCode ?? '').startsWith(region))
    throw failure('FORBIDDEN', `“${name}”不在您的辖区（${region}），请由其所在辖区或信息中心的数据管理员办理`)
}

/** Restricts a query of `match_subject` to the reviews of companies of this region: one that is linked, or one that is considered. */
export const withinRegion = (read: Knex, query: Knex.QueryBuilder, region: string): void => {
  const companies = () => read('enterprise').where('enterprise.region_code', 'like', `${region}%`)
  const linked = companies().whereRaw('enterprise.org_code = match_subject.org_code').select('enterprise.org_code')
  const considered = companies()
    .join('match_candidate', 'match_candidate.org_code', 'enterprise.org_code')
    .whereRaw('match_candidate.subject_id = match_subject.id')
    .where('match_candidate.listed', 1)
    .select('enterprise.org_code')
  query.where(either => void either.whereExists(linked).orWhereExists(considered))
}
