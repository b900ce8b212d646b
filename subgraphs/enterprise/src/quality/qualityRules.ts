import { readCode, readOrgCode, readRegistrationNo, readUscc, shownCode } from '@e360/identity/codes'
import { isProvisional } from '@e360/identity/provisionalCodes'
import { daysAfter } from '@e360/kit/clock'
import type { QualityDimension } from '@e360/kit/quality/types'
import { regionOf, todaysRegionOf } from '@e360/kit/regions'
import { saysCodesConflict } from '../warnings.ts'
import type { JudgedCompany } from './types.ts'

/** One thing that is expected of every company to which it applies. */
export interface QualityRule {
  code: string
  dimension: QualityDimension
  /** of `Enterprise` in the API */
  field: string
  /** what is wrong where it does not hold */
  sentence: string
  /** all companies where it is left out */
  appliesTo?: (company: JudgedCompany) => boolean
  /** @param on the day as of which the register is judged, YYYY-MM-DD */
  holds: (company: JudgedCompany, on: string) => boolean
  /** what stands there; nothing where it is left out */
  value?: (company: JudgedCompany) => string | null
  /** where it does not hold there may be nothing wrong: listed, but no defect */
  hint?: true
}

/** A source that has told nothing new for longer than this is not trusted to be up to date: annual reports come once a year. */
const freshDays = 365

/** Spreadsheets write 1899-12-30 to 1900-01-01 where a date is empty. */
const oldest = '1901-01-01'

const missing = (code: string, field: string, what: string, holds: QualityRule['holds']): QualityRule => ({
  code,
  dimension: 'COMPLETENESS',
  field,
  sentence: `没有${what}`,
  holds,
})

/** Companies have registered capital; branches, sole traders, cooperatives and partnerships may have none. */
const isCompany = ({ name, headOfficeName }: JudgedCompany) => headOfficeName === null && name.endsWith('公司')

const isGone = ({ registrationStatus }: JudgedCompany) =>
  ['CANCELLED', 'REVOKED_CANCELLED'].includes(registrationStatus)

/** Controls, bidi and zero-width marks, private and unassigned characters, and the mark of a broken encoding. */
const strangeCharacter = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/u

