import type { RecordError, RecordType } from '@e360/kit/records/recordType'
import { inspectionQuality } from './quality.ts'
import { inspectionTelling } from './telling.ts'
import type { InspectionInput } from './types.generated.ts'

const listText = (items: readonly string[] | null | undefined) => (items?.length ? JSON.stringify(items) : null)

/** How a pushed inspection becomes a row, and the rules it must keep. */
export const inspectionRecords: RecordType<InspectionInput> = {
  kind: 'INSPECTION',
  table: 'inspection',
  telling: inspectionTelling,
  quality: inspectionQuality,
  body: ['outcomes', 'role', 'subject', 'specification', 'findings', 'authority', 'agency'],
  row: input => ({
    kind: input.kind,
    inspected_on: input.inspectedOn ?? null,
    published_on: input.publishedOn ?? null,
    conclusion: input.conclusion,
    outcomes: listText(input.outcomes),
    role: input.role ?? null,
    subject: input.subject ?? null,
    specification: input.specification ?? null,
    findings: listText(input.findings),
    authority: input.authority ?? null,
    agency: input.agency ?? null,
    recheck_of_record_id: input.recheckOfRecordId ?? null,
    rectification_due_on: input.rectificationDueOn ?? null,
    rectified_on: input.rectifiedOn ?? null,
    event_on: input.inspectedOn ?? input.publishedOn ?? '',
  }),
  check: ({ inspectedOn, publishedOn, rectifiedOn, recheckOfRecordId }) => {
    const errors: RecordError[] = []
    if (inspectedOn && publishedOn && publishedOn < inspectedOn)
      errors.push({
        field: 'publishedOn',
        code: 'DATE_ORDER',
        message: `公布日期 ${publishedOn} 早于检查日期 ${inspectedOn}`,
      })
    if (inspectedOn && rectifiedOn && rectifiedOn < inspectedOn)
      errors.push({
        field: 'rectifiedOn',
        code: 'DATE_ORDER',
        message: `整改完成日期 ${rectifiedOn} 早于检查日期 ${inspectedOn}`,
      })
    if (recheckOfRecordId && recheckOfRecordId.length > 200)
      errors.push({ field: 'recheckOfRecordId', code: 'TOO_LONG', message: '最多 200 个字符' })
    return errors
  },
}
