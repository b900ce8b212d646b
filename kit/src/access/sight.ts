import type { Caller } from '../caller.ts'
import { regionPrefixes } from '../regions.ts'
import { readersOf, wayOf, type Ways } from './ways.ts'

/** How much of a value somebody sees. */
export type Sight = 'SHOWN' | 'MASKED' | 'NONE'

/**
 * How much somebody sees of a value, by what is declared of the field.
 * @param regionCode where the company is that the value is about; null: not known, which is nobody's region
 */
export const sightOf = (declared: Ways, caller: Caller, regionCode: string | null): Sight => {
  const way = wayOf(declared, readersOf(caller))
  if (way === undefined) return 'NONE'
  if (way === 'masked') return 'MASKED'
  if (way !== 'region' && way !== 'glass') return 'SHOWN'
  const { purpose } = caller
  if (!purpose) return 'MASKED'
  if (way === 'glass' && purpose.glassReason) return 'SHOWN'
  return isWithin(caller, regionCode) ? 'SHOWN' : 'MASKED'
}

/** A steward without a region is the information centre's. */
const isWithin = ({ region, roles }: Caller, regionCode: string | null): boolean => {
  if (!region) return roles.includes('steward')
  return regionCode !== null && regionPrefixes(region).some(prefix => regionCode.startsWith(prefix))
}
