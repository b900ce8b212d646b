import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { insertMany, type Change, type NewChange } from '@e360/kit/changes/changeLog'
import type { Knex } from '@e360/kit/database/database'
import { newId } from '@e360/kit/id'
import type { MatchDecision, Subject } from '@e360/kit/records/matchPort'
import type { withdrawn, LinkState } from '@e360/kit/records/recordTable'
import { linkKind, type RegisterLink } from '@e360/kit/records/registerProjection'

/** A department's record as the crosswalk keeps it. A withdrawn one stays, so that its link version only grows. */
export interface CrosswalkRow {
  id: string
  department: string
  kind: string
  system: string
  record_id: string
  recorded_name: string | null
  recorded_code: string | null
  recorded_address: string | null
  recorded_district: string | null
  normal_name: string
  code: string
  org_code: string | null
  link_state: LinkState | typeof withdrawn
  link_version: number
  /** when the link last changed on the record's own account, RFC 3339; a company that joins another does not count */
  linked_at: string
}

/** What a department's change log tells of a record. */
export interface RecordPayload {
  system: string
  recordId: string
  subject: Subject
  linkState: LinkState
  linkVersion: number
}

export const payloadOf = ({ payload }: Change): RecordPayload => payload as unknown as RecordPayload

/** Names a record within its department. */
export const recordKey = (kind: string, { system, recordId }: Pick<RecordPayload, 'system' | 'recordId'>): string =>
  JSON.stringify([kind, system, recordId])

export const newRow = (
  department: string,
  kind: string,
  { system, recordId, subject }: RecordPayload,
): CrosswalkRow => {
  const { canonical, orgCode } = readCode(subject.code ?? '')
  return {
    id: newId(),
    department,
    kind,
    system,
    record_id: recordId,
    recorded_name: subject.name,
    recorded_code: subject.code,
    recorded_address: subject.address,
    recorded_district: subject.district,
    normal_name: normalName(subject.name ?? '').slice(0, 500),
    code: orgCode ?? canonical ?? '',
    org_code: null,
    link_state: 'PENDING',
    link_version: 0,
    linked_at: new Date().toISOString(),
  }
}

export const subjectOf = (row: CrosswalkRow): Subject => ({
  name: row.recorded_name,
  code: row.recorded_code,
  address: row.recorded_address,
  district: row.recorded_district,
})

export const sameSubject = (a: CrosswalkRow, b: CrosswalkRow): boolean =>
  JSON.stringify(subjectOf(a)) === JSON.stringify(subjectOf(b))

/** What the register's log tells a department of the record's link. */
export const linkChange = (row: CrosswalkRow & { link_state: LinkState }): NewChange => ({
  kind: linkKind,
  op: 'LINK',
  id: row.id,
  orgCode: row.org_code,
  payload: {
    department: row.department,
    kind: row.kind,
    system: row.system,
    recordId: row.record_id,
    subject: subjectOf(row),
    linkState: row.link_state,
    version: row.link_version,
  } satisfies RegisterLink,
})

/** The rows of the records that these changes are about, by {@link recordKey}. */
export const readRows = async (
  trx: Knex.Transaction,
  department: string,
  changes: readonly Change[],
): Promise<Map<string, CrosswalkRow>> => {
  const groups = new Map<string, { kind: string; system: string; ids: string[] }>()
  for (const change of changes) {
    const { kind } = change
    const { system, recordId } = payloadOf(change)
    const group = groups.get(`${kind} ${system}`) ?? { kind, system, ids: [] }
    group.ids.push(recordId)
    groups.set(`${kind} ${system}`, group)
  }
  const known = new Map<string, CrosswalkRow>()
  for (const { kind, system, ids } of groups.values()) {
    const rows: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .where({ department, kind, system })
      .whereIn('record_id', ids)
      .select('*')
    for (const row of rows) known.set(recordKey(kind, { system, recordId: row.record_id }), row)
  }
  return known
}

/** Replaces the candidates of these rows; only a row in review has any. */
export const keepCandidates = async (
  trx: Knex.Transaction,
  decided: readonly { row: Pick<CrosswalkRow, 'id'>; decision: MatchDecision | null }[],
): Promise<void> => {
  if (decided.length === 0) return
  await trx('crosswalk_candidate')
    .whereIn(
      'crosswalk_id',
      decided.map(({ row }) => row.id),
    )
    .delete()
  const candidates = decided.flatMap(({ row, decision }) =>
    decision?.decision === 'REVIEW'
      ? decision.candidates.map(orgCode => ({ org_code: orgCode, crosswalk_id: row.id }))
      : [],
  )
  await insertMany(trx, 'crosswalk_candidate', candidates)
}
