import type { Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { regionPrefixes } from '@e360/kit/regions'
import type { StoredEnterprise } from '../registerBatch.ts'

/** @throws FORBIDDEN where a steward is bound to a region and one of the companies is not in it */
export const checkRegion = ({ region }: Caller, companies: readonly StoredEnterprise[]): void => {
  if (region === undefined) return
  const prefixes = regionPrefixes(region)
  const outside = companies.find(({ region_code }) => !prefixes.some(prefix => region_code?.startsWith(prefix)))
  if (outside)
    throw failure(
      'FORBIDDEN',
      `您只能办理所辖区域（${region}）内的企业，“${outside.name}”${outside.region_code === null ? '没有行政区划' : `属于 ${outside.region_code}`}`,
    )
}

const longestReason = 1_000

/** @throws BAD_USER_INPUT where none is given */
export const readReason = (text: string, deed: '合并' | '撤销合并'): string => {
  const reason = text.trim()
  if (reason === '') throw failure('BAD_USER_INPUT', `请写明${deed}的理由`)
  if (reason.length > longestReason)
    throw failure('BAD_USER_INPUT', `理由最多 ${longestReason} 个字，收到 ${reason.length} 个字`)
  return reason
}
