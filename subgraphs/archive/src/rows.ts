/** A company as it lies in `company`. */
export interface CompanyRow {
  org_code: string
  /** 0: records name it and the register has not told of it yet */
  known: number
  name: string
  normal_name: string
  /** normal forms of the names it bore before, JSON */
  former_names: string
  /** '' where it bears no district */
  region: string
  registration_status: string
  /** '' where the register does not tell it */
  industry_code: string
  redirect_to: string | null
  /** since when it bears its name; '' where that is not known */
  named_on: string
}

/** A record as it lies in `record`. */
export interface RecordRow {
  id: string
  department: string
  kind: string
  org_code: string | null
  /** '' where it is not dated */
  occurred_on: string
  ends_on: string | null
  title: string
  adverse: number
  public_until: string | null
  /** conclusion, status, list or grade */
  state: string
  /** the first day on which a certificate was no more; null where none is told or it goes on */
  lost_on: string | null
  normal_name: string
  district: string
  /** what its department tells for figures, JSON */
  facts: string
}

export const recordColumns = [
  'id',
  'department',
  'kind',
  'org_code',
  'occurred_on',
  'ends_on',
  'title',
  'adverse',
  'public_until',
  'state',
  'lost_on',
  'normal_name',
  'district',
  'facts',
] as const satisfies readonly (keyof RecordRow)[]

/** What counters and standings need of a record. */
export type CountedRecord = Pick<RecordRow, (typeof countedColumns)[number]>

export const countedColumns = [
  'id',
  'org_code',
  'kind',
  'occurred_on',
  'state',
  'normal_name',
  'facts',
] as const satisfies readonly (keyof RecordRow)[]

export const companyColumns = [
  'org_code',
  'known',
  'name',
  'normal_name',
  'former_names',
  'region',
  'registration_status',
  'industry_code',
  'redirect_to',
  'named_on',
] as const satisfies readonly (keyof CompanyRow)[]

/** What counters need of a company. */
export type CountedCompany = Pick<CompanyRow, (typeof countedCompanyColumns)[number]>

export const countedCompanyColumns = [
  'org_code',
  'known',
  'region',
  'redirect_to',
] as const satisfies readonly (keyof CompanyRow)[]

/** A company that only records name so far. */
export const unknownCompany = (orgCode: string): CompanyRow => ({
  org_code: orgCode,
  known: 0,
  name: '',
  normal_name: '',
  former_names: '[]',
  region: '',
  registration_status: 'UNKNOWN',
  industry_code: '',
  redirect_to: null,
  named_on: '',
})
