import { hash } from 'node:crypto'
import { normalName } from '@e360/identity/normalName'
import { maskText } from '../access/mask.ts'
import { newId } from '../id.ts'
import { loggedTransaction } from '../changes/changeLog.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Database } from '../database/database.ts'
import type { LiveBodies } from '../live/liveBodies.ts'
import { mapInTurns } from '../turns.ts'
import { notePushed } from '../sources/pushed.ts'
import { askMatch, type MatchDecision, type MatchPort, type Subject } from './matchPort.ts'
import { receiptOf, rejection, type Receipt } from './receipt.ts'
import { withdrawn, type LinkState } from './recordTable.ts'
import {
  checkDays,
  checkSource,
  checkTexts,
  subjectOf,
  type RecordError,
  type RecordType,
  type SourceInput,
} from './recordType.ts'
import { changeOf, outcomeOf, readStored, sourceKey, type StoredRecord } from './storedRecord.ts'
import { versionAfter, versionOrder } from './versionOrder.ts'

/** Who pushes, and whether that one may write a record of this system that `pushedBy` wrote (undefined: nobody did yet). */
export interface Pusher {
  sub: string | null
  mayWrite: (system: string, pushedBy: string | null | undefined) => boolean
}

export interface PushPorts {
  database: Database
  match: MatchPort
  /** what is read in place and therefore not taken */
  live?: LiveBodies
}

type Row = StoredRecord & Record<string, string | number | null>

type SubjectColumns = Pick<StoredRecord, 'recorded_name' | 'recorded_code' | 'recorded_address' | 'recorded_district'>

/** Writes what was prepared. @returns one receipt an input, in the same order, after the commit */
export type Commit = () => Promise<Receipt[]>

/**
 * Takes records of one type: validates each, asks the register who they are about, and commits all that are good together with their
 * change-log rows in one transaction. A record that breaks a rule is rejected alone. Idempotent on (system, record id).
 * @param inputs callers bound their number
 * @returns one receipt an input, in the same order, after the commit
 */
export const pushRecords = async <Input extends { source: SourceInput }>(
  ports: PushPorts,
  type: RecordType<Input>,
  inputs: readonly Input[],
  pusher: Pusher,
): Promise<Receipt[]> => (await preparePush(ports, type, inputs, pusher))()

/**
 * The first half of {@link pushRecords}, which writes nothing: the next records are made ready while the ones before are committed.
 * @param left columns that are not stored, for they are read in place; where nothing is told, a type that is read in place is not taken
 */
export const preparePush = async <Input extends { source: SourceInput }>(
  { database, match, live }: PushPorts,
  type: RecordType<Input>,
  inputs: readonly Input[],
  pusher: Pusher,
  left?: readonly string[],
): Promise<Commit> => {
  if (inputs.length === 0) return () => Promise.resolve([])
  const inPlace = left === undefined ? refusalOf(live?.systemOf(type.kind)) : []
  const errors = await mapInTurns(inputs, input => [
    ...inPlace,
    ...checkSource(input.source),
    ...checkTexts(input),
    ...checkDays(input),
    ...type.check(input),
  ])
  const subjects = await mapInTurns(inputs, ({ source }) => subjectOf(source))
  const asked = subjects.map((subject, index) => ({
    ...subject,
    kind: type.kind,
    system: inputs[index]!.source.system,
  }))
  const decisions = await askMatch(match, asked)
  const rows = await mapInTurns(inputs, (input, index) =>
    makeRow(type, input, subjects[index]!, decisions[index]!, pusher, left),
  )

  return () =>
    loggedTransaction(database, async (trx, log) => {
      const stored = await readStored(trx, type.table, rows)
      const created = new Map<string, Row>()
      const update = async (id: string, change: Partial<StoredRecord>): Promise<void> => {
        const waiting = created.get(id)
        if (waiting) created.set(id, { ...waiting, ...change })
        else await trx(type.table).where({ id }).update(change)
      }
      const receipts: Receipt[] = []
      for (const [index, row] of rows.entries()) {
        const before = stored.get(sourceKey(row))
        const wrong = errors[index]!.length > 0 ? errors[index]! : mayNotWrite(pusher, row, before)
        if (wrong.length > 0) {
          receipts.push(rejection(index, row.system, row.record_id, wrong))
          continue
        }
        const outcome = outcomeOf(row, before)
        const after = afterwards(row, before, outcome)
        if (outcome === 'CREATED') created.set(row.id, row)
        else if (after !== before) await update(after.id, after)
        if (outcome === 'CREATED' || outcome === 'UPDATED') log(changeOf(type.kind, 'UPSERT', after))
        stored.set(sourceKey(row), after)
        receipts.push(receiptOf(index, outcome, after, before))
      }
      await insertMany(trx, type.table, [...created.values()])
      await notePushed(trx, receipts)
      return receipts
    })
}

