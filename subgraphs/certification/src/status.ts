import type { CertificateStatus } from './types.generated.ts'

/** What a source can report and the table stores; EXPIRED follows from the date and is never stored. */
export type ReportedStatus = Exclude<CertificateStatus, 'EXPIRED'>

/** A source's EXPIRED says no more than a valid certificate whose last day is past. */
export const reportedStatus = (status: CertificateStatus): ReportedStatus => (status === 'EXPIRED' ? 'VALID' : status)

/** The status on a day; the last day of validity is still valid. */
export const statusOn = (
  today: string,
  { reportedStatus, validUntil }: { reportedStatus: ReportedStatus; validUntil: string | null },
): CertificateStatus =>
  reportedStatus === 'VALID' && validUntil !== null && validUntil < today ? 'EXPIRED' : reportedStatus
