/** The push inputs of api.graphql as plain shapes: dates are `YYYY-MM-DD`, money is a whole number of fen as a string, absent means not told. */

export interface RecordSourceInput {
  system: string
  recordId: string
  version?: string
  recordedAt?: string
  enterpriseName?: string
  enterpriseCode?: string
  enterpriseAddress?: string
  enterpriseDistrict?: string
}

export type RegistrationStatus =
  'ACTIVE' | 'REVOKED' | 'REVOKED_CANCELLED' | 'CANCELLED' | 'ANNULLED' | 'MOVED_OUT' | 'DORMANT' | 'OTHER' | 'UNKNOWN'

export interface EnterpriseInput {
  source: RecordSourceInput
  name: string
  orgCode?: string
  uscc?: string
  registrationNo?: string
  formerNames?: string[]
  registrationStatus?: RegistrationStatus
  enterpriseType?: string
  legalRepresentative?: string
  registeredCapital?: string
  registeredCapitalCurrency?: string
  establishedOn?: string
  regionCode?: string
  address?: string
  industryCode?: string
  businessScope?: string
  registrationAuthority?: string
}

export type InspectionKind = 'SAMPLING' | 'ROUTINE' | 'SPECIAL' | 'RANDOM' | 'COMPLAINT' | 'RECHECK' | 'OTHER'
export type InspectionConclusion = 'PASSED' | 'FAILED' | 'RECTIFIED' | 'REFUSED' | 'UNREACHABLE' | 'CLOSED' | 'OTHER'

export interface InspectionInput {
  source: RecordSourceInput
  kind: InspectionKind
  inspectedOn?: string
  publishedOn?: string
  conclusion: InspectionConclusion
  outcomes?: string[]
  role?: string
  subject?: string
  specification?: string
  findings?: string[]
  authority?: string
  agency?: string
  recheckOfRecordId?: string
  rectificationDueOn?: string
  rectifiedOn?: string
}

export type CertificateFamily =
  | 'PRODUCTION_LICENCE'
  | 'CCC'
  | 'MANAGEMENT_SYSTEM'
  | 'SPECIAL_EQUIPMENT'
  | 'METROLOGY'
  | 'CMA'
  | 'FOOD'
  | 'FOOD_CONTACT'
  | 'OTHER'
export type CertificateStatus = 'VALID' | 'SUSPENDED' | 'REVOKED' | 'CANCELLED' | 'EXPIRED'

export interface CertificateInput {
  source: RecordSourceInput
  family: CertificateFamily
  number: string
  scope?: string
  issuer?: string
  issuedOn?: string
  validFrom?: string
  validUntil?: string
  status: CertificateStatus
  statusChangedOn?: string
}

export interface PenaltyInput {
  source: RecordSourceInput
  decisionNo: string
  decidedOn: string
  violation?: string
  facts?: string
  basis?: string
  kinds: string[]
  fine?: string
  confiscated?: string
  authority?: string
  publishedOn?: string
  publicUntil?: string
}

export type ListingKind = 'ABNORMAL_OPERATIONS' | 'SERIOUS_VIOLATION' | 'RED'

export interface ListingInput {
  source: RecordSourceInput
  kind: ListingKind
  enteredOn: string
  exitedOn?: string
  basis?: string
  authority?: string
}

export interface CreditGradeInput {
  source: RecordSourceInput
  grade: string
  score?: number
  model: string
  evaluatedOn: string
  validUntil?: string
}
