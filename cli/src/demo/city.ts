import { dayOf } from './calendar.ts'
import { certificatesOf } from './certificates.ts'
import { enterpriseOf } from './enterprises.ts'
import { gradesOf } from './grades.ts'
import type {
  CertificateInput,
  CreditGradeInput,
  EnterpriseInput,
  InspectionInput,
  ListingInput,
  PenaltyInput,
} from './inputs.ts'
import { inspectionsOf } from './inspections.ts'
import { listingsOf } from './listings.ts'
import { penaltiesOf } from './penalties.ts'
import { showcaseIndex } from './traits.ts'
import { recordsPerCompany } from './vocabulary/activity.ts'

export interface DemoCityOptions {
  /** companies, 100 to 1,000,000 */
  size: number
  /** a whole number; another seed is another city */
  seed: number
  /** YYYY-MM-DD: everything happened before this day */
  today: string
}

/** A city that does not exist, as the inputs of pushes. Every iteration computes it anew, nothing is held; a longer city begins with the shorter one. */
export interface DemoCity extends DemoCityOptions {
  enterprises: () => Iterable<EnterpriseInput>
  inspections: () => Iterable<InspectionInput>
  certificates: () => Iterable<CertificateInput>
  penalties: () => Iterable<PenaltyInput>
  listings: () => Iterable<ListingInput>
  grades: () => Iterable<CreditGradeInput>
  /** about how many inputs each of them yields, within a few percent: for progress bars */
  expected: Readonly<Record<keyof typeof recordsPerCompany, number>>
  /** One company's entry in the register. */
  enterprise: (index: number) => EnterpriseInput
}

/** @throws Error where the size, the seed or the day is out of range */
export const demoCity = ({ size, seed, today }: DemoCityOptions): DemoCity => {
  if (!Number.isInteger(size) || size < 100 || size > 1_000_000)
    throw new Error(`A demo city has 100 to 1,000,000 companies, not ${size}`)
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`The seed of a demo city is a whole number from 0 on, not ${seed}`)
  const origin = { seed, today: dayOf(today) }
  return {
    size,
    seed,
    today,
    enterprises: () => each(size, index => [enterpriseOf(origin, index)]),
    inspections: () => each(size, index => inspectionsOf(origin, index)),
    certificates: () => each(size, index => certificatesOf(origin, index)),
    penalties: () => each(size, index => penaltiesOf(origin, index)),
    listings: () => each(size, index => listingsOf(origin, index)),
    grades: () => each(size, index => gradesOf(origin, index)),
    expected: expectedOf(size),
    enterprise: index => enterpriseOf(origin, index),
  }
}

const expectedOf = (size: number): DemoCity['expected'] => ({
  enterprises: size,
  inspections: Math.round(size * recordsPerCompany.inspections),
  certificates: Math.round(size * recordsPerCompany.certificates),
  penalties: Math.round(size * recordsPerCompany.penalties),
  listings: Math.round(size * recordsPerCompany.listings),
  grades: Math.round(size * recordsPerCompany.grades),
})

function* each<T>(size: number, recordsOf: (index: number) => readonly T[]): Generator<T> {
  for (let index = 0; index < size; index++) for (const record of recordsOf(index)) yield record
}

/** The company to try: a long history in every department, under its present and a former name, and nothing doubtful. */
export const demoShowcase = (city: DemoCity): { index: number; enterprise: EnterpriseInput } => ({
  index: showcaseIndex,
  enterprise: city.enterprise(showcaseIndex),
})
