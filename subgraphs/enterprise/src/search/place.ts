/** Companies are numbered as they enter the register, and the index holds them in blocks of this many. */
export const blockSize = 2 ** 14
/** Rows of the index are told apart by block and letter: a code unit of a name, or one of the letters above them. */
const letters = 2 ** 17
const ordinals = 2 ** 5
const lengths = 2 ** 6
/** From one character of a text to the next. */
export const positionUnit = 2 ** 13
const places = 2 ** 21

/** A company has at most this many indexed texts; a text is indexed to this length. */
export const mostTexts = ordinals
export const longestText = 255

export const rowId = (block: number, letter: number): number => block * letters + letter
export const rowIds = (blocks: readonly number[], letters: readonly number[]): number[] =>
  blocks.flatMap(block => letters.map(letter => rowId(block, letter)))
export const blockOfRow = (id: number): number => Math.floor(id / letters)
export const letterOfRow = (id: number): number => id % letters

/** A text of a company, and what of it and of the company ranks a hit. */
export interface TextKind {
  /** a name that the company bore before */
  former: boolean
  /** the company was cancelled, revoked, annulled, or moved out */
  ended: boolean
  length: number
  /** tells the company's texts apart */
  ordinal: number
}

/** Where a text begins, as a number that sorts as hits do: near the front, present, not ended, short. The character `n` is `n` units on. */
export const placeOf = ({ former, ended, length, ordinal }: TextKind): number =>
  (((former ? 2 : 0) + (ended ? 1 : 0)) * lengths + Math.min(length, lengths - 1)) * ordinals + ordinal

/** What is left of a place when the texts of a company need not be told apart; below `ranks`. */
export const rankOf = (place: number): number => Math.floor(place / ordinals)
export const ranks = places / ordinals
/** Whether a hit's rank tells that it was found by a name that the company bore before. */
export const isOfFormerName = (rank: number): boolean => rank % (positionUnit / ordinals) >= 2 * lengths

export const positionOf = (place: number): number => Math.floor(place / positionUnit)
/** former, ended, length */
export const kindOf = (place: number): number => rankOf(place % positionUnit)
export const ordinalOf = (place: number): number => place % ordinals
/** Capped: {@link longestKnown} says "this or more". */
export const lengthOf = (place: number): number => rankOf(place) % lengths
export const longestKnown = lengths - 1

/** One posting of a row: what follows the letter, where, and in which company of the block. Sorts by all three. */
export const postingOf = (follower: number, place: number, offset: number): number =>
  (follower * places + place) * blockSize + offset
export const followerOf = (posting: number): number => Math.floor(posting / (places * blockSize))
export const placeOfPosting = (posting: number): number => Math.floor(posting / blockSize) % places
export const offsetOf = (posting: number): number => posting % blockSize
