import { simplified } from './simplified.ts'

/** Marks in the table; all are surrogates, which no folded character is. */
export const dropped = 0xd800
/** Dropped, except between two digits: 1-2店 is not 12店. */
export const separator = 0xd801
/** Not one code unit for one: the whole text must be composed first. */
export const complex = 0xd802

const isDropped = (character: string): boolean => /[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)

const isSeparator = (text: string): boolean =>
  /^[\p{Pd}\p{Pc}\p{Pi}\p{Pf}.,:;!?'"`~*\\|·‧•・∙⋅−。、…《》「」『』´¨¯¸˘˙˚˛˜˝‗^]+$/u.test(text)

const opening = /^[([{<【〔〖〈〘〚⟦⟨⦅]$/u
const closing = /^[)\]}>】〕〗〉〙〛⟧⟩⦆]$/u

/** Whether the character may melt with the one before it, so that it has no form of its own. */
const mayCompose = (character: string): boolean => /[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u.test(character)

/** One step towards the folded form: composed, simplified, upper case, round brackets. */
const step = (character: string): string => {
  const composed = simplified(character.normalize('NFKC'))
  if (opening.test(composed)) return '('
  if (closing.test(composed)) return ')'
  const upper = composed.toUpperCase()
  return upper.length === composed.length && upper.normalize('NFKC') === upper ? upper : composed
}

/**
 * What one character (a code point) becomes in the folded form: itself, another, several, or nothing.
 * The result is stable: folding it again changes nothing.
 */
export const foldCharacter = (character: string): string => {
  if (isDropped(character)) return ''
  const next = step(character)
  if (next === character) return character
  return Array.from(next, foldCharacter).join('')
}

const isPlainHan = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff)

const entryOf = (unit: number): number => {
  const character = String.fromCharCode(unit)
  if (isPlainHan(unit)) return single(simplified(character))
  if (unit >= 0xac00 && unit <= 0xd7a3) return unit
  if (unit >= 0xd800 && unit <= 0xdfff) return complex
  if (isDropped(character)) return dropped
  if (isSeparator(character) || isSeparator(character.normalize('NFKC'))) return separator
  return single(foldCharacter(character))
}

const single = (folded: string): number => (folded.length === 1 && !mayCompose(folded) ? folded.charCodeAt(0) : complex)

let table: Uint16Array | undefined

/**
 * For each of the 65,536 code units the folded code unit, or one of the marks above. Made once, at the first call (about 60 ms), so that a
 * name costs one look-up a character.
 */
export const characterTable = (): Uint16Array =>
  (table ??= Uint16Array.from({ length: 0x1_0000 }, (_, unit) => entryOf(unit)))
