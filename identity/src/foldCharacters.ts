import { composed } from './composed.ts'
import { characterTable, complex, dropped, foldCharacter, separator } from './characterTable.ts'

/**
 * A text with the writing variants of its characters folded: NFKC, half width, simplified, upper case, round brackets; without blanks,
 * control, zero-width and bidi marks, separators and quotes. A separator between two digits stays, as a hyphen.
 * Words stay as they are. Idempotent; never throws; a half surrogate becomes U+FFFD.
 */
export const foldCharacters = (text: string): string => {
  const table = characterTable()
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (table[unit] !== unit) return foldSimply(text, index, table) ?? foldComplex(text)
  }
  return text
}

/** @returns null where the text holds a character that is not one code unit for one */
const foldSimply = (text: string, start: number, table: Uint16Array): string | null => {
  let folded = text.slice(0, start)
  let separated = false
  for (let index = start; index < text.length; index++) {
    const unit = table[text.charCodeAt(index)]!
    if (unit === complex) return null
    if (unit === separator) separated = true
    if (unit === separator || unit === dropped) continue
    if (separated && isDigit(unit) && isDigit(folded.charCodeAt(folded.length - 1))) folded += '-'
    separated = false
    folded += String.fromCharCode(unit)
  }
  return folded
}

/** Composes the whole text first, folds by code point, and again until nothing changes: what was dropped may have kept two characters apart. */
const foldComplex = (text: string): string => {
  const table = characterTable()
  let folded = ''
  let separated = false
  for (const character of composed(text.replace(/\p{Cs}/gu, '\ufffd'))) {
    const unit = character.length === 1 ? table[character.charCodeAt(0)]! : complex
    if (unit === separator) separated = true
    if (unit === separator || unit === dropped) continue
    const part = unit === complex ? foldCharacter(character) : String.fromCharCode(unit)
    if (part === '') continue
    if (separated && isDigit(part.charCodeAt(0)) && isDigit(folded.charCodeAt(folded.length - 1))) folded += '-'
    separated = false
    folded += part
  }
  return folded === text ? text : foldComplex(folded)
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