/** Everything that is checked, in the order in which it is told. */
export const qualityRules: readonly QualityRule[] = [
  missing('CODE_MISSING', 'orgCode', '组织机构代码，暂用临时代码', ({ orgCode }) => !isProvisional(orgCode)),
  missing('USCC_MISSING', 'uscc', '统一社会信用代码', ({ uscc }) => uscc !== null),
  missing('REGION_MISSING', 'region', '行政区划', ({ regionCode }) => regionCode !== null),
  missing('ESTABLISHED_ON_MISSING', 'establishedOn', '成立日期', ({ establishedOn }) => establishedOn !== null),
  missing(
    'LEGAL_REPRESENTATIVE_MISSING',
    'legalRepresentative',
    '法定代表人（负责人）',
    company => company.hasLegalRepresentative,
  ),
  missing('ADDRESS_MISSING', 'address', '住所', ({ hasAddress }) => hasAddress),
  missing('STATUS_UNKNOWN', 'registrationStatus', '登记状态', company => company.registrationStatus !== 'UNKNOWN'),
  missing('TYPE_MISSING', 'enterpriseType', '企业类型', ({ hasEnterpriseType }) => hasEnterpriseType),
  {
    ...missing('CAPITAL_MISSING', 'registeredCapital', '注册资本', company => company.registeredCapital !== null),
    appliesTo: isCompany,
  },
  missing('INDUSTRY_MISSING', 'industryCode', '行业代码', ({ industryCode }) => industryCode !== null),
  missing('SCOPE_MISSING', 'businessScope', '经营范围', ({ hasBusinessScope }) => hasBusinessScope),
  missing('AUTHORITY_MISSING', 'registrationAuthority', '登记机关', company => company.hasRegistrationAuthority),
  {
    code: 'ORG_CODE_CHECK_DIGIT',
    dimension: 'VALIDITY',
    field: 'orgCode',
    sentence: '组织机构代码的校验位不符（GB 11714），可能抄写有误，也可能是试点期间依法发放的代码',
    holds: ({ orgCode }) => readOrgCode(orgCode)?.valid === true,
    value: ({ orgCode }) => orgCode,
  },
  {
    code: 'USCC_CHECK_DIGIT',
    dimension: 'VALIDITY',
    field: 'uscc',
    sentence: '统一社会信用代码的校验位不符（GB 32100），可能抄写有误，也可能是试点期间依法发放的代码',
    appliesTo: ({ uscc }) => uscc !== null,
    holds: ({ uscc }) => readUscc(uscc!)?.valid === true,
    value: ({ uscc }) => shownCode(uscc!),
  },
  {
    code: 'REGISTRATION_NO_CHECK_DIGIT',
    dimension: 'VALIDITY',
    field: 'registrationNo',
    sentence: '15 位注册号的校验位不符（GS 15）',
    appliesTo: ({ registrationNo }) => registrationNo !== null && readRegistrationNo(registrationNo) !== null,
    holds: ({ registrationNo }) => readRegistrationNo(registrationNo!)!.valid,
    value: ({ registrationNo }) => registrationNo,
  },
  {
    code: 'REGISTRATION_NO_OF_PERSON',
    dimension: 'VALIDITY',
    field: 'registrationNo',
    sentence: '注册号处登记的是公民身份号码',
    appliesTo: ({ registrationNo }) => registrationNo !== null,
    holds: ({ registrationNo }) => readCode(registrationNo!).reason !== 'IDENTITY_NUMBER',
  },
  {
    code: 'REGION_UNKNOWN',
    dimension: 'VALIDITY',
    field: 'region',
    sentence: '行政区划代码不在 GB/T 2260 中',
    appliesTo: ({ regionCode }) => regionCode !== null,
    holds: ({ regionCode }) => regionOf(regionCode!) !== null,
    value: ({ regionCode }) => regionCode,
  },
  {
    code: 'REGION_ABOLISHED',
    dimension: 'VALIDITY',
    field: 'region',
    sentence: '行政区划代码已撤销，企业仍未改登记到现在的区县',
    appliesTo: company => company.regionCode !== null && regionOf(company.regionCode) !== null && !isGone(company),
    holds: ({ regionCode }, on) => on.slice(0, 7) <= (regionOf(regionCode!)!.to ?? '9999-12'),
    value: ({ regionCode }) => regionCode,
  },
  {
    code: 'ESTABLISHED_ON_IMPLAUSIBLE',
    dimension: 'VALIDITY',
    field: 'establishedOn',
    sentence: `成立日期不是日历上的一天，或早于 ${oldest.slice(0, 4)} 年（表格软件的空日期）`,
    appliesTo: ({ establishedOn }) => establishedOn !== null,
    holds: ({ establishedOn }) => isDay(establishedOn!) && establishedOn! >= oldest,
    value: ({ establishedOn }) => establishedOn,
  },
  {
    code: 'NAME_CHARACTER',
    dimension: 'VALIDITY',
    field: 'name',
    sentence: '名称中有控制字符、看不见的符号或乱码',
    holds: ({ name }) => !strangeCharacter.test(name),
    value: ({ name }) => name.replaceAll(new RegExp(strangeCharacter, 'gu'), '�'),
  },
  {
    code: 'CAPITAL_NEGATIVE',
    dimension: 'VALIDITY',
    field: 'registeredCapital',
    sentence: '注册资本为负数',
    appliesTo: ({ registeredCapital }) => registeredCapital !== null,
    holds: ({ registeredCapital }) => Number(registeredCapital) >= 0,
    value: ({ registeredCapital }) => String(registeredCapital),
  },
  {
    code: 'CURRENCY_UNKNOWN',
    dimension: 'VALIDITY',
    field: 'registeredCapitalCurrency',
    sentence: '币种不是 ISO 4217 的三个字母',
    appliesTo: company => company.registeredCapitalCurrency !== null,
    holds: company => /^[A-Z]{3}$/.test(company.registeredCapitalCurrency!),
    value: company => company.registeredCapitalCurrency,
  },
  {
    code: 'INDUSTRY_FORM',
    dimension: 'VALIDITY',
    field: 'industryCode',
    sentence: '行业代码不是 GB/T 4754 的写法（门类字母、二至四位数字）',
    appliesTo: ({ industryCode }) => industryCode !== null,
    holds: ({ industryCode }) => /^(?:[A-T](?:\d{2,4})?|\d{2,4})$/.test(industryCode!),
    value: ({ industryCode }) => industryCode,
  },
  {
    code: 'USCC_SHARED',
    dimension: 'UNIQUENESS',
    field: 'uscc',
    sentence: '另有企业使用同一统一社会信用代码',
    appliesTo: ({ uscc }) => uscc !== null,
    holds: ({ shared }) => !shared.uscc,
    value: ({ uscc }) => shownCode(uscc!),
  },
  {
    code: 'REGISTRATION_NO_SHARED',
    dimension: 'UNIQUENESS',
    field: 'registrationNo',
    sentence: '另有企业使用同一注册号',
    appliesTo: ({ registrationNo }) => registrationNo !== null,
    holds: ({ shared }) => !shared.registrationNo,
    value: ({ registrationNo }) => shownCode(registrationNo!),
  },
  {
    code: 'NAME_SHARED',
    dimension: 'UNIQUENESS',
    field: 'name',
    sentence: '另有企业使用同一名称',
    holds: ({ shared }) => !shared.name,
    value: ({ name }) => name,
  },
  {
    code: 'CODES_CONFLICT',
    dimension: 'CONSISTENCY',
    field: 'orgCode',
    sentence: '组织机构代码与统一社会信用代码第 9 至 17 位不一致',
    appliesTo: ({ uscc, orgCode }) => uscc !== null && !isProvisional(orgCode),
    holds: ({ uscc, orgCode, warnings }) => uscc!.slice(8, 17) === orgCode && !saysCodesConflict(warnings),
    value: ({ orgCode, uscc }) => `${orgCode} / ${shownCode(uscc!)}`,
  },
  {
    code: 'ESTABLISHED_IN_FUTURE',
    dimension: 'CONSISTENCY',
    field: 'establishedOn',
    sentence: '成立日期在将来',
    appliesTo: ({ establishedOn }) => establishedOn !== null,
    holds: ({ establishedOn }, on) => establishedOn! <= on,
    value: ({ establishedOn }) => establishedOn,
  },
  {
    code: 'ENDED_BEFORE_ESTABLISHED',
    dimension: 'CONSISTENCY',
    field: 'registrationStatus',
    sentence: '登记状态表明企业在成立之前已经终止',
    appliesTo: ({ endedOn, establishedOn }) => endedOn !== null && establishedOn !== null,
    holds: ({ endedOn, establishedOn }) => endedOn! >= establishedOn!,
    value: ({ endedOn, establishedOn }) => `${endedOn} < ${establishedOn}`,
  },
  {
    code: 'NAMED_BEFORE_ESTABLISHED',
    dimension: 'CONSISTENCY',
    field: 'name',
    sentence: '企业在成立之前已经使用现用名称',
    appliesTo: ({ nameSince, establishedOn }) => nameSince !== null && establishedOn !== null,
    holds: ({ nameSince, establishedOn }) => nameSince! >= establishedOn!,
    value: ({ nameSince, establishedOn }) => `${nameSince} < ${establishedOn}`,
  },
  {
    code: 'SOURCES_DISAGREE',
    dimension: 'CONSISTENCY',
    field: 'claims',
    sentence: '来源系统所述不同的字段',
    holds: ({ disputed }) => disputed.length === 0,
    value: ({ disputed }) => disputed.join(','),
  },
  {
    code: 'ISSUED_ELSEWHERE',
    dimension: 'CONSISTENCY',
    field: 'region',
    sentence: '代码由另一区县发放：企业可能迁移过，或由上级登记机关登记',
    hint: true,
    appliesTo: ({ uscc, regionCode }) => uscc !== null && regionCode !== null && regionOf(regionCode) !== null,
    holds: ({ uscc, regionCode }) => todayIn(uscc!.slice(2, 8)) === todayIn(regionCode!),
    value: ({ uscc, regionCode }) => `${uscc!.slice(2, 8)} / ${regionCode}`,
  },
  {
    code: 'TOLD_WITHOUT_TIME',
    dimension: 'TIMELINESS',
    field: 'source',
    sentence: '来源系统没有说明登记时间',
    holds: ({ recordedAt }) => recordedAt !== null,
  },
  {
    code: 'STALE',
    dimension: 'TIMELINESS',
    field: 'source',
    sentence: `超过 ${freshDays} 天没有收到来源系统的新内容`,
    appliesTo: company => company.toldAt !== null && !isGone(company),
    holds: ({ toldAt }, on) => toldAt!.slice(0, 10) >= daysAfter(on, -freshDays),
    value: ({ toldAt }) => toldAt,
  },
]

const todayIn = (code: string): string => todaysRegionOf(code)?.code ?? code

const isDay = (date: string): boolean => {
  const time = Date.parse(date)
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
