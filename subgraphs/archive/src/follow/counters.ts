import { daysAfter } from '@e360/kit/clock'
import type { CountedCompany, CountedRecord, RecordRow } from '../rows.ts'
import { expiresAsPrinted, gradeSteps, never, validityOf } from './measures.ts'
import { factsOf, kinds } from './recordRow.ts'

/** What a batch of changes adds to the counters, by their id. */
export interface Deltas {
  tally: Map<string, TallyDelta>
  /** companies by when they were inspected and when before that, see {@link inspectedCells} */
  inspected: Map<string, { region: string; companies: number }>
  /** certificates by the day that is printed as their last, see `expiresAsPrinted` */
  expiring: Map<string, { region: string; certificates: number }>
  grades: Map<string, { region: string; period: string; model: string; grade: string; companies: number }>
}

export type TallyDelta = { region: string; period: string; fines: bigint } & Record<Counted, number>
type Counted = 'enterprises' | 'unlinked' | 'inspections' | 'failed' | 'passed' | 'penalties' | 'certificates'

export const noDeltas = (): Deltas => ({
  tally: new Map(),
  inspected: new Map(),
  expiring: new Map(),
  grades: new Map(),
})

/** Unlinked records are counted by the district that they were recorded with, word for word. */
export const districtMark = '~'

const tallyId = (unit: 'A' | 'M' | 'D', period: string, region: string): string => `${unit}|${period}|${region}`

const cell = ({ tally }: Deltas, unit: 'A' | 'M' | 'D', period: string, region: string): TallyDelta => {
  const id = tallyId(unit, period, region)
  const known = tally.get(id)
  if (known) return known
  const delta: TallyDelta = {
    region,
    period,
    enterprises: 0,
    unlinked: 0,
    inspections: 0,
    failed: 0,
    passed: 0,
    penalties: 0,
    fines: 0n,
    certificates: 0,
  }
  tally.set(id, delta)
  return delta
}

const monthAndDay = (deltas: Deltas, day: string, region: string): [TallyDelta, TallyDelta] => [
  cell(deltas, 'M', day.slice(0, 7), region),
  cell(deltas, 'D', day, region),
]

type Sign = 1 | -1

/** A company is counted once the register has told of it, until it is merged into another. */
export const countCompany = (deltas: Deltas, company: CountedCompany | null, sign: Sign): void => {
  if (company?.known === 1 && company.redirect_to === null) cell(deltas, 'A', '', company.region).enterprises += sign
}

export const countUnlinked = (deltas: Deltas, { district }: RecordRow, sign: Sign): void => {
  cell(deltas, 'A', '', `${districtMark}${district}`).unlinked += sign
}

const passing = new Set(['PASSED', 'RECTIFIED'])

/** What one record of a company adds by itself. */
export const countRecord = (deltas: Deltas, record: CountedRecord, region: string, sign: Sign): void => {
  const { kind, occurred_on: day, state } = record
  if (kind === kinds.inspection && day !== '')
    for (const counters of monthAndDay(deltas, day, region)) {
      counters.inspections += sign
      if (state === 'FAILED') counters.failed += sign
      else if (passing.has(state)) counters.passed += sign
    }
  else if (kind === kinds.penalty) {
    const fine = BigInt(factsOf(record).fine ?? 0) * BigInt(sign)
    for (const counters of monthAndDay(deltas, day, region)) {
      counters.penalties += sign
      counters.fines += fine
    }
  } else if (kind === kinds.certificate) {
    const validity = validityOf(record)
    if (!validity) return
    if (expiresAsPrinted(validity)) {
      const id = `${validity.printed_end}|${region}`
      const known = deltas.expiring.get(id)
      if (known) known.certificates += sign
      else deltas.expiring.set(id, { region, certificates: sign })
    }
    for (const counters of monthAndDay(deltas, validity.begins_on, region)) counters.certificates += sign
    if (validity.ends_on === never) return
    for (const counters of monthAndDay(deltas, daysAfter(validity.ends_on, 1), region)) counters.certificates -= sign
  }
}

/** What the inspections of a company add together: it is counted once a period, at the first of its days. @param days first to last */
export const countInspected = ({ inspected }: Deltas, days: readonly string[], region: string, sign: Sign): void => {
  let before = ''
  for (const day of days) {
    const month = day.slice(0, 7)
    if (month === before) continue
    for (const cell of inspectedCells(month, before)) {
      const id = `${cell}|${region}`
      const known = inspected.get(id)
      if (known) known.companies += sign
      else inspected.set(id, { region, companies: sign })
    }
    before = month
  }
}

/**
 * A company is counted in a month together with the month of its inspection before ('': none), and the same by years: months from one on, and months
 * before another, are some years and a few months. `M` and `Y` keep months before from years before, of which whole ranges are read.
 */
const inspectedCells = (month: string, before: string): string[] => {
  const befores = before === '' ? [yearsBefore('')] : [monthsBefore(before), yearsBefore(before)]
  return befores.flatMap(each => [`${month}|${each}`, `${yearOf(month)}|${each}`])
}

export const yearOf = (month: string): string => month.slice(0, 4)
export const monthsBefore = (month: string): string => `M${month}`
/** @param month '' for none, which is before all */
export const yearsBefore = (month: string): string => `Y${month === '' ? '0000' : yearOf(month)}`

/** What the evaluations of a company add together: one grade a model and day. */
export const countGrades = (deltas: Deltas, records: readonly CountedRecord[], region: string, sign: Sign): void => {
  const add = (period: string, model: string, grade: string | null, companies: number): void => {
    if (grade === null) return
    for (const [unit, of] of [
      ['M', period.slice(0, 7)],
      ['D', period],
    ] as const) {
      const id = `${unit}|${of}|${region}|${model}|${grade}`
      const known = deltas.grades.get(id)
      if (known) known.companies += companies
      else deltas.grades.set(id, { region, period: of, model, grade, companies })
    }
  }
  for (const { model, from, before, grade } of gradeSteps(records)) {
    add(from, model, before, -sign)
    add(from, model, grade, sign)
  }
}
