import { orgCodeCheck } from './checkCharacters.ts'

/**
 * The n-th provisional organization code, for a subject that has no code of its own.
 * Source: GB 11714-1997 keeps the bodies PDY00001 to PDY99999 for the users of the standard.
 * @param n a whole number, 1 to 99,999
 * @returns 9 characters with an agreeing check character
 * @throws RangeError outside that range: a register needs another way of numbering then
 */
export const provisionalOrgCode = (n: number): string => {
  if (!Number.isInteger(n) || n < 1 || n > 99_999) throw new RangeError(`${n} is not a whole number from 1 to 99999`)
  const body = `PDY${String(n).padStart(5, '0')}`
  return body + orgCodeCheck(body)
}

/** Whether a canonical organization code (9 characters) is a provisional one: no other department knows it. */
export const isProvisional = (orgCode: string): boolean => /^PDY(?!00000)\d{5}[\dX]$/.test(orgCode)
