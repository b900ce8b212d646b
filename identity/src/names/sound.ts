import { pinyin } from 'pinyin-pro'

/** Sounds that much of the country does not tell apart, and input methods therefore take for each other. */
const confused: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/u, '$1'],
  [/^n(?=.)/u, 'l'],
  [/([ie])ng$/u, '$1n'],
]

const known = new Map<string, string>()

/** The toneless syllable of a character in which those meet that are taken for each other (zh = z, ing = in, n = l); other characters are themselves. */
const soundOf = (character: string): string => {
  const cached = known.get(character)
  if (cached !== undefined) return cached
  const written = pinyin(character, { toneType: 'none', v: true })
  const sound = confused.reduce((text, [from, to]) => text.replace(from, to), written.toLowerCase())
  known.set(character, sound)
  return sound
}

/** Whether two texts of one length sound alike, so that one is typed for the other. */
export const soundsAlike = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++)
    if (a[index] !== b[index] && soundOf(a[index]!) !== soundOf(b[index]!)) return false
  return true
}

/** How a text sounds, one syllable a character. */
export const soundsOf = (text: string): string => Array.from(text, soundOf).join('')
