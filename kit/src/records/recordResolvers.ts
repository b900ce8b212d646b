import { shownCode } from '@e360/identity/codes'
import type { DepartmentContext } from './departmentContext.ts'
import type { SourceRow } from './recordTable.ts'

/** `enterprise` and `source` of every departmental record. */
export const recordResolvers = {
  enterprise: ({ orgCode }: SourceRow) => (orgCode === null ? null : { orgCode }),
  source: (row: SourceRow) => ({ ...row, recordedCode: row.recordedCode && shownCode(row.recordedCode) }),
}

/**
 * A company as another subgraph names it: by org code, or by the name that it bears today. A name that nobody or several bear is no match.
 */
export const enterpriseReference = async (
  reference: { orgCode?: string | null; name?: string | null },
  { orgCodeByName }: DepartmentContext,
): Promise<{ orgCode: string } | null> => {
  const orgCode = reference.orgCode ?? (reference.name ? await orgCodeByName.load(reference.name) : null)
  return orgCode ? { orgCode } : null
}
