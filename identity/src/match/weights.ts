import type {
  AddressOutcome,
  CodeOutcome,
  DateOutcome,
  DistrictOutcome,
  NameOutcome,
  RepresentativeOutcome,
} from './types.ts'

/**
 * How likely an outcome is where the two are one company (m), and where they are two (u).
 * Where each figure comes from: docs/decisions/0006-match-weights.md.
 */
export interface Likelihood {
  m: number
  u: number
}

export const nameLikelihoods: Readonly<Record<NameOutcome, Likelihood>> = {
  SAME: { m: 0.6, u: 1e-7 },
  VARIANT: { m: 0.12, u: 3e-7 },
  SHORTENED: { m: 0.04, u: 1e-6 },
  SLIP: { m: 0.1, u: 1e-6 },
  SOUND: { m: 0.03, u: 1e-6 },
  CHARACTER: { m: 0.02, u: 3e-5 },
  FORM: { m: 0.02, u: 7e-7 },
  SIMILAR: { m: 0.02, u: 1e-4 },
  BRANCH: { m: 0.003, u: 1e-4 },
  REGION: { m: 0.001, u: 3e-5 },
  SERIES: { m: 0.001, u: 1e-5 },
  DIFFERENT: { m: 0.01, u: 0.999 },
}

export const codeLikelihoods: Readonly<Record<CodeOutcome, Likelihood>> = {
  SAME: { m: 0.8, u: 1e-8 },
  SAME_UNCHECKED: { m: 0.002, u: 1e-9 },
  REPAIRED: { m: 0.02, u: 1e-8 },
  NEAR: { m: 0.1, u: 3e-7 },
  CONTRADICTS: { m: 0.01, u: 0.95 },
  GARBLED: { m: 0.02, u: 0.001 },
  FOREIGN: { m: 0.01, u: 0.1 },
}

export const addressLikelihoods: Readonly<Record<AddressOutcome, Likelihood>> = {
  SAME: { m: 0.75, u: 4e-5 },
  BUILDING: { m: 0.04, u: 1e-4 },
  STREET: { m: 0.06, u: 1e-3 },
  DIFFERENT: { m: 0.15, u: 0.995 },
}

export const districtLikelihoods: Readonly<Record<DistrictOutcome, Likelihood>> = {
  SAME: { m: 0.9, u: 0.05 },
  DIFFERENT: { m: 0.1, u: 0.94 },
}

export const dateLikelihoods: Readonly<Record<DateOutcome, Likelihood>> = {
  SAME: { m: 0.9, u: 5e-4 },
  YEAR: { m: 0.04, u: 0.08 },
  CONTRADICTS: { m: 0.06, u: 0.94 },
}

/** A date that tells no day. */
export const yearLikelihoods: Readonly<Record<DateOutcome, Likelihood>> = {
  SAME: { m: 0.92, u: 0.08 },
  YEAR: { m: 0.02, u: 0.05 },
  CONTRADICTS: { m: 0.06, u: 0.89 },
}

export const representativeLikelihoods: Readonly<Record<RepresentativeOutcome, Likelihood>> = {
  SAME: { m: 0.8, u: 5e-4 },
  SURNAME: { m: 0.8, u: 0.02 },
  DIFFERENT: { m: 0.2, u: 0.97 },
}

/** Odds, in bits, that a company taken at random from the register is the one a record is about: one in 100,000. */
export const priorBits = -Math.log2(100_000)

/** log2(m/u), to a tenth of a bit. */
export const weightOf = ({ m, u }: Likelihood): number => Math.round(Math.log2(m / u) * 10) / 10

/** The probability that odds in bits stand for, 0 to 1. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)
