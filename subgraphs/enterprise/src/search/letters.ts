import type { Syllable } from './syllables.ts'

/*
 * What a row of the index is for, as a number: the code unit of a character of a name, and above these two initials of pinyin, a syllable,
 * and the regions. In a character's row the lists are told apart by what follows.
 */

const initialsFrom = 0x1_0000
const syllablesFrom = 0x1_2000
/** The row that tells the regions of a block's companies. */
export const regionLetter = 0x1_8000
/** There are fewer initials, and fewer syllables with one initial. */
const syllables = 64

/** What follows the last character of a text. */
export const endOfText = 0
/** Rows of pinyin have one list. */
export const noFollower = 0

/** Texts that hold two syllables with these initials next to each other. */
export const initialsLetter = (first: number, second: number): number => initialsFrom + first * syllables + second

/** Texts that hold a syllable. */
export const syllableLetter = ({ initial, index }: Syllable): number => syllablesFrom + initial * syllables + index

/** A region's list and place: its first four digits and the other two. */
export const regionFollower = (regionCode: string): number => Number(regionCode.slice(0, 4))
export const regionPlace = (regionCode: string): number => Number(regionCode.slice(4))
