import { readOrgCode, readUscc } from '@e360/identity/codes'
import { isProvisional } from '@e360/identity/provisionalCodes'
import { regionOf } from '@e360/kit/regions'
import type { EnterpriseRow } from './repository.ts'

/** What may be doubtful about a register row, and how it is told to people. */
const messages = {
  CHECK_DIGIT: '代码的校验位不符，可能抄写有误，也可能是试点期间依法发放的代码',
  CODE_CONFLICT: '统一社会信用代码与组织机构代码互相矛盾，以统一社会信用代码为准',
  REGION_ABOLISHED: '行政区划代码已撤销',
  REGION_UNKNOWN: '行政区划代码不在 GB/T 2260 中',
  PROVISIONAL_CODE: '登记数据没有任何代码，暂用临时代码，请尽快核实',
  NAME_SHARED: '另有企业使用同一名称，请以代码区分',
  REGISTRATION_NO_SHARED: '另有企业登记了同一注册号，请以组织机构代码区分',
} as const

type WarningCode = keyof typeof messages

/** What a company is judged by. */
type Judged = Pick<EnterpriseRow, 'warnings' | 'regionCode' | 'isNameShared' | 'isRegistrationNoShared'>

/** What may be doubtful about a company. */
export const dataWarnings = (company: Judged): { code: string; message: string }[] => {
  const { warnings, regionCode, isNameShared, isRegistrationNoShared } = company
  const heir = regionOf(regionOf(regionCode ?? '')?.successor ?? '')
  const codes = warnings.split(',').filter(code => code !== '') as WarningCode[]
  if (isNameShared) codes.push('NAME_SHARED')
  if (isRegistrationNoShared) codes.push('REGISTRATION_NO_SHARED')
  return codes.map(code => ({
    code,
    message:
      code === 'REGION_ABOLISHED' && heir ? `${messages[code]}，现为${heir.name}（${heir.code}）` : messages[code],
  }))
}

interface Doubtful {
  org_code: string
  uscc: string | null
  region_code: string | null
}

/**
 * What is doubtful about a company as the register knows it, except what it shares with others, which they bring about.
 * @param codesConflict whether its latest codes contradicted each other
 * @returns codes joined by commas
 */
export const warningsOf = ({ org_code, uscc, region_code }: Doubtful, codesConflict: boolean): string => {
  const region = region_code === null ? null : regionOf(region_code)
  const fails = readOrgCode(org_code)?.valid === false || (uscc !== null && readUscc(uscc)?.valid === false)
  const doubts: (WarningCode | false)[] = [
    fails && 'CHECK_DIGIT',
    codesConflict && 'CODE_CONFLICT',
    region_code !== null && region === null && 'REGION_UNKNOWN',
    region !== null && region.to !== null && 'REGION_ABOLISHED',
    isProvisional(org_code) && 'PROVISIONAL_CODE',
  ]
  return doubts.filter(doubt => doubt !== false).join(',')
}

/** Whether {@link warningsOf} said that the codes contradict each other. */
export const saysCodesConflict = (warnings: string): boolean => warnings.split(',').includes('CODE_CONFLICT')
