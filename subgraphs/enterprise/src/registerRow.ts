import { headOfficeName } from '@e360/identity/headOffice'
import { readCode, readOrgCode, readRegistrationNo, readUscc, shownCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { checkDays, checkSource, checkTexts, type RecordError } from '@e360/kit/records/recordType'
import type { EnterpriseInput } from './types.generated.ts'

/** The columns of `enterprise` that a register row tells; null where it does not. */
export interface ToldFields {
  name: string
  uscc: string | null
  registration_no: string | null
  registration_status: string | null
  enterprise_type: string | null
  legal_representative: string | null
  registered_capital: number | null
  registered_capital_currency: string | null
  established_on: string | null
  region_code: string | null
  address: string | null
  industry_code: string | null
  business_scope: string | null
  registration_authority: string | null
}

/** One row of a register load, read. */
export interface RegisterRow {
  /** null: the row tells no code from which an organization code follows */
  orgCode: string | null
  normalName: string
  headOfficeName: string | null
  told: ToldFields
  formerNames: readonly string[]
  /** the two codes contradict each other; null: the row does not tell both */
  codesConflict: boolean | null
}

/** Reads a row; what is doubtful becomes a warning (warnings.ts), only what cannot be kept becomes an error ({@link checkRegisterRow}). */
export const readRegisterRow = (input: EnterpriseInput): RegisterRow => {
  const uscc = input.uscc ? readUscc(input.uscc) : null
  const written = input.orgCode ? readOrgCode(input.orgCode) : null
  const registrationNo = text(input.registrationNo)
  const fromUscc = uscc && readCode(uscc.canonical).orgCode
  const name = input.name.trim()
  const parent = headOfficeName(name)
  return {
    orgCode: fromUscc ?? written?.canonical ?? null,
    normalName: normalName(name),
    headOfficeName: parent === null ? null : normalName(parent),
    told: {
      name,
      uscc: uscc?.canonical ?? null,
      registration_no: registrationNo && (readRegistrationNo(registrationNo)?.canonical ?? registrationNo.slice(0, 30)),
      registration_status: input.registrationStatus ?? null,
      enterprise_type: text(input.enterpriseType),
      legal_representative: text(input.legalRepresentative),
      registered_capital: input.registeredCapital == null ? null : Number(input.registeredCapital),
      registered_capital_currency: text(input.registeredCapitalCurrency),
      established_on: input.establishedOn ?? null,
      region_code: input.regionCode ?? null,
      address: text(input.address),
      industry_code: text(input.industryCode),
      business_scope: text(input.businessScope),
      registration_authority: text(input.registrationAuthority),
    },
    formerNames: (input.formerNames ?? [])
      .map(former => former.trim())
      .filter(former => former !== '' && former !== name),
    codesConflict: fromUscc && written ? fromUscc !== written.canonical : null,
  }
}

const text = (value: string | null | undefined) => (value == null || value.trim() === '' ? null : value.trim())

const limits = { name: 200, registrationNo: 30, registeredCapitalCurrency: 3, industryCode: 10 }

/** The rules without which a row cannot be kept. */
export const checkRegisterRow = (input: EnterpriseInput): RecordError[] => {
  const errors = [...checkSource(input.source), ...checkTexts(input, limits), ...checkDays(input)]
  if (normalName(input.name) === '') errors.push({ field: 'name', code: 'REQUIRED', message: '缺少企业名称' })
  if (normalName(input.name).length > 200 || input.formerNames?.some(name => name.length > 200))
    errors.push({ field: 'formerNames', code: 'TOO_LONG', message: '名称最多 200 个字符' })
  if (input.uscc && !readUscc(input.uscc))
    errors.push({
      field: 'uscc',
      code: 'BAD_CODE',
      message: `“${shownCode(input.uscc).slice(0, 40)}”不是 18 位统一社会信用代码`,
    })
  if (input.orgCode && !readOrgCode(input.orgCode))
    errors.push({
      field: 'orgCode',
      code: 'BAD_CODE',
      message: `“${shownCode(input.orgCode).slice(0, 40)}”不是 9 位组织机构代码`,
    })
  if (input.registrationNo && readCode(input.registrationNo).reason === 'IDENTITY_NUMBER')
    errors.push({
      field: 'registrationNo',
      code: 'BAD_CODE',
      message: `“${shownCode(input.registrationNo)}”是公民身份号码，不能作为注册号；没有注册号的请留空`,
    })
  return errors
}
