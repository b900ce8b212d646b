import type { Change } from '@e360/kit/changes/changeLog'
import { isReport } from '@e360/kit/changes/reports'
import { insertMany, keyParts } from '@e360/kit/database/insertMany'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import type { Database, Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import type { Log } from '@e360/kit/log'
import { withdrawn } from '@e360/kit/records/recordTable'
import { eachInTurns, mapInTurns, turning } from '@e360/kit/turns'
import {
  batchSize,
  linkChange,
  linkedColumns,
  newRow,
  payloadOf,
  readRows,
  recordKey,
  relinkRows,
  relinkSubject,
  sameSubject,
  type CrosswalkRow,
  type LinkedRow,
  type LinkOf,
} from './crosswalkRow.ts'
import type { DecideSubjects } from './match/rememberDecisions.ts'
import { placeRecords } from './review/place.ts'
import { moveSubjects, moveSubjectsBack } from './review/moveSubjects.ts'
import { rematchSubjects, retrySubjects } from './review/retry.ts'
import { deleteEmptied } from './review/store.ts'
import { linkOf } from './review/subject.ts'
import type { LogChange } from './review/transition.ts'

/** Large ones: what a first load or a bulk push brings is written page by page, not record by record. */
const changesPerTransaction = 2_000

/** Follows one department: every record gets its place in the crosswalk, and the department is told where it linked otherwise. */
export const departmentFollower = (
  department: string,
  feed: Feed,
  { database, decide, log }: { database: Database; decide: DecideSubjects; log: Log },
): Follower =>
  follower({
    name: department,
    feed,
    database,
    log,
    batch: changesPerTransaction,
    apply: (trx, changes, logChange) => takeDepartmentChanges(trx, { department, changes, decide }, logChange),
  })

/** Follows the register's own log: when a company enters, changes its name or is merged, subjects that may be about it are tried again. */
export const retryFollower = (feed: Feed, database: Database, log: Log): Follower =>
  follower({ name: 'retry', feed, database, log, apply: retrySubjects })

const takeDepartmentChanges = async (
  trx: Knex.Transaction,
  { department, changes, decide }: { department: string; changes: readonly Change[]; decide: DecideSubjects },
  log: LogChange,
): Promise<void> => {
  const latest = new Map(
    changes
      .filter(({ op, kind }) => op !== 'LINK' && !isReport(kind))
      .map(change => [recordKey(change.kind, payloadOf(change)), change]),
  )
  const known = await readRows(trx, department, [...latest.values()])
  const fresh: { row: CrosswalkRow; told: Change }[] = []
  const replaced: string[] = []
  const left: CrosswalkRow[] = []
  const mayTurn = turning()
  for (const [key, told] of latest) {
    await mayTurn()
    const before = known.get(key)
    if (told.op === 'WITHDRAWN') {
      if (before) left.push(before)
      if (before) await setAside(trx, before)
      continue
    }
    const row = newRow(department, told)
    if (before && before.id !== told.id)
      await trx('crosswalk').where('id', before.id).update({ id: told.id, told_at: told.at })
    if (!before) fresh.push({ row, told })
    else if (isHomeless(before) || !sameSubject(before, row)) {
      left.push(before)
      replaced.push(row.id)
      fresh.push({ row: { ...row, link_version: before.link_version }, told })
    } else if (!agrees(before, told) && payloadOf(told).linkVersion >= before.link_version)
      await tellAgain(trx, before, told, log)
  }
  for (const part of keyParts(replaced)) await trx('crosswalk').whereIn('id', part).delete()
  const placed = await placeRecords(
    trx,
    fresh.map(({ row }) => row),
    log,
    decide,
  )
  const linked = await mapInTurns(placed, (row, index) => {
    const { told } = fresh[index]!
    const { linkVersion } = payloadOf(told)
    // A link of what the record said before may be on its way: only a newer one outruns it.
    const settled = agrees(row, told) && linkVersion >= row.link_version
    const next = { ...row, link_version: Math.max(row.link_version, linkVersion) + (settled ? 0 : 1) }
    if (!settled) log(linkChange(next))
    return next
  })
  await insertMany(trx, 'crosswalk', linked)
  await deleteEmptied(trx, subjectsOfRows(left))
}

const agrees = (row: CrosswalkRow, told: Change): boolean =>
  row.org_code === told.orgCode && row.link_state === payloadOf(told).linkState

/** It was withdrawn, or it waits since before there were subjects. */
const isHomeless = ({ link_state, subject_id }: CrosswalkRow): boolean =>
  link_state === withdrawn || (link_state !== 'LINKED' && subject_id === null)

const subjectsOfRows = (rows: readonly CrosswalkRow[]): string[] => [
  ...new Set(rows.flatMap(({ subject_id }) => (subject_id === null ? [] : [subject_id]))),
]

const setAside = async (trx: Knex.Transaction, row: CrosswalkRow): Promise<void> => {
  await trx('crosswalk').where('id', row.id).update({ org_code: null, link_state: withdrawn, subject_id: null })
}

/** The department says otherwise and knows all links so far: its database was restored, or it came back from a withdrawal. */
const tellAgain = async (trx: Knex.Transaction, row: CrosswalkRow, told: Change, log: LogChange): Promise<void> => {
  const link_version = payloadOf(told).linkVersion + 1
  await trx('crosswalk').where('id', told.id).update({ link_version })
  log(linkChange({ ...row, id: told.id, link_version } as CrosswalkRow & LinkOf))
}

/**
 * Matches these records anew, linked ones too, and tells the departments where the answer differs. What a person decided for their subject
 * holds; withdrawn ones stay withdrawn.
 * @param ids of rows of `crosswalk`, which are the records' in their departments
 */
export const rematchRecords = async (trx: Knex.Transaction, ids: readonly string[], log: LogChange): Promise<void> => {
  for (const group of inGroups(ids, batchSize)) {
    const rows: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .whereIn('id', group)
      .whereNot('link_state', withdrawn)
      .orderBy('id')
      .select('*')
    for (const subject of await rematchSubjects(trx, subjectsOfRows(rows), log))
      await relinkSubject(trx, subject.id, linkOf(subject), {}, log)
    const linked = rows.filter(row => row.subject_id === null)
    const placed = await placeRecords(trx, linked, log)
    for (const [index, { org_code, link_state, subject_id }] of placed.entries()) {
      await relinkRows(trx, [linked[index]!], { org_code, link_state }, {}, log)
      if (subject_id !== null) await trx('crosswalk').where('id', linked[index]!.id).update({ subject_id })
    }
  }
}

/**
 * Moves every record and candidature of one company to another, which it turned out to be, and tells the departments. What was decided for
 * the one holds for the other. `linked_at` stays: it says when a record was linked on its own account.
 */
export const relinkCompany = async (trx: Knex.Transaction, from: string, to: string, log: LogChange): Promise<void> => {
  await moveRows(trx, query => query.where('org_code', from), to, log)
  await moveSubjects(trx, from, to)
}

/**
 * Takes back what {@link relinkCompany} did: these records go back to the company, and so does what had been decided for it.
 * @param which of the rows of `crosswalk` that are linked to the other company
 * @param since when the other company took them over, RFC 3339
 */
export const relinkRecords = async (
  trx: Knex.Transaction,
  which: Which,
  { from, to, since }: { from: string; to: string; since: string },
  log: LogChange,
): Promise<void> => {
  await moveSubjectsBack(trx, from, to, since)
  await moveRows(trx, query => which(query.where('org_code', from)), to, log)
}

type Which = (query: Knex.QueryBuilder) => Knex.QueryBuilder

/** All of them by two statements, and of each only what the log tells: a company may have tens of thousands. */
const moveRows = async (trx: Knex.Transaction, which: Which, org_code: string, log: LogChange): Promise<void> => {
  const rows: LinkedRow[] = await which(trx('crosswalk')).orderBy('id').select(linkedColumns)
  await which(trx('crosswalk')).update({ org_code, link_version: trx.raw('link_version + 1') })
  await eachInTurns(rows, row =>
    log(linkChange({ ...row, org_code, link_version: row.link_version + 1 }, row.org_code)),
  )
}
