import type { MatchedOn } from '../types.generated.ts'
import { textsOf, type IndexedText } from './indexedCompany.ts'
import type { Spoken } from './phrase.ts'
import { syllablesOf } from './pinyin.ts'
import type { SearchText } from './searchText.ts'
import { spreadOf } from './spread.ts'

/** Under which name a company was found, as it was registered, and how. */
export interface Matched {
  matchedOn: MatchedOn
  matchedText: string
}

export interface NamedCompany {
  name: string
  normalName: string
  formerNames: readonly { name: string; normalName: string }[]
}

/** By the name that holds the text nearest to its front; by the present name where that is none. */
export const byName = (company: NamedCompany, { spellings }: SearchText): Matched => {
  const found = best(company, text => {
    if (spellings.includes(text)) return 0
    const positions = spellings.map(spelling => text.indexOf(spelling)).filter(position => position !== -1)
    return positions.length === 0 ? null : 1 + Math.min(...positions)
  })
  return { matchedOn: found.former ? 'FORMER_NAME' : 'NAME', matchedText: found.name }
}

export const byShortName = (company: NamedCompany, { spellings }: SearchText): Matched => {
  const found = best(company, text => {
    const spread = spreadOf(text, spellings.at(-1) ?? '')
    return spread && spread.between * 2 ** 8 + spread.first
  })
  return { matchedOn: 'SHORT_NAME', matchedText: found.name }
}

export const byPinyin = (company: NamedCompany, { pinyin }: SearchText): Matched => {
  const readings = [...(pinyin?.certain ?? []), ...(pinyin?.loose ?? [])]
  const found = best(company, text => {
    const syllables = syllablesOf(text)
    const position = syllables.findIndex((_, at) => readings.some(pieces => speaks(syllables.slice(at), pieces)))
    return position === -1 ? null : position
  })
  return { matchedOn: 'PINYIN', matchedText: found.name }
}

/** The first of the company's texts with the smallest value; null: not found in this text. */
const best = (company: NamedCompany, valueOf: (text: string) => number | null): IndexedText => {
  const texts = textsOf({ ...company, orgCode: '', ended: false, regionCode: null })
  const valued = texts.flatMap(text => {
    const value = valueOf(text.text)
    return value === null ? [] : [{ text, value }]
  })
  const [first] = valued.toSorted((a, b) => a.value - b.value)
  return first?.text ?? { text: '', name: company.name, former: false }
}

const speaks = (syllables: ReturnType<typeof syllablesOf>, pieces: readonly Spoken[]): boolean =>
  pieces.every(({ initial, indexes }, at) =>
    syllables[at]?.some(
      syllable => syllable.initial === initial && (indexes === null || indexes.includes(syllable.index)),
    ),
  )
