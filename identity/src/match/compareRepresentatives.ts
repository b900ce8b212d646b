import { foldCharacters } from '../foldCharacters.ts'
import type { RepresentativeOutcome } from './types.ts'

/** What stands for a hidden given name. */
const masked = /[某*×X?○●]+/gu

/**
 * Compares two names of a legal representative, of which one or both may be masked (陈某, 陈**).
 * @returns null where one of them says nothing
 */
export const compareRepresentatives = (given: string, found: string): RepresentativeOutcome | null => {
  const a = foldCharacters(given)
  const b = foldCharacters(found)
  const [openA, openB] = [a.replace(masked, ''), b.replace(masked, '')]
  if (openA === '' || openB === '') return null
  if (openA === a && openB === b) return a === b ? 'SAME' : 'DIFFERENT'
  return openA[0] === openB[0] ? 'SURNAME' : 'DIFFERENT'
}
