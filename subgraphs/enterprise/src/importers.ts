import { readCode } from '@e360/identity/codes'
import type { Database } from '@e360/kit/database/database'
import type { Importer } from '@e360/kit/records/importer'
import { regionNamed } from '@e360/kit/regions'
import { enterpriseColumns } from './columns.ts'
import { loadRegister } from './registerLoad.ts'
import { registerPusher } from './registerPusher.ts'
import type { EnterpriseInput } from './types.generated.ts'

/** `e360 import enterprises` and `POST /ingest/enterprises`. */
export const enterpriseImporter = (name: string, database: Database): Importer => ({
  mutation: 'pushEnterprises',
  columns: enterpriseColumns,
  input: ({ source, fields }): EnterpriseInput => {
    const text = (field: string) => fields[field] as string | undefined
    const capital = fields.capital_raw as { amount: string; currency: string | null } | undefined
    return {
      source,
      name: text('ent_name') ?? '',
      uscc: text('uscc'),
      orgCode: text('org_code'),
      registrationNo: text('registration_no'),
      formerNames: fields.former_names as string[] | undefined,
      registrationStatus: fields.registration_status as EnterpriseInput['registrationStatus'],
      enterpriseType: text('ent_type'),
      legalRepresentative: text('legal_rep'),
      registeredCapital: capital?.amount,
      registeredCapitalCurrency: capital?.currency,
      establishedOn: text('est_date'),
      regionCode: text('district_code') ?? namedRegion(text('district_raw'), text('uscc')),
      address: text('address'),
      industryCode: text('industry_code'),
      businessScope: text('business_scope'),
      registrationAuthority: text('registration_authority'),
    }
  },
  pusher: caller => registerPusher(name, caller),
  prepare: (inputs, pusher) => Promise.resolve(() => loadRegister(database, inputs as EnterpriseInput[], pusher)),
})

/** A register that writes only the district's name means a district of the province that issued the credit code. */
const namedRegion = (district: string | undefined, uscc: string | undefined): string | undefined => {
  const province = readCode(uscc ?? '').regionCode?.slice(0, 2)
  return district === undefined || province === undefined ? undefined : regionNamed(district, province)?.code
}
