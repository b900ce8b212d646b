import type { Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { Scope } from './row.ts'

/** They travel with every request of the caller. */
const mostRegions = 100

/** GB/T 2260 prefixes without the zeros that mean “and below”, each once. @throws BAD_USER_INPUT */
export const readRegions = (regions: readonly string[]): string[] => {
  if (regions.length > mostRegions)
    throw failure('BAD_USER_INPUT', `最多列出 ${mostRegions} 个行政区划，收到 ${regions.length} 个；更多请用上级代码`)
  const wrong = regions.find(region => !/^\d{2,6}$/.test(region))
  if (wrong !== undefined) throw failure('BAD_USER_INPUT', `“${wrong.slice(0, 20)}”不是行政区划代码或其前几位`)
  return [...new Set(regions.map(bare))].toSorted()
}

/** @throws BAD_USER_INPUT for days in the wrong order */
export const readPeriod = (from: string, until: string, today: string): { from: string; until: string } => {
  if (until < from) throw failure('BAD_USER_INPUT', `使用期限止于 ${until}，早于其开始 ${from}`)
  if (until < today) throw failure('BAD_USER_INPUT', `使用期限止于 ${until}，已经过去`)
  return { from, until }
}

/** @throws BAD_USER_INPUT */
export const readQuota = (quota: number | null | undefined): number | null => {
  if (quota != null && quota < 1) throw failure('BAD_USER_INPUT', `使用次数应不小于 1，收到 ${quota}`)
  return quota ?? null
}

/** Parts of what was asked that a provider grants; what is left out is granted as asked. */
export interface Restriction {
  fields?: readonly string[] | null
  regions?: readonly string[] | null
  until?: string | null
  quota?: number | null
}

/** What is granted of an application. @throws BAD_USER_INPUT where the restriction goes beyond what was asked */
export const restricted = (asked: Scope, restriction: Restriction, today: string): Scope => {
  const fields = restriction.fields ? [...new Set(restriction.fields)].toSorted() : asked.fields
  const regions = restriction.regions ? readRegions(restriction.regions) : asked.regions
  const quota = readQuota(restriction.quota) ?? asked.quota
  const until = restriction.until ?? asked.until
  const beyond = [
    ...fields.filter(field => !asked.fields.includes(field)),
    ...regions.filter(region => !isWithin(region, asked.regions)),
  ]
  if (asked.regions.length > 0 && regions.length === 0) beyond.push('全部区划')
  if (asked.quota !== null && quota! > asked.quota) beyond.push(`${quota} 次`)
  if (until > asked.until) beyond.push(until)
  if (beyond.length > 0) throw failure('BAD_USER_INPUT', `批准的范围超出了申请：${beyond.join('、')}`)
  if (asked.fields.length > 0 && fields.length === 0)
    throw failure('BAD_USER_INPUT', '没有批准任何字段，请改为不予批准')
  return { fields, regions, quota, ...readPeriod(asked.from, until, today) }
}

/** @throws FORBIDDEN where a provider of one region would grant, or take away, what lies outside */
export const requireOwnRegion = ({ region }: Caller, { regions }: Scope, act: '批准' | '撤销'): void => {
  if (region === undefined) return
  const outside = regions.filter(each => !each.startsWith(bare(region)))
  if (regions.length === 0 || outside.length > 0)
    throw failure(
      'FORBIDDEN',
      `您只能${act}辖区（${region}）以内的使用：请${act === '批准' ? '限定 regions，或' : ''}由上级数据管理员${act}`,
    )
}

const isWithin = (region: string, of: readonly string[]): boolean =>
  of.length === 0 || of.some(prefix => region.startsWith(prefix))

const bare = (region: string): string => (region.length === 6 ? region.replace(/(00){1,2}$/, '') : region)
