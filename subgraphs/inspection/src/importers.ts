import type { RecordImport } from '@e360/kit/records/importer'
import { inspectionColumns } from './columns.ts'
import { inspectionRecords } from './records.ts'
import type { InspectionInput } from './types.generated.ts'

/** `e360 import inspections` and `POST /ingest/inspections`. */
export const inspectionImport: RecordImport<InspectionInput> = {
  mutation: 'pushInspections',
  type: inspectionRecords,
  columns: inspectionColumns,
  input: ({ source, fields }) => ({
    source,
    kind: fields.kind as InspectionInput['kind'],
    inspectedOn: fields.inspected_on as string | undefined,
    publishedOn: fields.published_on as string | undefined,
    conclusion: fields.conclusion as InspectionInput['conclusion'],
    outcomes: fields.outcomes as string[] | undefined,
    role: fields.role as string | undefined,
    subject: fields.subject as string | undefined,
    specification: fields.specification as string | undefined,
    findings: fields.findings as string[] | undefined,
    authority: fields.authority as string | undefined,
    agency: fields.agency as string | undefined,
    recheckOfRecordId: fields.recheck_of as string | undefined,
    rectificationDueOn: fields.rectification_due_on as string | undefined,
    rectifiedOn: fields.rectified_on as string | undefined,
  }),
}
