import type { EnterpriseRow } from './repository.ts'

/** The fields of a company that sources tell: GraphQL name → column. */
export const toldFields = {
  name: 'name',
  orgCode: 'org_code',
  uscc: 'uscc',
  registrationNo: 'registration_no',
  registrationStatus: 'registration_status',
  enterpriseType: 'enterprise_type',
  legalRepresentative: 'legal_representative',
  registeredCapital: 'registered_capital',
  registeredCapitalCurrency: 'registered_capital_currency',
  establishedOn: 'established_on',
  regionCode: 'region_code',
  address: 'address',
  industryCode: 'industry_code',
  businessScope: 'business_scope',
  registrationAuthority: 'registration_authority',
} as const satisfies Partial<Record<keyof EnterpriseRow, string>>

export type ToldField = keyof typeof toldFields

/** A status that nobody told is as good as a value that nobody told. */
export const isTold = (value: string | number | null | undefined): value is string | number =>
  value != null && value !== 'UNKNOWN'
