import { shownCode } from '@e360/identity/codes'
import type { NewChange } from '../changes/changeLog.ts'
import { keyParts } from '../database/insertMany.ts'
import type { Knex } from '../database/database.ts'
import type { Subject } from './matchPort.ts'
import { forgotten, withdrawn } from './recordTable.ts'
import { versionOrder } from './versionOrder.ts'

/** A record as it lies in its table, as far as pushing, withdrawing and linking care. */
export interface StoredRecord {
  id: string
  system: string
  record_id: string
  version: string | null
  recorded_at: string | null
  content_hash: string
  pushed_by: string | null
  recorded_name: string | null
  recorded_code: string | null
  recorded_address: string | null
  recorded_district: string | null
  org_code: string | null
  link_state: string
  link_version: number
}

const columns = [
  'id',
  'system',
  'record_id',
  'version',
  'recorded_at',
  'content_hash',
  'pushed_by',
  'recorded_name',
  'recorded_code',
  'recorded_address',
  'recorded_district',
  'org_code',
  'link_state',
  'link_version',
] as const satisfies readonly (keyof StoredRecord)[]

export type SourceKey = Pick<StoredRecord, 'system' | 'record_id'>

export const sourceKey = ({ system, record_id }: SourceKey): string => `${system.length} ${system}${record_id}`

/** Reads records by their source, few statements a system. @returns by {@link sourceKey} */
export const readStored = async (
  trx: Knex.Transaction,
  table: string,
  keys: readonly SourceKey[],
): Promise<Map<string, StoredRecord>> => {
  const stored = new Map<string, StoredRecord>()
  const recordIds = new Map<string, Set<string>>()
  for (const { system, record_id } of keys) recordIds.set(system, (recordIds.get(system) ?? new Set()).add(record_id))
  for (const [system, ids] of recordIds) {
    for (const part of keyParts([...ids])) {
      const rows = await trx(table).where('system', system).whereIn('record_id', part).select<StoredRecord[]>(columns)
      for (const row of rows) stored.set(sourceKey(row), row)
    }
  }
  return stored
}

/**
 * What a pushed record is to the one that is stored. A late repetition of a withdrawn record does not bring it back; one that vanished at its source is back
 * as soon as the source has it, be it from an older copy.
 */
export const outcomeOf = (
  pushed: StoredRecord,
  before: StoredRecord | undefined,
): 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE' | 'WITHDRAWN' => {
  if (!before) return 'CREATED'
  if (before.content_hash === forgotten) return 'UPDATED'
  const order = versionOrder(pushed, before)
  const same = before.content_hash === pushed.content_hash
  if (order < 0) return 'STALE'
  if (before.link_state === withdrawn) return order === 0 && same ? 'WITHDRAWN' : 'UPDATED'
  return same ? 'UNCHANGED' : 'UPDATED'
}

/** What a record says of its company, as it travels between departments: an identity number is masked. */
export const subjectOfStored = (row: StoredRecord): Subject => ({
  name: row.recorded_name,
  code: row.recorded_code && shownCode(row.recorded_code),
  address: row.recorded_address,
  district: row.recorded_district,
})

/** The change-log row of a record: enough for the register to link it and for followers to fetch it. */
export const changeOf = (
  kind: string,
  op: NewChange['op'],
  row: StoredRecord,
  more: Record<string, unknown> = {},
): NewChange => ({
  kind,
  op,
  id: row.id,
  orgCode: row.org_code,
  payload: {
    system: row.system,
    recordId: row.record_id,
    subject: subjectOfStored(row),
    linkState: row.link_state,
    linkVersion: row.link_version,
    ...more,
  },
})
