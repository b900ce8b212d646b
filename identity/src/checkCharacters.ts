/** The characters of a 统一社会信用代码 in the order of their values, 0 to 30: no I, O, S, V, Z (GB 32100-2015). */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const orgCodeAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const orgCodeWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** 3^(i−1) mod 31 for i = 1 … 17 */
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The character's value; a body is checked by the reader first, so anything else is a programmer's mistake. */
const valueOf = (alphabet: string, character: string): number => {
  const value = alphabet.indexOf(character)
  if (value < 0) throw new RangeError(`“${character}” has no value in “${alphabet}”`)
  return value
}

const weightedSum = (body: string, weights: readonly number[], alphabet: string): number => {
  if (body.length !== weights.length) throw new RangeError(`“${body}” must have ${weights.length} characters`)
  return weights.reduce((sum, weight, index) => sum + weight * valueOf(alphabet, body[index]!), 0)
}

/**
 * The check character of an organization code (组织机构代码).
 * Source: GB 11714-1997: 11 − Σ value · weight mod 11, where 10 is written X and 11 is written 0.
 * @param body the first 8 characters, digits and capital letters
 * @throws RangeError where the body is not such a body
 */
export const orgCodeCheck = (body: string): string =>
  '0X987654321'[weightedSum(body, orgCodeWeights, orgCodeAlphabet) % 11]!

/**
 * The check character of a unified social credit code (统一社会信用代码).
 * Source: GB 32100-2015: 31 − Σ value · 3^(i−1) mod 31, where 31 is written 0.
 * @param body the first 17 characters
 * @throws RangeError where the body is not such a body
 */
export const usccCheck = (body: string): string => {
  const rest = weightedSum(body, usccWeights, usccAlphabet) % 31
  return usccAlphabet[(31 - rest) % 31]!
}

/**
 * The check digit of a 15-digit registration number (工商注册号).
 * Source: GS 15-2006, ISO 7064 MOD 11,10.
 * @param body the first 14 digits
 * @throws RangeError where the body is not such a body
 */
export const registrationNoCheck = (body: string): string => {
  if (!/^\d{14}$/.test(body)) throw new RangeError(`“${body}” must have 14 digits`)
  let product = 10
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}
