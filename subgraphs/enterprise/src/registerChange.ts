import { isProvisional } from '@e360/identity/provisionalCodes'
import { newId } from '@e360/kit/id'
import type { SourceInput } from '@e360/kit/records/recordType'
import { hasGivenUpName } from './bearings.ts'
import { dayOfChange, keepFormerName, notBefore } from './periods.ts'
import { provisionalKey, type RegisterBatch, type StoredEnterprise } from './registerBatch.ts'
import type { RegisterRow, ToldFields } from './registerRow.ts'
import { saysCodesConflict, warningsOf } from './warnings.ts'

/** A company that is seen for the first time: version 1. */
export const createEnterprise = (batch: RegisterBatch, orgCode: string, row: RegisterRow): StoredEnterprise => {
  const created: StoredEnterprise = {
    ...row.told,
    org_code: orgCode,
    id: newId(),
    normal_name: row.normalName,
    name_since: null,
    uscc_since: null,
    registration_no_since: null,
    ended_on: null,
    head_office_name: row.headOfficeName,
    registration_status: row.told.registration_status ?? 'UNKNOWN',
    version: 1,
    warnings: warningsOf({ ...row.told, org_code: orgCode }, row.codesConflict ?? false),
  }
  batch.enterprises.set(orgCode, created)
  batch.created.add(orgCode)
  if (isProvisional(orgCode)) batch.provisional.set(provisionalKey(row.normalName, created.region_code), orgCode)
  if (created.registration_no) addBearer(batch, created.registration_no, orgCode)
  countRegion(batch, created.region_code, 1)
  for (const name of row.formerNames) keepFormerName(batch, orgCode, name)
  return created
}

/** The next version where the row tells something new; the company as it was where it does not. */
export const changeEnterprise = (
  batch: RegisterBatch,
  known: StoredEnterprise,
  row: RegisterRow,
  { system, recordId, recordedAt }: SourceInput,
): StoredEnterprise => {
  const day = dayOfChange(recordedAt)
  const told = Object.entries(row.told) as [keyof ToldFields, string | number | null][]
  const changed = told.filter(([field, value]) => value !== null && String(value) !== String(known[field] ?? ''))
  const next: StoredEnterprise = { ...known, ...Object.fromEntries(changed), version: known.version + 1 }
  next.warnings = warningsOf(next, row.codesConflict ?? saysCodesConflict(known.warnings))
  const renamed = next.name !== known.name
  const renamedOn = notBefore(day, known.name_since)
  if (renamed) keepFormerName(batch, known.org_code, known.name, { from: known.name_since, to: renamedOn })
  const formerNames = row.formerNames.filter(name => keepFormerName(batch, known.org_code, name))
  const differences = [
    ...changed.map(([field, to]) => ({ field, from: known[field], to })),
    ...(next.warnings === known.warnings ? [] : [{ field: 'warnings', from: known.warnings, to: next.warnings }]),
    ...formerNames.map(name => ({ field: 'former_name', from: null, to: name })),
  ]
  if (differences.length === 0) return known

  if (renamed) {
    next.normal_name = row.normalName
    next.head_office_name = row.headOfficeName
    next.name_since = renamedOn
  }
  for (const [kind, field, since] of [
    ['USCC', 'uscc', 'uscc_since'],
    ['REGISTRATION_NO', 'registration_no', 'registration_no_since'],
  ] as const) {
    const code = known[field]
    if (code === null || next[field] === code) continue
    next[since] = notBefore(day, known[since])
    batch.formerCodes.push({ org_code: known.org_code, kind, code, from_on: known[since], to_on: next[since] })
  }
  const isGone = hasGivenUpName(next.registration_status)
  if (isGone !== hasGivenUpName(known.registration_status))
    next.ended_on = isGone ? notBefore(day, next.name_since) : null
  if (next.region_code !== known.region_code) {
    countRegion(batch, known.region_code, -1)
    countRegion(batch, next.region_code, 1)
  }
  batch.versions.push({
    org_code: known.org_code,
    version: next.version,
    at: new Date().toISOString(),
    system,
    record_id: recordId,
    differences: JSON.stringify(differences),
  })
  batch.enterprises.set(known.org_code, next)
  batch.changed.add(known.org_code)
  return next
}

const addBearer = ({ byRegistrationNo }: RegisterBatch, number: string, orgCode: string): void => {
  byRegistrationNo.set(number, [...(byRegistrationNo.get(number) ?? []), orgCode])
}

const countRegion = (batch: RegisterBatch, region: string | null, delta: number): void => {
  if (region !== null) batch.regionDeltas.set(region, (batch.regionDeltas.get(region) ?? 0) + delta)
}
