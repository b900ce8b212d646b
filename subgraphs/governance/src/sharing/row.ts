import type { Connection } from '@e360/kit/paging/page'

/** Where an application stands; that it is overdue, open, expired or used up follows from it and the day, and is never stored. */
export type SharingStatus = 'SUBMITTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED'

/** Who may use a grant: the applicant alone, a source system, or everybody of a department. */
export type GranteeKind = 'APPLICANT' | 'SYSTEM' | 'DEPARTMENT'

/** What an application asks for, or what was granted of it. */
export interface Scope {
  /** `Type.field`, in alphabetical order */
  fields: readonly string[]
  /** GB/T 2260 prefixes; empty: everywhere */
  regions: readonly string[]
  /** YYYY-MM-DD, both days included */
  from: string
  until: string
  /** how many operations may use it; null: any number */
  quota: number | null
}

export interface ApplicationRow {
  id: string
  status: SharingStatus
  /** the department that decides */
  provider: string
  /** `sub` */
  applicant: string
  applicantName: string | null
  applicantDepartment: string | null
  granteeKind: GranteeKind
  grantee: string
  purpose: string
  basis: string
  /** codes of the catalogue */
  resources: readonly string[]
  asked: Scope
  /** null until it is approved */
  granted: Scope | null
  uses: number
  submittedAt: string
  /** YYYY-MM-DD, Beijing */
  submittedOn: string
  changedAt: string
}

export interface StepRow {
  application: string
  number: number
  status: SharingStatus
  at: string
  by: string
  comment: string | null
}

export type ApplicationPage = Connection<ApplicationRow>