/** A type is read in place or stored, never both. */
const refusalOf = (system: string | undefined): RecordError[] =>
  system === undefined
    ? []
    : [{ field: 'system', code: 'READ_IN_PLACE', message: `这一类记录由来源系统“${system}”现取，不接受推送` }]

const linkStateOf = (decision: Pick<MatchDecision, 'decision'> | null): LinkState =>
  decision
    ? ({ AUTO: 'LINKED', REVIEW: 'IN_REVIEW', NONE: 'UNKNOWN_ENTERPRISE' } as const)[decision.decision]
    : 'PENDING'

const mayNotWrite = (pusher: Pusher, { system }: Row, before: StoredRecord | undefined) =>
  pusher.mayWrite(system, before && before.pushed_by)
    ? []
    : [{ field: 'system', code: 'FORBIDDEN', message: `您无权以来源系统“${system}”写入这条记录` }]

/** Grows with every record of this process, also within one millisecond: of two records of one day the later one has the greater id. */
const makeRow = <Input extends { source: SourceInput }>(
  type: RecordType<Input>,
  input: Input,
  subject: Subject,
  decision: MatchDecision | null,
  pusher: Pusher,
  left: readonly string[] = [],
): Row => {
  const { system, recordId, version, recordedAt } = input.source
  // one object a record, which grows: whole copies of it were a good part of what a push costs
  const content: Record<string, string | number | null> & SubjectColumns = Object.assign(type.row(input), {
    recorded_name: subject.name,
    recorded_code: subject.code,
    recorded_address: subject.address,
    recorded_district: subject.district,
  })
  const hashed = JSON.stringify(left.length > 0 ? [content, left] : content)
  for (const column of left) content[column] = null
  return Object.assign(content, {
    id: newId(),
    system,
    record_id: recordId,
    version: version?.trim() || null,
    recorded_at: recordedAt ?? null,
    content_hash: hash('sha256', hashed, 'base64url'),
    received_at: new Date().toISOString(),
    pushed_by: pusher.sub,
    normal_name: subject.name === null ? '' : normalName(maskText(subject.name)).slice(0, 500),
    org_code: decision?.orgCode ?? null,
    link_state: linkStateOf(decision),
    link_version: 0,
  })
}

/** The record as it is known from now on; a newer version that brings nothing new still makes the ones between stale. */
const afterwards = (row: Row, before: StoredRecord | undefined, outcome: Receipt['outcome']): StoredRecord => {
  if (!before) return row
  if (outcome === 'UPDATED') return { ...row, id: before.id, ...versionAfter(row, before), ...keptLink(before, row) }
  if (outcome !== 'UNCHANGED' || versionOrder(row, before) <= 0) return before
  return { ...before, ...versionAfter(row, before) }
}

/** A correction about the same subject keeps its link: the register may know better by now than a fresh match. */
const keptLink = (before: StoredRecord, row: Row): Pick<StoredRecord, 'link_version'> & Partial<StoredRecord> => {
  const { link_version, org_code, link_state } = before
  const sameSubject = (['recorded_name', 'recorded_code', 'recorded_address', 'recorded_district'] as const).every(
    column => before[column] === row[column],
  )
  return sameSubject && link_state !== withdrawn ? { link_version, org_code, link_state } : { link_version }
}
