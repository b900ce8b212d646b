import { daysAfter } from '@e360/kit/clock'
import { telling } from '@e360/kit/records/telling'
import type { ReportedStatus } from './status.ts'
import type { CertificateFamily } from './types.generated.ts'

const families: Readonly<Record<CertificateFamily, string>> = {
  PRODUCTION_LICENCE: '工业产品生产许可证',
  CCC: '强制性产品认证证书',
  MANAGEMENT_SYSTEM: '管理体系认证证书',
  SPECIAL_EQUIPMENT: '特种设备证书',
  METROLOGY: '计量证书',
  CMA: '检验检测机构资质认定证书',
  FOOD: '食品生产或经营许可证',
  FOOD_CONTACT: '食品相关产品证书',
  OTHER: '证书',
}

const endings: Readonly<Record<ReportedStatus, string>> = {
  VALID: '',
  SUSPENDED: '，已暂停',
  REVOKED: '，已撤销',
  CANCELLED: '，已注销',
}

interface Row {
  family: CertificateFamily
  status: ReportedStatus
  event_on: string
  valid_from: string | null
  valid_until: string | null
  status_changed_on: string | null
}

/** How a certificate is told to those who follow this department: by its family, not by the free texts of its source. */
export const certificateTelling = telling<Row>(
  ['family', 'status', 'event_on', 'valid_from', 'valid_until', 'status_changed_on'],
  ({ family, status, event_on, valid_from, valid_until, status_changed_on }) => ({
    event: {
      occurredOn: event_on || null,
      endsOn: lastDay(status, valid_until, status_changed_on),
      title: `颁发${families[family]}${endings[status]}`,
      adverse: status === 'REVOKED' || status === 'SUSPENDED',
      publicUntil: lastDay(status, valid_until, status_changed_on),
    },
    facts: { family, status, validFrom: valid_from, validUntil: valid_until, statusChangedOn: status_changed_on },
  }),
)

const lastDay = (status: ReportedStatus, validUntil: string | null, changedOn: string | null): string | null =>
  status === 'VALID' || changedOn === null ? validUntil : daysAfter(changedOn, -1)
