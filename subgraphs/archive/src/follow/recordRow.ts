import { daysAfter } from '@e360/kit/clock'
import type { Facts, ToldChange, ToldRecord } from '@e360/kit/records/telling'
import type { RecordRow } from '../rows.ts'

/** The record kinds that figures are made of; any other kind of any department is in the timeline alone. */
export const kinds = {
  inspection: 'INSPECTION',
  certificate: 'CERTIFICATE',
  penalty: 'PENALTY',
  listing: 'LISTING',
  grade: 'CREDIT_GRADE',
} as const

/** What a record that is told becomes here. */
export const recordRow = (department: string, { id, kind }: ToldChange, told: ToldRecord): RecordRow => {
  const { event, facts } = told
  return {
    id,
    department,
    kind,
    org_code: told.orgCode,
    occurred_on: event.occurredOn ?? '',
    ends_on: event.endsOn,
    title: event.title.slice(0, 500),
    adverse: event.adverse ? 1 : 0,
    public_until: event.publicUntil,
    state: facts.conclusion ?? facts.status ?? facts.list ?? facts.grade ?? '',
    lost_on: kind === kinds.certificate ? lostOn(facts) : null,
    normal_name: told.normalName,
    district: (told.recordedDistrict ?? '').trim(),
    facts: JSON.stringify(facts),
  }
}

/** Revoked and cancelled certificates are lost on that day, others on the day after their last. */
const lostOn = ({ status, validUntil, statusChangedOn }: Facts): string | null => {
  const expires = validUntil == null ? null : daysAfter(validUntil, 1)
  if (status !== 'REVOKED' && status !== 'CANCELLED') return expires
  if (statusChangedOn == null) return null
  return expires !== null && expires < statusChangedOn ? expires : statusChangedOn
}

export const factsOf = ({ facts }: Pick<RecordRow, 'facts'>): Facts => JSON.parse(facts) as Facts
