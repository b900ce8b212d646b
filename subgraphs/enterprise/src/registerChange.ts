import { isProvisional } from '@e360/identity/provisionalCodes'
import { normalName } from '@e360/identity/normalName'
import { today } from '@e360/kit/clock'
import { newId } from '@e360/kit/id'
import type { SourceInput } from '@e360/kit/records/recordType'
import { formerNameKey, provisionalKey, type RegisterBatch, type StoredEnterprise } from './registerBatch.ts'
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
    head_office_name: row.headOfficeName,
    registration_status: row.told.registration_status ?? 'UNKNOWN',
    version: 1,
    warnings: warningsOf({ ...row.told, org_code: orgCode }, row.codesConflict ?? false),
  }
  batch.enterprises.set(orgCode, created)
  batch.created.add(orgCode)
  if (isProvisional(orgCode)) batch.provisional.set(provisionalKey(row.normalName, created.region_code), orgCode)
  if (isProvisional(orgCode) && created.registration_no) batch.byRegistrationNo.set(created.registration_no, orgCode)
  countRegion(batch, created.region_code, 1)
  for (const name of row.formerNames) keepFormerName(batch, orgCode, name, null)
  return created
}

/** The next version where the row tells something new; the company as it was where it does not. */
export const changeEnterprise = (
  batch: RegisterBatch,
  known: StoredEnterprise,
  row: RegisterRow,
  { system, recordId }: SourceInput,
): StoredEnterprise => {
  const told = Object.entries(row.told) as [keyof ToldFields, string | number | null][]
  const changed = told.filter(([field, value]) => value !== null && String(value) !== String(known[field] ?? ''))
  const next: StoredEnterprise = { ...known, ...Object.fromEntries(changed), version: known.version + 1 }
  next.warnings = warningsOf(next, row.codesConflict ?? saysCodesConflict(known.warnings))
  const renamed = next.name !== known.name
  if (renamed) keepFormerName(batch, known.org_code, known.name, known.name_since, today())
  const formerNames = row.formerNames.filter(name => keepFormerName(batch, known.org_code, name, null))
  const differences = [
    ...changed.map(([field, to]) => ({ field, from: known[field], to })),
    ...(next.warnings === known.warnings ? [] : [{ field: 'warnings', from: known.warnings, to: next.warnings }]),
    ...formerNames.map(name => ({ field: 'former_name', from: null, to: name })),
  ]
  if (differences.length === 0) return known

  if (renamed) {
    next.normal_name = row.normalName
    next.head_office_name = row.headOfficeName
    next.name_since = today()
  }
  for (const [kind, field] of [
    ['USCC', 'uscc'],
    ['REGISTRATION_NO', 'registration_no'],
  ] as const)
    if (known[field] !== null && next[field] !== known[field])
      batch.formerCodes.push({ org_code: known.org_code, kind, code: known[field], from_on: null, to_on: today() })
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

/** @returns whether the name was not on record yet */
const keepFormerName = (
  batch: RegisterBatch,
  orgCode: string,
  name: string,
  from: string | null,
  to: string | null = null,
): boolean => {
  const key = formerNameKey(orgCode, name)
  const isKnown = batch.knownFormerNames.has(key)
  batch.knownFormerNames.add(key)
  // a period replaces what was known of the name without one
  if (!isKnown || to !== null)
    batch.formerNames.push({ org_code: orgCode, name, normal_name: normalName(name), from_on: from, to_on: to })
  return !isKnown
}

const countRegion = (batch: RegisterBatch, region: string | null, delta: number): void => {
  if (region !== null) batch.regionDeltas.set(region, (batch.regionDeltas.get(region) ?? 0) + delta)
}
