import { textsOf, type IndexedCompany } from './indexedCompany.ts'
import {
  endOfText,
  initialsLetter,
  noFollower,
  regionFollower,
  regionLetter,
  regionPlace,
  syllableLetter,
} from './letters.ts'
import { syllablesOf } from './pinyin.ts'
import { placeOf, positionUnit, postingOf } from './place.ts'

/**
 * All postings of a company: of each character of its texts with the one behind it, of each syllable, of each two initials, and of its
 * region. One may come more than once.
 * @param offset its place in its block
 */
export const eachPosting = (
  company: IndexedCompany,
  offset: number,
  take: (letter: number, posting: number) => void,
): void => {
  for (const [ordinal, { text, former }] of textsOf(company).entries()) {
    const start = placeOf({ former, ended: company.ended, length: text.length, ordinal })
    for (let index = 0; index < text.length; index++) {
      const next = index + 1 < text.length ? text.charCodeAt(index + 1) : endOfText
      take(text.charCodeAt(index), postingOf(next, start + index * positionUnit, offset))
    }
    const spoken = syllablesOf(text)
    for (const [index, syllables] of spoken.entries()) {
      const posting = postingOf(noFollower, start + index * positionUnit, offset)
      for (const syllable of syllables) {
        take(syllableLetter(syllable), posting)
        for (const next of spoken[index + 1] ?? []) take(initialsLetter(syllable.initial, next.initial), posting)
      }
    }
  }
  const { regionCode } = company
  if (regionCode !== null) take(regionLetter, postingOf(regionFollower(regionCode), regionPlace(regionCode), offset))
}
