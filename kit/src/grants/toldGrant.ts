import type { Grant } from '../caller.ts'

/** The kind under which grants stand in the change log of the department that keeps them: `UPSERT` opens one, `WITHDRAWN` closes it. */
export const grantKind = 'GRANT'

/** A grant as the change log tells it; its id is the change's. */
export interface ToldGrant extends Omit<Grant, 'id'> {
  /** whom it is for: one `sub`, a source system, or everybody of a department */
  granteeKind: 'APPLICANT' | 'SYSTEM' | 'DEPARTMENT'
  grantee: string
  /** of a source system: systems of several departments may bear one name */
  department: string | null
  /** YYYY-MM-DD, both days included */
  from: string
  until: string
  /** each use has to be counted before it is made */
  counted: boolean
}
