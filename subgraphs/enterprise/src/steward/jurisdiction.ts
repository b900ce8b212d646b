import { hasRole, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { regionPrefixes } from '@e360/kit/regions'

/** With what the district codes begin that a bureau's steward answers for; null: all. */
export const regionOfSteward = ({ region, ...caller }: Caller): readonly string[] | null =>
  hasRole(caller, 'steward') && region ? regionPrefixes(region) : null

/** @throws FORBIDDEN where the company lies outside the steward's region */
export const requireOwnCompany = (
  caller: Caller,
  { orgCode, name, regionCode }: { orgCode: string | null; name: string; regionCode: string | null },
): void => {
  const own = regionOfSteward(caller)
  if (own && !own.some(prefix => regionCode?.startsWith(prefix)))
    throw failure('FORBIDDEN', `“${name}”不在您的辖区（${caller.region}），请由其所在辖区或信息中心的数据管理员办理`, {
      companies: [orgCode],
    })
}
