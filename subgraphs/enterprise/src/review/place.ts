import type { Knex } from '@e360/kit/database/database'
import type { MatchDecision } from '@e360/kit/records/matchPort'
import { mapInTurns, turning } from '@e360/kit/turns'
import type { CrosswalkRow } from '../crosswalkRow.ts'
import { firstOf } from './afterMatch.ts'
import { decideSubjects } from '../match/decideSubjects.ts'
import type { DecideSubjects } from '../match/rememberDecisions.ts'
import { settle } from './settle.ts'
import { insertSteps, insertSubjects, subjectsOf } from './store.ts'
import { linkOf, newSubject, subjectKey, subjectOf, type SubjectRow } from './subject.ts'
import type { LogChange } from './transition.ts'

type Placed = CrosswalkRow & Pick<ReturnType<typeof linkOf>, 'link_state'>

/**
 * Where records belong that came, changed their subject, or are matched anew: to the company that was decided for their subject, to that
 * of the matcher, or to a subject that waits. Subjects are made and changed, the rows themselves are not written.
 * @returns the rows in their order, with their link and their subject
 */
export const placeRecords = async (
  trx: Knex.Transaction,
  rows: readonly CrosswalkRow[],
  log: LogChange,
  decide: DecideSubjects = decideSubjects,
): Promise<Placed[]> => {
  const keys = new Map(await mapInTurns(rows, row => [row, subjectKey(row)] as const))
  const subjects = await subjectsOf(trx, [...keys.values()])
  const isOpen = (row: CrosswalkRow) => (subjects.get(keys.get(row)!)?.status ?? 'WAITING') === 'WAITING'
  const open = rows.filter(isOpen)
  const answers = await decide(trx, open.map(subjectOf))
  const decisions = new Map(open.map((row, index) => [row, answers[index]!]))
  const made = new Map<string, { subject: SubjectRow; listed: readonly string[] }>()
  const placed: Placed[] = []
  const mayTurn = turning()
  for (const row of rows) {
    await mayTurn()
    const key = keys.get(row)!
    const decision = decisions.get(row)
    const known = subjects.get(key)
    const fresh = made.get(key)
    if (fresh) {
      if (decision && fresh.listed.length === 0) listAll(fresh, decision)
      placed.push(belonging(row, fresh.subject))
    } else if (known?.status === 'WAITING' && decision!.decision !== 'NONE') {
      const after = (await settle(trx, [{ subject: known, decision: decision! }], log)).get(known.id)!
      if (after) subjects.set(key, after)
      else subjects.delete(key)
      placed.push(after ? belonging(row, after) : linkedByItself(row, decision!))
    } else if (known) placed.push(belonging(row, known))
    else if (decision!.decision === 'AUTO') placed.push(linkedByItself(row, decision!))
    else {
      const entry = { subject: newSubject(row), listed: [] }
      listAll(entry, decision!)
      made.set(key, entry)
      placed.push(belonging(row, entry.subject))
    }
  }
  await insertSubjects(trx, [...made.values()])
  await insertSteps(
    trx,
    [...made.values()]
      .filter(({ subject }) => subject.status === 'OPEN')
      .map(({ subject }) => ({
        subject_id: subject.id,
        at: subject.opened_at,
        by_sub: null,
        from_status: null,
        to_status: 'OPEN',
        from_code: null,
        to_code: null,
        comment: null,
      })),
  )
  return placed
}

/** Before it is written: a subject for which there are candidates is a review from the beginning. */
const listAll = (entry: { subject: SubjectRow; listed: readonly string[] }, { candidates }: MatchDecision): void => {
  entry.listed = firstOf(candidates)
  if (entry.listed.length === 0) return
  entry.subject.status = 'OPEN'
  entry.subject.opened_at = new Date().toISOString()
}

const belonging = (row: CrosswalkRow, subject: SubjectRow): Placed => ({
  ...row,
  ...linkOf(subject),
  subject_id: subject.id,
})

const linkedByItself = (row: CrosswalkRow, { orgCode }: MatchDecision): Placed => ({
  ...row,
  org_code: orgCode,
  link_state: 'LINKED',
  subject_id: null,
})
