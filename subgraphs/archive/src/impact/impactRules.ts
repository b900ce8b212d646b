import { normalName } from '@e360/identity/normalName'
import type { FieldDifference } from '../types.generated.ts'
import type { Standing, TouchableRecord } from './repository.ts'

/** Which records a change of one field touches, and what to do about them. */
export interface ImpactRule {
  /** as in `FieldDifference.field` */
  field: string
  touches: Standing
  /** certificate families; all where absent */
  families?: readonly string[]
  /** new values; any where absent */
  to?: readonly string[]
  /** whether the register told a value before: what departments wrote can only then be the old one */
  replaces?: true
  /** whether the record bears the old value as its company's name */
  inOldName?: true
  note: string
  /** where that is written */
  basis?: string
}

const certificateVariation = '《行政许可法》第四十九条'
const productionLicence = '《工业产品生产许可证管理条例》：许可证载明企业名称和住所、生产地址'
const food = '《食品生产许可管理办法》《食品经营许可和备案管理办法》：载明事项变化后 10 个工作日内申请变更'
const compulsory = '《强制性产品认证管理规定》：生产企业名称、地址名称变更的，申请变更认证证书'
const cma = '《检验检测机构资质认定管理办法》：机构名称、地址、法定代表人变更的，申请办理变更手续'
const ended = ['CANCELLED', 'REVOKED_CANCELLED', 'ANNULLED']

/**
 * The rules, the most important first: that is the order of the answer. Of the rules for one field the first that fits a record speaks.
 * Registered capital, industry and business scope touch nothing: no record that is kept here depends on them.
 */
export const impactRules: readonly ImpactRule[] = [
  ...[
    { families: ['PRODUCTION_LICENCE', 'FOOD_CONTACT'], basis: productionLicence },
    { families: ['FOOD'], basis: food },
    { families: ['CCC'], basis: compulsory },
    { families: ['CMA'], basis: cma },
    { basis: certificateVariation },
  ].map((of): ImpactRule => ({
    field: 'name',
    touches: 'CERTIFICATE',
    replaces: true,
    inOldName: true,
    note: '证书上是原名称，更名后须办理变更',
    ...of,
  })),
  {
    field: 'name',
    touches: 'RECTIFICATION',
    replaces: true,
    inOldName: true,
    note: '整改尚未完成，检查记录上是原名称；更名不免除整改，请告知承办人员',
  },
  {
    field: 'name',
    touches: 'LISTING',
    replaces: true,
    inOldName: true,
    note: '仍在名单中，名单上是原名称；更名不移出名单，请告知列入机关',
  },
  {
    field: 'registrationStatus',
    touches: 'CERTIFICATE',
    to: ended,
    note: '企业主体终止，证书须依法办理注销',
    basis: '《行政许可法》第七十条：法人或者其他组织依法终止的，办理行政许可注销手续',
  },
  {
    field: 'registrationStatus',
    touches: 'CERTIFICATE',
    to: ['REVOKED'],
    note: '企业被吊销营业执照，请发证机关核查证书是否仍可保留',
  },
  {
    field: 'registrationStatus',
    touches: 'RECTIFICATION',
    to: [...ended, 'REVOKED'],
    note: '整改尚未完成，企业将不再存续经营，请承办人员核查后了结',
  },
  {
    field: 'registrationStatus',
    touches: 'LISTING',
    to: [...ended, 'REVOKED'],
    note: '仍在名单中，企业将不再存续经营，请列入机关核查',
  },
  ...[
    { families: ['PRODUCTION_LICENCE', 'FOOD_CONTACT'], basis: productionLicence },
    { families: ['FOOD'], basis: `${food}；生产场所迁址的重新申请` },
    { families: ['SPECIAL_EQUIPMENT'], basis: '《特种设备使用管理规则》（TSG 08）：移装的，办理使用登记变更' },
    { families: ['CCC'], basis: compulsory },
    { families: ['CMA'], basis: cma },
  ].map((of): ImpactRule => ({
    field: 'address',
    touches: 'CERTIFICATE',
    replaces: true,
    note: '证书与场所有关，请核实场所是否随之变更，变更的须办理手续',
    ...of,
  })),
  ...[
    {
      families: ['FOOD'],
      basis: '《食品生产许可管理办法》《食品经营许可和备案管理办法》：许可证载明法定代表人（负责人）',
    },
    { families: ['CMA'], basis: cma },
  ].map((of): ImpactRule => ({
    field: 'legalRepresentative',
    touches: 'CERTIFICATE',
    replaces: true,
    note: '法定代表人变更，证书须办理变更',
    ...of,
  })),
  { field: 'regionCode', touches: 'RECTIFICATION', note: '整改尚未完成，今后计入新的区划，请与新的区划交接' },
  { field: 'regionCode', touches: 'CERTIFICATE', note: '有效的证书，今后计入新的区划' },
  { field: 'regionCode', touches: 'LISTING', note: '仍在名单中，今后计入新的区划' },
  { field: 'regionCode', touches: 'RECORD', note: '今后计入新的区划' },
]

/** Whether a rule is about this change of a field at all. */
export const speaksOf = (rule: ImpactRule, { field, from, to }: FieldDifference): boolean =>
  rule.field === field &&
  (!rule.replaces || from != null) &&
  (!rule.to || rule.to.includes(to ?? '')) &&
  (!rule.inOldName || normalName(from!) !== normalName(to ?? ''))

/** Whether a rule that speaks of this change touches the record. */
export const fits = (
  { touches, families, inOldName }: ImpactRule,
  { from }: FieldDifference,
  { standing, family, normalName: bears }: TouchableRecord,
): boolean =>
  (touches === 'RECORD' || touches === standing) &&
  (!families || families.includes(family ?? '')) &&
  (!inOldName || bears === normalName(from!))

/** What is told of a touched record. */
export const noteOf = ({ note, basis }: ImpactRule): string => (basis === undefined ? note : `${note}（${basis}）`)
