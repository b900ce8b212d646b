import { codesOf } from './codes.ts'
import type { Codes } from './codes.ts'
import { streetKinds, streetLandscapes } from './vocabulary/streets.ts'
import { tradeCharacters } from './vocabulary/tradeCharacters.ts'
import { namesOf } from './names.ts'
import type { BorneName } from './names.ts'
import { below, chance, pick, randomOf } from './random.ts'
import { traitsOf } from './traits.ts'
import type { Origin, Traits } from './traits.ts'

/** A company as everybody knows it: what the register says of it and what the departments copy from each other. */
export interface Company {
  traits: Traits
  names: readonly BorneName[]
  codes: Codes
  /** beginning with the district; 重庆市 stands before it in the register */
  address: string
}

/** Computed anew at every call from (seed, index): nothing of a city is held in memory. */
export const companyOf = (origin: Origin, index: number): Company => {
  const traits = traitsOf(origin, index)
  return {
    traits,
    names: namesOf(origin, traits),
    codes: codesOf(origin, traits),
    address: addressOf(origin, traits),
  }
}

/** The bureau of a district, or of a functional zone, that looks after market supervision there. */
export const bureauOf = ({ district }: Traits): string => `${district.name}市场监督管理局`

const addressOf = ({ seed }: Origin, { index, district }: Traits): string => {
  const random = randomOf(seed, 'address', index)
  const street = pick(random, tradeCharacters) + pick(random, streetLandscapes) + pick(random, streetKinds)
  const house = `${district.name}${street}${1 + below(random, 400)}号`
  if (chance(random, 0.45)) return house
  const building = chance(random, 0.5) ? `${1 + below(random, 20)}幢` : ''
  return `${house}${building}${1 + below(random, 30)}-${1 + below(random, 12)}`
}
