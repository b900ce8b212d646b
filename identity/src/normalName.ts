import { foldCharacters } from './foldCharacters.ts'
import { foldOrdinals } from './ordinals.ts'
import { foldRegionPrefix } from './regionPrefix.ts'

/**
 * The normal form of an enterprise's name, for exact matching: two spellings of one name meet in it, two names practically never do.
 * Characters are folded (width, brackets, blanks, separators, case, traditional forms), 有限责任公司 becomes 有限公司, the generic suffix of a
 * leading province or municipality goes (重庆市… → 重庆…), and ordinals are written in digits. Nothing is cut off: a branch keeps its
 * own name. README.md gives the reason and the measured collisions of each fold.
 * @param text a name as written anywhere; any length, any characters
 * @returns the normal form, '' where nothing but blanks and separators was given. Not for display. Idempotent; never throws
 */
export const normalName = (text: string): string =>
  foldOrdinals(foldRegionPrefix(foldCharacters(text).replaceAll('有限责任公司', '有限公司')))
