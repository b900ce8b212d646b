import { blockingKeys, gramsOf } from '@e360/identity/match/blockingKeys'
import { readSubject } from '@e360/identity/match/readSubject'
import type { RegisterEntry } from '@e360/identity/match/types'
import { looseOf } from '@e360/identity/names/looseName'
import { nameParts } from '@e360/identity/names/nameParts'
import { soundsOf } from '@e360/identity/names/sound'
import { subjectOf, type SubjectWords } from './subject.ts'

/**
 * By which a subject is found when a company comes: the codes that it may mean, its name, how that sounds, and its 2-grams, the same as those by
 * which the matcher finds the company. A letter says of which kind a key is.
 */
export const keysOfSubject = (subject: SubjectWords): string[] => {
  const reading = readSubject(subjectOf(subject))
  const { orgCodes, codes, normalNames, soundNames } = blockingKeys(reading)
  return keys({
    code: [...orgCodes, ...codes, subject.code],
    name: [...normalNames, subject.normal_name],
    sound: soundNames,
    gram: gramsOf(reading),
  })
}

/** What a company is found by, present and former. */
export interface CompanyKeys {
  orgCode: string
  normalNames: readonly string[]
  codes: readonly string[]
  exact: readonly string[]
  grams: readonly string[]
}

export const keysOfCompany = ({ orgCode, names, codes }: RegisterEntry): CompanyKeys => {
  const all = names.map(nameParts)
  const normalNames = all.map(({ normal }) => normal)
  return {
    orgCode,
    normalNames,
    codes: [orgCode, ...codes],
    exact: keys({ code: [orgCode, ...codes], name: normalNames, sound: all.map(parts => soundsOf(looseOf(parts))) }),
    grams: keys({ gram: normalNames.flatMap(pairsOf) }),
  }
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))

const letters = { code: 'c', name: 'n', sound: 's', gram: 'g' } as const

/** A rare character (𠮷, 😀) is cut by grams; to a database all halves are one and the same. */
const keys = (texts: Partial<Record<keyof typeof letters, readonly string[]>>): string[] => [
  ...new Set(
    Object.entries(texts).flatMap(([kind, values]) =>
      values
        .filter(text => text !== '')
        .map(text => letters[kind as keyof typeof letters] + text.slice(0, longestKey).replaceAll(half, '\uFFFD')),
    ),
  ),
]

const half = /\p{Surrogate}/gu

/** Beyond it two names are not told apart here; the matcher does. */
const longestKey = 120
