import type { CertificateFamily } from './inputs.ts'

export interface NumberFacts {
  year: number
  /** GB/T 2260; a firm in a functional zone has the city's */
  regionCode: string
  /** of the certificate, unique in the city */
  serial: number
}

const padded = (value: number, length: number) => String(value).padStart(length, '0')
const shortYear = ({ year }: NumberFacts) => padded(year % 100, 2)

/** How each family numbers its certificates; a city of more than 10,000 firms makes some numbers longer than real ones. */
export const certificateNumber: Readonly<Record<CertificateFamily, (facts: NumberFacts) => string>> = {
  PRODUCTION_LICENCE: ({ serial }) => `（渝）XK08-001-${padded(serial, 5)}`,
  CCC: ({ year, serial }) => `${year}0111${padded(serial, 8)}`,
  MANAGEMENT_SYSTEM: facts => `0${shortYear(facts)}24Q${padded(facts.serial, 5)}R0M`,
  SPECIAL_EQUIPMENT: facts => `TS2250${padded(facts.serial, 3)}-${facts.year + 4}`,
  METROLOGY: facts => `渝检${shortYear(facts)}-${padded(facts.serial, 6)}`,
  CMA: facts => `${shortYear(facts)}2203${padded(facts.serial, 6)}`,
  FOOD: ({ regionCode, serial }) => `SC1${regionCode.slice(0, 2)}${regionCode.slice(2)}${padded(serial, 5)}`,
  FOOD_CONTACT: ({ serial }) => `渝XK16-204-${padded(serial, 5)}`,
  OTHER: facts => `渝备${facts.year}${padded(facts.serial, 6)}号`,
}
