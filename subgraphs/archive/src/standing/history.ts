import { eachInTurns } from '@e360/kit/turns'
import type { CountedRecord } from '../rows.ts'
import { factsOf, kinds } from '../follow/recordRow.ts'
import { never } from '../follow/measures.ts'

/** The records of one company, read for its standing; each list first to last. */
export interface History {
  inspections: { id: string; on: string; conclusion: string; dueOn: string | null; rectifiedOn: string | null }[]
  certificates: {
    id: string
    issuedOn: string
    family: string
    /** as reported; EXPIRED follows from `validUntil` */
    status: string
    validFrom: string
    /** 9999-12-31 where none is printed */
    validUntil: string
    changedOn: string | null
    holder: string
  }[]
  penalties: { id: string; on: string }[]
  listings: { list: string; exitedOn: string | null }[]
  grades: { id: string; on: string; until: string; grade: string }[]
}

/** @param records any order, quickest first to last */
export const historyOf = async (records: readonly CountedRecord[]): Promise<History> => {
  const history: History = { inspections: [], certificates: [], penalties: [], listings: [], grades: [] }
  const inOrder = [...records].sort((a, b) =>
    a.occurred_on === b.occurred_on ? (a.id < b.id ? -1 : 1) : a.occurred_on < b.occurred_on ? -1 : 1,
  )
  await eachInTurns(inOrder, record => enter(history, record))
  return history
}

const enter = (history: History, record: CountedRecord): void => {
  const { id, kind, occurred_on: on, state } = record
  if (kind === kinds.penalty) history.penalties.push({ id, on })
  else if (kind === kinds.inspection) {
    const { rectificationDueOn, rectifiedOn } = factsOf(record)
    history.inspections.push({
      id,
      on,
      conclusion: state,
      dueOn: rectificationDueOn ?? null,
      rectifiedOn: rectifiedOn ?? null,
    })
  } else if (kind === kinds.certificate) {
    const { family, validFrom, validUntil, statusChangedOn } = factsOf(record)
    history.certificates.push({
      id,
      issuedOn: on,
      family: family ?? '',
      status: state,
      validFrom: validFrom ?? on,
      validUntil: validUntil ?? never,
      changedOn: statusChangedOn ?? null,
      holder: record.normal_name,
    })
  } else if (kind === kinds.listing) history.listings.push({ list: state, exitedOn: factsOf(record).exitedOn ?? null })
  else if (kind === kinds.grade)
    history.grades.push({ id, on, until: factsOf(record).validUntil ?? never, grade: state })
}
