/** A number as it was written: `digits` × 10^−`scale`. */
export interface Decimal {
  digits: bigint
  scale: number
}

const plain = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/

/**
 * Reads a number without a sign, exactly: `3,180`, `203.9840`, `2e+06`. A comma is read as a thousands separator only
 * where it stands before three digits: `3,5` is refused, not guessed at.
 * @param text half width, small letters, without blanks
 */
export const readDecimal = (text: string): Decimal | undefined => {
  const [, whole = '', fraction = '', exponent = '0'] = plain.exec(text) ?? []
  const digits = whole.replaceAll(',', '') + fraction
  if (!digits || digits.length > 60 || Math.abs(Number(exponent)) > 60) return undefined
  return { digits: BigInt(digits), scale: fraction.length - Number(exponent) }
}

/** The number × 10^`power`, rounded half up to a whole one: `0.30000000000000004` of an export of floats is 0.3. */
export const wholeTimes = ({ digits, scale }: Decimal, power: number): bigint => {
  const shift = power - scale
  if (shift >= 0) return digits * 10n ** BigInt(shift)
  const divisor = 10n ** BigInt(-shift)
  return (digits * 2n + divisor) / (divisor * 2n)
}
