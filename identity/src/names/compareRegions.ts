import { coreOf } from './compareCores.ts'
import { innerDivisions } from './divisions.ts'
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
  const [more, less, missing] = onlyGiven.length > 0 ? [given, found, onlyGiven] : [found, given, onlyFound]
  const lowest = more.divisions.at(-1)
  return less.divisions.length > 0 && lowest !== undefined && missing.includes(lowest) ? 'LEVEL' : 'SAME'
}

const regionsMissing = (from: NameParts, other: NameParts): readonly string[] => {
  const regions = [...from.divisions, ...innerDivisions(coreOf(from), from.divisions)]
  return regions.filter(stem => !other.normal.includes(stem) && !other.divisions.includes(stem))
}
