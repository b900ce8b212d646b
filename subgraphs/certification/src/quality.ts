import { recordQuality } from '@e360/kit/quality/types'
import type { ReportedStatus } from './status.ts'

interface Row {
  status: ReportedStatus
  issued_on: string | null
  valid_until: string | null
  status_changed_on: string | null
}

/** What is expected of certificates besides what is of every record. */
export const certificateQuality = recordQuality<Row>(
  ['status', 'issued_on', 'valid_until', 'status_changed_on'],
  [
    {
      code: 'ISSUED_ON_MISSING',
      dimension: 'COMPLETENESS',
      field: 'issuedOn',
      holds: ({ issued_on }) => issued_on !== null,
    },
    {
      code: 'VALID_UNTIL_MISSING',
      dimension: 'COMPLETENESS',
      field: 'validUntil',
      holds: ({ valid_until }) => valid_until !== null,
    },
    {
      code: 'STATUS_CHANGED_ON_MISSING',
      dimension: 'CONSISTENCY',
      field: 'status',
      appliesTo: ({ status }) => status !== 'VALID',
      holds: ({ status_changed_on }) => status_changed_on !== null,
      value: ({ status }) => status,
    },
    {
      code: 'STATUS_CHANGED_IN_FUTURE',
      dimension: 'VALIDITY',
      field: 'status',
      appliesTo: ({ status_changed_on }) => status_changed_on !== null,
      holds: ({ status_changed_on }, on) => status_changed_on! <= on,
      value: ({ status_changed_on }) => status_changed_on,
    },
  ],
)
