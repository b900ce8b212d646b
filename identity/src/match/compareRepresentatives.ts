import { foldCharacters } from '../foldCharacters.ts'
import type { RepresentativeOutcome } from './types.ts'

const longestName = 60

/** What stands for a hidden given name. */
const masks = /[*＊?？○●〇某]+|(?<=[一-龥])[×xX]+/gu

/**
 * Compares two names of a legal representative, of which one or both may be masked (陈某, 陈**).
 * @returns null where one of them says nothing
 */
export const compareRepresentatives = (given: string, found: string): RepresentativeOutcome | null => {
  const [a, b] = [given, found].map(name => foldCharacters(name.slice(0, longestName).replace(masks, ''))) as [
    string,
    string,
  ]
  if (a === '' || b === '') return null
  const isMasked = [given, found].some(name => name.search(masks) >= 0)
  if (!isMasked) return a === b ? 'SAME' : 'DIFFERENT'
  return a[0] === b[0] ? 'SURNAME' : 'DIFFERENT'
}

/** As evidence shows a person, to whoever may not read the name: 陈某. */
export const surnameOf = (name: string): string => `${Array.from(name)[0] ?? ''}某`
