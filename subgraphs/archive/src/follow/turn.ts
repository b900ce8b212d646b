import { eachInTurns, mapInTurns } from '@e360/kit/turns'
import type { CountedCompany, CountedRecord } from '../rows.ts'
import { countCompany, countGrades, countInspected, countRecord, type Deltas } from './counters.ts'
import { expiresAsPrinted, inspectedDays, validityOf } from './measures.ts'
import { kinds } from './recordRow.ts'

/** A company and its records before and after a batch of changes; a record that did not change is the same object in both. */
export interface Turn {
  before: CountedCompany | null
  after: CountedCompany
  recordsBefore: readonly CountedRecord[]
  recordsAfter: readonly CountedRecord[]
  /** the days on which it was inspected, first to last; those of its records where left out */
  days?: Record<'before' | 'after', readonly string[]>
}

/** Rows of the tables that are made of records, to be written and to be taken away, by id. */
export interface Made {
  rows: Map<string, Readonly<Record<string, unknown>>>
  gone: Set<string>
}

export interface MadeRows {
  inspectedDays: Made
  validities: Made
}

export const nothingMade = (): MadeRows => ({
  inspectedDays: { rows: new Map(), gone: new Set() },
  validities: { rows: new Map(), gone: new Set() },
})

/** Adds to the counters and rows what a company's turn changes; what stayed as it was costs nothing. */
export const takeTurn = async (deltas: Deltas, made: MadeRows, turn: Turn): Promise<void> => {
  const { before, after, recordsBefore, recordsAfter } = turn
  countCompany(deltas, before, -1)
  countCompany(deltas, after, 1)
  const moved = before !== null && before.region !== after.region
  const out = moved ? recordsBefore : await without(recordsBefore, recordsAfter)
  const into = moved ? recordsAfter : await without(recordsAfter, recordsBefore)
  const [from, to] = [before?.region ?? '', after.region]

  await eachInTurns(out, record => {
    countRecord(deltas, record, from, -1)
    if (record.kind === kinds.certificate) made.validities.gone.add(record.id)
  })
  await eachInTurns(into, record => {
    countRecord(deltas, record, to, 1)
    const validity = validityOf(record)
    if (validity && !expiresAsPrinted(validity))
      made.validities.rows.set(record.id, { id: record.id, ...validity, region: to })
  })
  const changed = new Set([...out, ...into].map(({ kind }) => kind))
  if (changed.has(kinds.inspection)) {
    const days = turn.days ?? (await daysOf(recordsBefore, recordsAfter))
    countInspected(deltas, days.before, from, -1)
    countInspected(deltas, days.after, to, 1)
    makeDays(made.inspectedDays, after, days, moved)
  }
  if (changed.has(kinds.grade)) {
    countGrades(deltas, recordsBefore, from, -1)
    countGrades(deltas, recordsAfter, to, 1)
  }
}

/** Those of some records that are not among others. */
const without = async (
  records: readonly CountedRecord[],
  others: readonly CountedRecord[],
): Promise<CountedRecord[]> => {
  const known = new Set<CountedRecord>()
  await eachInTurns(others, record => known.add(record))
  const left: CountedRecord[] = []
  await eachInTurns(records, record => {
    if (!known.has(record)) left.push(record)
  })
  return left
}

const daysOf = async (
  recordsBefore: readonly CountedRecord[],
  recordsAfter: readonly CountedRecord[],
): Promise<NonNullable<Turn['days']>> => {
  const [before, after] = await mapInTurns([recordsBefore, recordsAfter], inspectedDays)
  return { before: before!, after: after! }
}

const makeDays = (
  { rows, gone }: Made,
  { org_code, region }: CountedCompany,
  { before, after }: NonNullable<Turn['days']>,
  moved: boolean,
): void => {
  const known = new Map(chain(before))
  for (const [day, day_before] of chain(after)) {
    if (moved || known.get(day) !== day_before)
      rows.set(`${org_code}${day}`, { id: `${org_code}${day}`, day, day_before, region })
    known.delete(day)
  }
  for (const day of known.keys()) gone.add(`${org_code}${day}`)
}

const chain = (days: readonly string[]): [day: string, before: string][] =>
  days.map((day, index) => [day, days[index - 1] ?? ''])
