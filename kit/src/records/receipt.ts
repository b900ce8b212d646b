import { shownCode } from '@e360/identity/codes'
import { maskText } from '../access/mask.ts'
import type { LinkState } from './recordTable.ts'
import type { RecordError } from './recordType.ts'
import type { StoredRecord } from './storedRecord.ts'

/** What became of one pushed record; the Receipt of the schema. A person's number is no key that it shows. */
export interface Receipt {
  index: number
  system: string | null
  recordId: string | null
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE' | 'WITHDRAWN' | 'REJECTED'
  id: string | null
  orgCode: string | null
  linked: LinkState | null
  errors: RecordError[]
  /** the companies that it was taken from, for the access ledger: nobody else is told (accessLedger/keepStream.ts). Absent where there are none */
  formerOrgCodes?: readonly string[]
}

/** @param before the record as it was until now */
export const receiptOf = (
  index: number,
  outcome: Receipt['outcome'],
  row: StoredRecord,
  before?: StoredRecord,
): Receipt => ({
  index,
  system: row.system,
  recordId: shownCode(row.record_id),
  outcome,
  id: row.id,
  orgCode: row.org_code,
  linked: outcome === 'WITHDRAWN' ? null : (row.link_state as LinkState),
  errors: [],
  ...(before && before.org_code !== null && before.org_code !== row.org_code && { formerOrgCodes: [before.org_code] }),
})

/** What is wrong quotes what was given, but for the numbers of ID cards and telephones. @param orgCode of the company that it names */
export const rejection = (
  index: number,
  system: string | null,
  recordId: string | null,
  errors: RecordError[],
  orgCode: string | null = null,
): Receipt => ({
  index,
  system,
  recordId: recordId && shownCode(recordId),
  outcome: 'REJECTED',
  id: null,
  orgCode,
  linked: null,
  errors: errors.map(error => ({ ...error, message: maskText(error.message) })),
})
