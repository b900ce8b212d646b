import type { RecordImport } from '@e360/kit/records/importer'
import { certificateColumns } from './columns.ts'
import { certificateRecords } from './records.ts'
import type { CertificateInput } from './types.generated.ts'

/** `e360 import certificates` and `POST /ingest/certificates`. */
export const certificateImport: RecordImport<CertificateInput> = {
  mutation: 'pushCertificates',
  type: certificateRecords,
  columns: certificateColumns,
  input: ({ source, fields }) => ({
    source,
    family: fields.family as CertificateInput['family'],
    number: fields.number as string,
    scope: fields.scope as string | undefined,
    issuer: fields.issuer as string | undefined,
    issuedOn: fields.issued_on as string | undefined,
    validFrom: fields.valid_from as string | undefined,
    validUntil: fields.valid_until as string | undefined,
    status: fields.status as CertificateInput['status'],
    statusChangedOn: fields.status_changed_on as string | undefined,
  }),
}
