import { initialsLetter, syllableLetter } from './letters.ts'

/** What a text must hold, one character or syllable after the other. */
export interface Phrase {
  /** a text of this length that begins with the phrase is the phrase; null: cannot be told */
  whole: number | null
  parts: readonly Part[]
}

/** One or two neighbours of a phrase, as lists of the index hold them. */
export interface Part {
  /** where in the phrase it begins */
  offset: number
  /** the places in the phrase that need nothing else */
  settles: readonly number[]
  letters: readonly number[]
  /** undefined: any */
  wants?: (follower: number) => boolean
}

/** @param text at least two characters (code units) */
export const namePhrase = (text: string): Phrase => ({
  whole: text.length,
  parts: Array.from({ length: text.length - 1 }, (_, offset) => {
    const next = text.charCodeAt(offset + 1)
    const letters = [text.charCodeAt(offset)]
    return { offset, settles: [offset, offset + 1], letters, wants: follower => follower === next }
  }),
})

/** One typed piece of pinyin: its initial, and which of the syllables with this initial it may be; null: any. */
export interface Spoken {
  initial: number
  indexes: readonly number[] | null
}

/** @param spoken at least one syllable, or two pieces */
export const spokenPhrase = (spoken: readonly Spoken[]): Phrase => {
  const syllables = spoken.flatMap(({ initial, indexes }, offset): Part[] =>
    indexes === null
      ? []
      : [{ offset, settles: [offset], letters: indexes.map(index => syllableLetter({ initial, index })) }],
  )
  const initials = spoken.slice(1).map((second, offset): Part => {
    const settles = [offset, offset + 1].filter(at => spoken[at]!.indexes === null)
    return { offset, settles, letters: [initialsLetter(spoken[offset]!.initial, second.initial)] }
  })
  return { whole: null, parts: [...syllables, ...initials.filter(({ settles }) => settles.length > 0)] }
}
