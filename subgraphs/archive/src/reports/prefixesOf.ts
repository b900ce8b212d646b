import { failure } from '@e360/kit/errors'
import { regionOf, regionPrefixes } from '@e360/kit/regions'

/** By which the codes of a region and of those below it begin. @throws BAD_USER_INPUT where there is none of this code */
export const prefixesOf = (regionCode: string): readonly string[] => {
  if (regionOf(regionCode) === null) throw failure('BAD_USER_INPUT', `没有行政区划代码“${regionCode}”，请核对`)
  return regionPrefixes(regionCode)
}
