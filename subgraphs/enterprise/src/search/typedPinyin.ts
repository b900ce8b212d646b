import { composed } from '@e360/identity/composed'
import type { Spoken } from './phrase.ts'
import { indexesFrom, initialOf, isSyllable, syllableOf } from './syllables.ts'

/** The ways to read typed letters as pinyin: the `certain` ones are what people type, the `loose` ones are asked where they find nothing. */
export interface TypedPinyin {
  /** whole syllables (chongqing), or an initial for each character (cq) */
  certain: readonly (readonly Spoken[])[]
  /** the last syllable not typed to its end (chongqi), or syllables and initials mixed (cqchangan) */
  loose: readonly (readonly Spoken[])[]
}

/** One way to take the letters apart, its pieces as {@link spokenOf} reads them. */
type Reading = readonly Piece[]

interface Piece {
  letters: string
  /** a whole syllable, what a syllable begins with, or the initial alone */
  as: 'syllable' | 'beginning' | 'initial'
}

const mostLetters = 60
/** So many ways are tried, those with the fewest pieces first: xian is xian and xi an. */
const mostReadings = 4

/**
 * Reads what may be pinyin: letters with or without tone marks, digits that stand for themselves, blanks and apostrophes.
 * @returns null where there is anything else, or no letter
 */
export const readTypedPinyin = (text: string): TypedPinyin | null => {
  const letters = composed(text)
    .toLowerCase()
    .replace(/[üǖǘǚǜ]|u:/g, 'v')
    .normalize('NFD')
    .replace(/[\p{M}\p{Z}\p{Cc}\p{Cf}\p{Pd}'’‘`.·]+/gu, '')
    .replace(/(?<=[ln])ue/g, 've')
  if (!/^[a-z0-9]{2,}$/.test(letters) || !/[a-z]/.test(letters) || letters.length > mostLetters) return null

  const whole = readings(letters, piece => wholeSyllable(piece) ?? digit(piece))
  const initials: Reading = Array.from(letters, letter => ({ letters: letter, as: 'initial' }))
  const unfinished = readings(letters, (piece, at, isLast) =>
    isLast && at > 0 ? beginning(piece) : (wholeSyllable(piece) ?? digit(piece)),
  )
  const mixed = readings(letters, piece => wholeSyllable(piece) ?? initial(piece))
  return { certain: [...whole, initials].map(spokenOf), loose: [...unfinished, ...mixed].map(spokenOf) }
}

/** ng is one, but nobody types it by itself. */
const wholeSyllable = (letters: string): Piece | null =>
  isSyllable(letters) && /[aeiouv]/.test(letters) ? { letters, as: 'syllable' } : null
const beginning = (letters: string): Piece | null =>
  indexesFrom(letters).length > 0 ? { letters, as: 'beginning' } : null
const initial = (letters: string): Piece | null => (letters.length === 1 ? { letters, as: 'initial' } : null)
const digit = (letters: string): Piece | null => (/^\d$/.test(letters) ? { letters, as: 'initial' } : null)

const longestSyllable = 6

/** The ways to take letters apart into allowed pieces, those with the fewest pieces first, at most {@link mostReadings}. */
const readings = (
  letters: string,
  allowed: (piece: string, at: number, isLast: boolean) => Piece | null,
): Reading[] => {
  const from: Reading[][] = Array.from({ length: letters.length + 1 }, () => [])
  from[letters.length] = [[]]
  for (let at = letters.length - 1; at >= 0; at--)
    from[at] = Array.from({ length: Math.min(longestSyllable, letters.length - at) }, (_, index) => at + index + 1)
      .flatMap(end => {
        const piece = allowed(letters.slice(at, end), at, end === letters.length)
        return piece ? from[end]!.map(rest => [piece, ...rest]) : []
      })
      .toSorted((a, b) => a.length - b.length)
      .slice(0, mostReadings)
  return from[0]!
}

const spokenOf = (reading: Reading): Spoken[] =>
  reading.map(({ letters, as }) => ({
    initial: initialOf(letters[0]!),
    indexes: as === 'initial' ? null : as === 'beginning' ? indexesFrom(letters) : [syllableOf(letters)!.index],
  }))
