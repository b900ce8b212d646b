import type { NewChange } from '@e360/kit/changes/changeLog'
import { enterpriseKind, type RegisterEntry } from '@e360/kit/records/registerProjection'
import type { StoredEnterprise } from './registerBatch.ts'

/** What the register's log tells of a company as it is now, or of where it went. */
export const entryChange = (
  row: StoredEnterprise,
  redirectTo: string | null = null,
  formerNames: readonly string[] = [],
): NewChange => ({
  kind: enterpriseKind,
  op: 'UPSERT',
  id: row.id,
  orgCode: row.org_code,
  payload: {
    name: row.name,
    normalName: row.normal_name,
    regionCode: row.region_code,
    redirectTo,
    registrationStatus: row.registration_status,
    industryCode: row.industry_code,
    nameSince: row.name_since,
    formerNames,
  } satisfies RegisterEntry,
})
