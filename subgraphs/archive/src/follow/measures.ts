import { daysAfter } from '@e360/kit/clock'
import type { CountedRecord } from '../rows.ts'
import { factsOf, kinds } from './recordRow.ts'

/** No day of validity is later: a certificate without a last day. */
export const never = '9999-12-31'
const always = '0001-01-01'

export interface Validity {
  begins_on: string
  ends_on: string
  /** {@link never} where none is printed */
  printed_end: string
}

/**
 * The days on which a certificate was or is valid, as far as its present state tells: one that was revoked, suspended or cancelled was
 * valid until the day before. Null where it never was, or nobody knows until when.
 */
export const validityOf = (record: CountedRecord): Validity | null => {
  if (record.kind !== kinds.certificate) return null
  const { status, validFrom, validUntil, statusChangedOn } = factsOf(record)
  const printed_end = validUntil ?? never
  if (status !== 'VALID' && statusChangedOn == null) return null
  const stopped = status === 'VALID' ? never : daysAfter(statusChangedOn!, -1)
  const begins_on = validFrom ?? (record.occurred_on || always)
  const ends_on = stopped < printed_end ? stopped : printed_end
  return ends_on < begins_on ? null : { begins_on, ends_on, printed_end }
}

/** How many days a certificate is about to expire (90 天内到期), the last one that is printed included or not. */
export const daysOfExpiry = 90

/** Whether it is valid on its printed end and on each of the 90 days before: most certificates, which a counter by that day is enough for. */
export const expiresAsPrinted = ({ begins_on, ends_on, printed_end }: Validity): boolean =>
  ends_on === printed_end && begins_on <= daysAfter(printed_end, -daysOfExpiry)

/** From this day on the company bore this grade under this model; null: none. */
export interface GradeStep {
  model: string
  from: string
  before: string | null
  grade: string | null
}

/** Which grade a company bore when: the latest evaluation that is valid counts, each model by itself. */
export const gradeSteps = (records: readonly CountedRecord[]): GradeStep[] => {
  const models = new Map<string, Evaluation[]>()
  for (const record of records) {
    if (record.kind !== kinds.grade) continue
    const { model, validUntil } = factsOf(record)
    const evaluation = { id: record.id, on: record.occurred_on, until: validUntil ?? never, grade: record.state }
    const others = models.get(model ?? '')
    if (others) others.push(evaluation)
    else models.set(model ?? '', [evaluation])
  }
  return [...models].flatMap(([model, evaluations]) => stepsOf(model, evaluations))
}

interface Evaluation {
  id: string
  on: string
  until: string
  grade: string
}

const stepsOf = (model: string, evaluations: Evaluation[]): GradeStep[] => {
  evaluations.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
  const days = new Set(evaluations.flatMap(({ on, until }) => (until === never ? [on] : [on, daysAfter(until, 1)])))
  const steps: GradeStep[] = []
  let before: string | null = null
  let latest = 0
  for (const from of [...days].sort()) {
    while (latest < evaluations.length && evaluations[latest]!.on <= from) latest += 1
    let index = latest - 1
    while (index >= 0 && evaluations[index]!.until < from) index -= 1
    const grade = index < 0 ? null : evaluations[index]!.grade
    if (grade !== before) steps.push({ model, from, before, grade })
    before = grade
  }
  return steps
}

/** The days on which a company was inspected, first to last. */
export const inspectedDays = (records: readonly CountedRecord[]): string[] => {
  const days = new Set<string>()
  for (const { kind, occurred_on } of records)
    if (kind === kinds.inspection && occurred_on !== '') days.add(occurred_on)
  return [...days].sort()
}
