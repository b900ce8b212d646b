import { orgCodeCheck, usccAlphabet, usccCheck } from '../checkCharacters.ts'
import type { GivenCode } from './givenCode.ts'

/**
 * The organization codes that a code with one error may have meant: one character wrong, two neighbours exchanged, one lost or doubled. Both check
 * characters of a credit code leave but a few of the many that are one error away.
 * @returns nothing for a sound code: it means itself
 */
export const neighbouringOrgCodes = ({ bare, valid }: GivenCode): readonly string[] => {
  if (valid || !/^[0-9A-Z]{8,19}$/u.test(bare)) return []
  const meant =
    bare.length >= 15
      ? usccsNear(bare).map(code => code.slice(8, 17))
      : bare.length <= 10
        ? [...variants(bare, 9, orgCodeAlphabet)].filter(isOrgCode)
        : []
  return [...new Set(meant)].slice(0, mostNeighbours)
}

const mostNeighbours = 60
const orgCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const isOrgCode = (code: string): boolean =>
  /^[0-9A-Z]{8}[0-9X]$/u.test(code) && code.endsWith(orgCodeCheck(code.slice(0, 8)))
const isUscc = (code: string): boolean => isOrgCode(code.slice(8, 17)) && code.endsWith(usccCheck(code.slice(0, 17)))

const usccsNear = (bare: string): readonly string[] => {
  const readable = Array.from(bare, character => (usccAlphabet.includes(character) ? character : '?')).join('')
  const unreadable = readable.split('?').length - 1
  if (unreadable > 1) return []
  if (unreadable === 1) return filled(readable.indexOf('?'), readable).filter(isUscc)
  if (bare.length === 16) return completed(bare)
  return bare.length < 17 ? [] : [...variants(bare, 18, usccAlphabet)].filter(isUscc)
}

const filled = (at: number, code: string): string[] =>
  code.length === 18 ? Array.from(usccAlphabet, character => code.slice(0, at) + character + code.slice(at + 1)) : []

/** Of a credit code cut after 16 characters both check characters are lost and follow from the rest. */
const completed = (bare: string): string[] => {
  const body = bare + orgCodeCheck(bare.slice(8, 16))
  return [body + usccCheck(body)]
}

/** Every text of the right length that is one error away; one at a time, for most are sieved at once. */
function* variants(code: string, length: number, alphabet: string): Generator<string> {
  if (code.length === length) {
    for (let at = 0; at < length; at++)
      for (const character of alphabet)
        if (character !== code[at]) yield code.slice(0, at) + character + code.slice(at + 1)
    for (let at = 0; at + 1 < length; at++)
      if (code[at] !== code[at + 1]) yield code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
  } else if (code.length === length + 1) {
    for (let at = 0; at < code.length; at++) yield code.slice(0, at) + code.slice(at + 1)
  } else if (code.length === length - 1) {
    for (let at = 0; at <= code.length; at++)
      for (const character of alphabet) yield code.slice(0, at) + character + code.slice(at)
  }
}
