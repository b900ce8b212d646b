import { soundsAlike } from './sound.ts'

/** How one part of a name agrees with the same part of another name, from best to worst. */
export type PartOutcome = 'SAME' | 'SHORTENED' | 'SLIP' | 'SOUND' | 'CHARACTER' | 'FORM' | 'SIMILAR' | 'DIFFERENT'

const ranks: readonly PartOutcome[] = ['SAME', 'SHORTENED', 'SLIP', 'SOUND', 'CHARACTER', 'FORM', 'SIMILAR', 'DIFFERENT']

/** The worse of two. */
export const worse = (a: PartOutcome, b: PartOutcome): PartOutcome => (ranks.indexOf(a) >= ranks.indexOf(b) ? a : b)

/**
 * What few edits are: a slip of the hand, wrong characters of the same sound, or other characters.
 * @param replaced pairs at the same place; null: something was dropped, added or exchanged
 */
export const kindOfEdits = (replaced: readonly (readonly [string, string])[] | null): 'SLIP' | 'SOUND' | 'CHARACTER' => {
  if (replaced === null) return 'SLIP'
  return replaced.every(([a, b]) => soundsAlike(a, b)) ? 'SOUND' : 'CHARACTER'
}
