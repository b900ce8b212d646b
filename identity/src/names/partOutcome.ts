import type { Edits } from './editDistance.ts'
import { industryWords } from './industryWords.ts'
import { soundsAlike } from './sound.ts'

/** How one part of a name agrees with the same part of another name, from best to worst. */
export type PartOutcome = 'SAME' | 'SHORTENED' | 'SLIP' | 'SOUND' | 'CHARACTER' | 'FORM' | 'SIMILAR' | 'DIFFERENT'

const ranks: readonly PartOutcome[] = [
  'SAME',
  'SHORTENED',
  'SLIP',
  'SOUND',
  'CHARACTER',
  'FORM',
  'SIMILAR',
  'DIFFERENT',
]

/** The worse of two. */
export const worse = (a: PartOutcome, b: PartOutcome): PartOutcome => (ranks.indexOf(a) >= ranks.indexOf(b) ? a : b)

/**
 * What few edits are: a slip of the hand, wrong characters of the same sound, another character; a word that was added says something else, and
 * two other characters at once are no error of the hand.
 */
export const kindOfEdits = ({
  count,
  replaced,
  pure,
  added,
}: Edits): 'SLIP' | 'SOUND' | 'CHARACTER' | 'FORM' | 'SIMILAR' => {
  if (added === '集团') return 'FORM'
  if (added !== null && industryWords.has(added)) return 'SIMILAR'
  if (replaced === null) return pure ? 'SLIP' : 'SIMILAR'
  if (replaced.every(([a, b]) => soundsAlike(a, b))) return 'SOUND'
  return count === 1 ? 'CHARACTER' : 'SIMILAR'
}
