import type { RecordImport } from '@e360/kit/records/importer'
import type { PenaltyInput } from '../types.generated.ts'
import { penaltyColumns } from './columns.ts'
import { penaltyRecords } from './records.ts'

/** `e360 import penalties` and `POST /ingest/penalties`. */
export const penaltyImport: RecordImport<PenaltyInput> = {
  mutation: 'pushPenalties',
  type: penaltyRecords,
  columns: penaltyColumns,
  input: ({ source, fields }) => ({
    source,
    decisionNo: fields.decision_no as string,
    decidedOn: fields.decided_on as string,
    violation: fields.violation as string | undefined,
    facts: fields.facts as string | undefined,
    basis: fields.basis as string | undefined,
    kinds: fields.kinds as string[],
    fine: fields.fine_wan as string | undefined,
    confiscated: fields.confiscated_wan as string | undefined,
    authority: fields.authority as string | undefined,
    publishedOn: fields.published_on as string | undefined,
    publicUntil: fields.public_until as string | undefined,
  }),
}
