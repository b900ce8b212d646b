import { shownCode } from '@e360/identity/codes'
import { refusalFor } from '../access/letIn.ts'
import type { Caller } from '../caller.ts'
import type { DepartmentContext } from './departmentContext.ts'
import type { SourceRow } from './recordTable.ts'

/** `enterprise` and `source` of every departmental record. */
export const recordResolvers = {
  enterprise: ({ orgCode }: SourceRow) => (orgCode === null ? null : { orgCode }),
  /** a machine sees where its own records came from, not those that a grant opens to it */
  source: (row: SourceRow, _: unknown, { caller }: Pick<DepartmentContext, 'caller'>) => {
    if (isMachine(caller) && !caller.systems.includes(row.system)) throw refusalFor(caller)
    return { ...row, recordedCode: row.recordedCode && shownCode(row.recordedCode) }
  },
}

const isMachine = ({ roles }: Caller): boolean => roles.length === 1 && roles[0] === 'system'

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
