import { today } from '@e360/kit/clock'
import { checkOrder, checkText } from '@e360/kit/records/checks'
import type { RecordError, RecordType } from '@e360/kit/records/recordType'
import { reportedStatus } from './status.ts'
import { certificateQuality } from './quality.ts'
import { certificateTelling } from './telling.ts'
import type { CertificateInput } from './types.generated.ts'

/** How a pushed certificate becomes a row, and the rules it must keep. */
export const certificateRecords: RecordType<CertificateInput> = {
  kind: 'CERTIFICATE',
  table: 'certificate',
  telling: certificateTelling,
  quality: certificateQuality,
  body: ['scope', 'issuer'],
  row: input => ({
    family: input.family,
    number: input.number,
    scope: input.scope ?? null,
    issuer: input.issuer ?? null,
    issued_on: input.issuedOn ?? null,
    valid_from: input.validFrom ?? null,
    valid_until: input.validUntil ?? null,
    status: reportedStatus(input.status),
    status_changed_on: input.statusChangedOn ?? null,
    event_on: input.issuedOn ?? input.validFrom ?? '',
  }),
  check: ({ number, issuedOn, validFrom, validUntil, status }) => {
    const lastDay = { field: 'validUntil', label: '有效期至', date: validUntil }
    return [
      ...checkText('number', '证书编号', number, 200),
      ...checkOrder({ field: 'issuedOn', label: '颁发日期', date: issuedOn }, lastDay),
      ...checkOrder({ field: 'validFrom', label: '有效期自', date: validFrom }, lastDay),
      ...(status === 'EXPIRED' ? checkExpired(validUntil) : []),
    ]
  },
}

const checkExpired = (validUntil: string | null | undefined): RecordError[] => {
  if (validUntil && validUntil < today()) return []
  const message = validUntil
    ? `状态为过期，但有效期至 ${validUntil} 尚未过，请核对`
    : '状态为过期，但没有写有效期至，请补上'
  return [{ field: 'status', code: 'STATUS_CONTRADICTS_DATE', message }]
}
