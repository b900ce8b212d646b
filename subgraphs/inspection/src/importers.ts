import type { Importer } from '@e360/kit/records/importer'
import { pushRecords, type PushPorts } from '@e360/kit/records/push'
import { inspectionColumns } from './columns.ts'
import { inspectionRecords } from './records.ts'
import type { InspectionInput } from './types.generated.ts'

/** `e360 import inspections`. */
export const inspectionImporter = (ports: PushPorts): Importer => ({
  columns: inspectionColumns,
  take: (rows, pusher) =>
    pushRecords(
      ports,
      inspectionRecords,
      rows.map(({ source, fields }): InspectionInput => ({
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
      })),
      pusher,
    ),
})
