import { searchGrams, looseOf } from '../names/looseName.ts'
import { soundsOf } from '../names/sound.ts'
import { neighbouringOrgCodes } from './codeNeighbours.ts'
import type { SubjectReading } from './readSubject.ts'
import type { BlockingKeys } from './types.ts'

/**
 * What to look up so that every company worth comparing is found by an index. A register keeps for each present and former name its
 * normal form ({@link normalName}) and its {@link soundName}, and an index of 2-grams ({@link gramsOf}).
 */
export const blockingKeys = ({ names, mended, code }: SubjectReading): BlockingKeys => {
  const meant = code ? [code.canonical, ...code.repaired].filter(text => text !== null) : []
  const orgCodes = [...meant.map(orgCodeIn), ...(code ? neighbouringOrgCodes(code) : [])]
  const spellings = mended === null ? names : [...names, mended]
  return {
    orgCodes: unique(orgCodes),
    codes: unique(meant.filter(text => text.length > 9)),
    normalNames: unique(spellings.map(({ normal }) => normal)),
    soundNames: unique(spellings.map(name => soundsOf(looseOf(name)))),
  }
}

/**
 * 2-grams of the core of the name, needed only where the keys do not settle the matter: the best candidates share most of the rare ones.
 */
export const gramsOf = ({ names }: SubjectReading): readonly string[] => unique(names.flatMap(searchGrams))

const orgCodeIn = (code: string): string | null =>
  code.length === 9 ? code : code.length === 18 ? code.slice(8, 17) : null

const unique = (values: readonly (string | null)[]): readonly string[] => [
  ...new Set(values.filter(value => value !== null)),
]
