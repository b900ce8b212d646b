import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import type { Change, NewChange } from '@e360/kit/changes/changeLog'
import { keyParts } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import type { Subject } from '@e360/kit/records/matchPort'
import type { withdrawn, LinkState } from '@e360/kit/records/recordTable'
import { linkKind, type RegisterLink } from '@e360/kit/records/registerProjection'
import { subjectOf, type SubjectWords } from './review/subject.ts'

/** A department's record as the crosswalk keeps it. A withdrawn one stays, so that its link version only grows. */
export interface CrosswalkRow extends SubjectWords {
  /** the record's in its department */
  id: string
  record_id: string
  /** when its department last told of it, RFC 3339 */
  told_at: string
  /** the subject whose state it shares (review/); null: it was linked by itself, or is withdrawn */
  subject_id: string | null
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

export const newRow = (department: string, told: Change): CrosswalkRow => {
  const { system, recordId, subject } = payloadOf(told)
  const { canonical, orgCode } = readCode(subject.code ?? '')
  return {
    id: told.id,
    department,
    kind: told.kind,
    system,
    record_id: recordId,
    told_at: told.at,
    subject_id: null,
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

export const sameSubject = (a: CrosswalkRow, b: CrosswalkRow): boolean =>
  JSON.stringify(subjectOf(a)) === JSON.stringify(subjectOf(b))

/** What {@link linkChange} looks at. */
export const linkedColumns = [
  'id',
  'department',
  'kind',
  'system',
  'record_id',
  'recorded_name',
  'recorded_code',
  'recorded_address',
  'recorded_district',
  'org_code',
  'link_state',
  'link_version',
] as const satisfies (keyof CrosswalkRow)[]

export type LinkedRow = Pick<CrosswalkRow, (typeof linkedColumns)[number]> & { link_state: LinkState }

/** What the register's log tells a department of the record's link, and whoever reads it later: from where to where, who did it, and why. */
export const linkChange = (row: LinkedRow, from: string | null = null, { by, comment }: LinkCause = {}): NewChange => ({
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
    ...(from !== null && { from }),
    ...(by != null && { by }),
    ...(comment != null && { comment }),
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
    for (const part of keyParts(ids)) {
      const rows: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
        .where({ department, kind, system })
        .whereIn('record_id', part)
        .select('*')
      for (const row of rows) known.set(recordKey(kind, { system, recordId: row.record_id }), row)
    }
  }
  return known
}

/** Gives all records of a subject this link, and tells their department where it is another than before. */
export const relinkSubject = (
  trx: Knex.Transaction,
  subjectId: string,
  link: LinkOf,
  cause: LinkCause,
  log: (change: NewChange) => void,
): Promise<void> =>
  inBatches(
    trx,
    query => query.where('subject_id', subjectId),
    rows => relinkRows(trx, rows, link, cause, log),
  )

/** As {@link relinkSubject} to a company, as if the matcher had linked them on their arrival: they belong to no subject any more. */
export const detachRecords = async (
  trx: Knex.Transaction,
  subjectId: string,
  orgCode: string,
  log: (change: NewChange) => void,
): Promise<void> => {
  await relinkSubject(trx, subjectId, { org_code: orgCode, link_state: 'LINKED' }, {}, log)
  await trx('crosswalk').where('subject_id', subjectId).update({ subject_id: null })
}

export interface LinkOf {
  org_code: string | null
  link_state: LinkState
}

/** Who linked, and why; empty where nobody did. */
export type LinkCause = Partial<Record<'by' | 'comment', string | null>>

/** Links rows anew where their link is another, and tells their departments. */
export const relinkRows = async (
  trx: Knex.Transaction,
  rows: readonly CrosswalkRow[],
  link: LinkOf,
  cause: LinkCause,
  log: (change: NewChange) => void,
): Promise<void> => {
  const changed = rows.filter(row => row.org_code !== link.org_code || row.link_state !== link.link_state)
  if (changed.length === 0) return
  await trx('crosswalk')
    .whereIn(
      'id',
      changed.map(({ id }) => id),
    )
    .update({ ...link, linked_at: new Date().toISOString(), link_version: trx.raw('link_version + 1') })
  for (const row of changed)
    log(linkChange({ ...row, ...link, link_version: row.link_version + 1 }, row.org_code, cause))
}

/** Hands over the rows of `crosswalk` by their ids, {@link batchSize} at a time. */
export const inBatches = async (
  trx: Knex.Transaction,
  where: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  take: (rows: CrosswalkRow[]) => Promise<void>,
): Promise<void> => {
  for (let last = ''; ;) {
    const rows: CrosswalkRow[] = await where(trx('crosswalk'))
      .where('id', '>', last)
      .orderBy('id')
      .limit(batchSize)
      .select('*')
    if (rows.length > 0) await take(rows)
    if (rows.length < batchSize) return
    last = rows.at(-1)!.id
  }
}

export const batchSize = 500
