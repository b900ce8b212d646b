import { foldCharacters } from '@e360/identity/foldCharacters'
import { longestText, mostTexts } from './place.ts'

/** What the index holds of a company. */
export interface IndexedCompany {
  orgCode: string
  name: string
  normalName: string
  /** in the order of their names */
  formerNames: readonly { name: string; normalName: string }[]
  /** see {@link hasEnded} */
  ended: boolean
  /** null: none, or none that is a code */
  regionCode: string | null
}

/** One spelling under which a company is found, and the name that it is a spelling of. */
export interface IndexedText {
  text: string
  name: string
  former: boolean
}

const endedStatuses = new Set(['REVOKED', 'REVOKED_CANCELLED', 'CANCELLED', 'ANNULLED', 'MOVED_OUT'])

/** What stands behind the others among equal hits; a status that the register does not tell is not taken for an end. */
export const hasEnded = (registrationStatus: string): boolean => endedStatuses.has(registrationStatus)

/**
 * The spellings of a company's names: characters folded, so that any part of a name is found as it is written, and the normal form, so that
 * 重庆… meets 重庆市… and 有限公司 meets 有限责任公司. The present name first; each once.
 */
export const textsOf = ({ name, normalName, formerNames }: IndexedCompany): IndexedText[] => {
  const texts = new Map<string, IndexedText>()
  for (const [index, borne] of [{ name, normalName }, ...formerNames].entries())
    for (const spelling of [foldCharacters(borne.name), borne.normalName]) {
      const text = spelling.slice(0, longestText)
      if (text.length > 1 && !texts.has(text)) texts.set(text, { text, name: borne.name, former: index > 0 })
    }
  return [...texts.values()].slice(0, mostTexts)
}
