import { editsBetween } from '../names/editDistance.ts'
import type { GivenCode } from './givenCode.ts'
import type { CodeOutcome, RegisterEntry } from './types.ts'

/**
 * Compares a given code with all codes of one company, present and former.
 * @returns the outcome and the registered code that it was found against; null: the register holds no code of that kind for the company
 */
export const compareCodes = (
  given: GivenCode,
  entry: Pick<RegisterEntry, 'orgCode' | 'codes'>,
): { outcome: CodeOutcome; found: string } | null => {
  const registered = [...entry.codes, entry.orgCode]
  const equal = registered.find(code => code === given.canonical) ?? ofOneOrganization(given, registered)
  if (equal !== undefined) return { outcome: given.valid ? 'SAME' : 'SAME_UNCHECKED', found: equal }

  const repaired = registered.find(code => given.repaired.some(meant => meant === code || isHeldBy(code, meant)))
  if (repaired !== undefined) return { outcome: 'REPAIRED', found: repaired }

  const cut = registered.find(code => isCutFrom(code, given.bare))
  if (cut !== undefined) return { outcome: 'NEAR', found: cut }

  const comparable = registered.find(code => isOfKind(code, given))
  if (comparable === undefined) return null
  if (given.valid) return { outcome: 'CONTRADICTS', found: comparable }
  const near = registered.find(code => isNear(code, given.bare))
  if (near !== undefined) return { outcome: 'NEAR', found: near }
  const ofSize = registered.find(code => Math.abs(code.length - given.bare.length) <= 3)
  if (ofSize === undefined) return isForeign(given.bare) ? { outcome: 'FOREIGN', found: entry.orgCode } : null
  return { outcome: editsBetween(given.bare, ofSize, mostGarbled) === null ? 'FOREIGN' : 'GARBLED', found: ofSize }
}

/** With up to three errors of hand and eye a code is still the one that was meant; codes of one district differ in more. */
const mostGarbled = 3

/** Of no size that a code of this country has: a number of another country's register, tax office or exchange. */
const isForeign = (bare: string): boolean => bare.length >= 10 && bare.length <= 24 && !oldRegistrationNo.test(bare)

/** Until 2007: 13 digits that begin with the code of a province and a city in it, or of the national office. */
const oldRegistrationNo = /^(?:1000|(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])(?:[0-3]\d|5\d|90))\d{9}$/u

/** A sound credit code holds its organization code, and so speaks of the same organization; where its own check character fails, that is not said. */
const ofOneOrganization = (given: GivenCode, registered: readonly string[]): string | undefined => {
  if (!given.valid || given.orgCode === null) return undefined
  return registered.find(code => code === given.orgCode || isHeldBy(code, given.orgCode!))
}

const isHeldBy = (code: string, orgCode: string): boolean => code.length === 18 && code.slice(8, 17) === orgCode

/** Organization codes and credit codes can be compared; a registration number only with one. */
const isOfKind = (code: string, { kind }: GivenCode): boolean => kind !== 'regno15' || code.length === 15

/** Shorter remains say little: every code of a district begins alike. */
const leastOfCredit = 13
const leastOfOther = 8

const isCutFrom = (code: string, bare: string): boolean =>
  bare.length < code.length &&
  bare.length >= (code.length === 18 ? (code.startsWith(bare) ? leastOfCredit : leastOfOther) : leastOfOther) &&
  (code.startsWith(bare) || code.endsWith(bare)) &&
  !isHeldBy(code, bare)

const isNear = (code: string, bare: string): boolean => {
  if (code.length < 9 || bare.length < 8) return false
  if (editsBetween(bare, code, 1) !== null) return true
  return bare.length === 18 && code.length === 9 && editsBetween(bare.slice(8, 17), code, 1) !== null
}
