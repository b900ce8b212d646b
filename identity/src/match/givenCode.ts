import { bareCode } from '../codeText.ts'
import { readCode, type CodeKind } from '../codes.ts'
import { isProvisional } from '../provisionalCodes.ts'

/** A code as a department wrote it, and what it may have been meant to be. */
export interface GivenCode {
  /** as given */
  text: string
  /** without blanks, hyphens and label, in capitals */
  bare: string
  kind: CodeKind
  /** null: not readable as a code */
  canonical: string | null
  /** the check character agrees: a sound code */
  valid: boolean
  /** the organization code in it; null: it holds none */
  orgCode: string | null
  /** sound codes that it becomes when letters are read as the digits they look like, or lost leading zeros are put back */
  repaired: readonly string[]
}

/** Shorter texts are no remains of a code. */
const leastLength = 6

/**
 * Reads what stands in a code column. A sound code in a longer text (two codes, 副本 numbers) is taken where it is the only one.
 * @returns null where nothing is told: blanks, 无, a citizen's identity number, a provisional code, which every system gives to companies of its own
 */
export const readGivenCode = (text: string): GivenCode | null => {
  const bare = bareCode(text.slice(0, longestText))
  const reading = readCode(bare)
  if (reading.reason === 'IDENTITY_NUMBER' || isProvisional(reading.canonical ?? '') || isPlaceholder(bare)) return null
  const cutShort = reading.kind === 'regno15' && bare.startsWith('9')
  if (reading.canonical !== null && !cutShort) {
    const { kind, canonical, valid, orgCode } = reading
    return { text, bare, kind, canonical, valid, orgCode, repaired: valid && kind !== 'regno15' ? [] : repairs(bare) }
  }
  const inside = cutShort ? null : onlySoundCode(bare)
  if (inside !== null) {
    const { kind, canonical, valid, orgCode } = readCode(inside)
    return { text, bare: inside, kind, canonical, valid, orgCode, repaired: [] }
  }
  if (!isCodeOfAnyCountry.test(bare) || bare.length < leastLength || isPlaceholder(bare)) return null
  return { text, bare, kind: 'unknown', canonical: null, valid: false, orgCode: null, repaired: repairs(bare) }
}

/** Letters and digits of any script but ours, with a digit among them, in one piece or with a stroke as Brazil writes; 无, 见附件 and UNKNOWN are no codes. */
const isCodeOfAnyCountry = /^(?=.*\p{N})(?=[^/]*$|.{6,20}$)(?:(?!\p{Script=Han})[\p{L}\p{N}/])+$/u

/** What is typed to fill the column: 000000000, 123456789, XXXXXXXXX. */
const isPlaceholder = (bare: string): boolean => /^(.)\1*$/u.test(bare) || '0123456789012345678'.includes(bare)

const longestText = 200

/** Of several codes in one cell those of one organization are one, told at its best by the longest. */
const onlySoundCode = (bare: string): string | null => {
  const sound = (bare.match(/[0-9A-Z]+/gu) ?? []).map(part => readCode(part)).filter(({ valid }) => valid)
  const organizations = new Set(sound.map(({ orgCode, canonical }) => orgCode ?? canonical))
  if (organizations.size !== 1) return null
  return sound.map(({ canonical }) => canonical!).sort((a, b) => b.length - a.length)[0]!
}

/** A tax number of before 2015: six digits of a district and the organization code. */
const taxNumber = /^\d{6}([0-9A-Z]{8}[0-9X])$/u

/** Letters that a credit code cannot hold, and foreign letters, with the character each is taken for. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  S: '5',
  V: 'U',
  Z: '2',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Χ: 'X',
}

const repairs = (bare: string): readonly string[] => {
  const digits = Array.from(bare, character => lookalikes[character] ?? character).join('')
  const forms = [digits, digits.replace(/O/gu, '0')]
  if (/^\d{6,7}[\dX]$/u.test(digits)) forms.push(digits.padStart(9, '0'))
  const taxed = taxNumber.exec(digits)?.[1]
  if (taxed !== undefined) forms.push(taxed)
  return [...new Set(forms)].filter(form => form !== bare && readCode(form).valid)
}
