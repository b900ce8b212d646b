import { coreOf } from './compareCores.ts'
import { divisionLevel, innerDivisions } from './divisions.ts'
import type { NameParts } from './nameParts.ts'

/**
 * Compares the regions in two names, wherever they stand before the legal form. Regions that the other name holds too, in whatever place, do not
 * differ. LEVEL: one is of the province or city, the other of a county within, and two companies may bear these. OTHER: each has a region that
 * the other has not.
 */
export const compareRegions = (given: NameParts, found: NameParts): 'SAME' | 'LEVEL' | 'OTHER' => {
  const onlyGiven = regionsMissing(given, found)
  const onlyFound = regionsMissing(found, given)
  if (onlyGiven.length > 0 && onlyFound.length > 0) return 'OTHER'
  const [less, missing] = onlyGiven.length > 0 ? [found, onlyGiven] : [given, onlyFound]
  if (less.divisions.length === 0) return 'SAME'
  return lowest(missing) > lowest(less.divisions) ? 'LEVEL' : 'SAME'
}

const lowest = (stems: readonly string[]): number => Math.max(-1, ...stems.map(divisionLevel))

const regionsMissing = (from: NameParts, other: NameParts): readonly string[] => {
  const regions = [...from.divisions, ...innerDivisions(coreOf(from), from.divisions)]
  const ahead = other.branch === '' ? other.normal : other.normal.slice(0, -other.branch.length)
  return regions.filter(stem => !ahead.includes(stem) && !other.divisions.includes(stem))
}
