import { headOfficeName } from '@e360/identity/headOffice'
import { daysAfter } from '@e360/kit/clock'
import { never } from '../follow/measures.ts'
import type { CompanyRow } from '../rows.ts'
import type { History } from './history.ts'

/** What a rule sees of a company. */
export interface Subject {
  company: Pick<CompanyRow, 'name' | 'normal_name' | 'former_names' | 'named_on'>
  history: History
  today: string
  /** the same day a year ago */
  yearAgo: string
}

export interface Finding {
  recordId: string | null
  raisedOn: string
  message: string
}

/** A warning rule: what it finds, why that matters, and where that is written. */
export interface WarningRule {
  code: string
  level: 'HIGH' | 'MEDIUM' | 'LOW'
  basis: string
  find: (subject: Subject) => Finding[]
}

type Certificate = History['certificates'][number]

const isValid = ({ status, validUntil }: Certificate, today: string): boolean =>
  status === 'VALID' && validUntil >= today

/** A year of a certificate that has no last day holds no such day either. */
const expiring =
  (from: number, to: number) =>
  ({ history, today }: Subject): Finding[] =>
    history.certificates
      .filter(
        certificate =>
          isValid(certificate, today) &&
          certificate.validUntil >= daysAfter(today, from) &&
          certificate.validUntil <= daysAfter(today, to),
      )
      .map(({ id, validUntil }) => ({
        recordId: id,
        raisedOn: daysAfter(validUntil, -to),
        message: `证书将于 ${validUntil} 到期`,
      }))

/** Was the certificate valid on that day, as far as its present state tells? */
const heldOn = ({ status, validFrom, validUntil, changedOn }: Certificate, day: string): boolean =>
  validFrom <= day && day <= validUntil && (status === 'VALID' || (changedOn !== null && day < changedOn))

/** Expired, not followed by a valid one of its family, and inspected afterwards; one finding a family. */
const expiredAndInspected = ({ history, today }: Subject): Finding[] => {
  const families = new Map<string, Certificate>()
  for (const certificate of history.certificates) {
    const known = families.get(certificate.family)
    if (!known || certificate.validUntil > known.validUntil) families.set(certificate.family, certificate)
  }
  return [...families.values()].flatMap(({ id, family, status, validUntil }) => {
    const renewed = history.certificates.some(other => other.family === family && isValid(other, today))
    const after = history.inspections.find(({ on }) => on > validUntil && on <= today)
    return status === 'VALID' && validUntil < today && !renewed && after
      ? [{ recordId: id, raisedOn: after.on, message: `证书已于 ${validUntil} 到期，${after.on} 仍在接受检查` }]
      : []
  })
}

const twoFailures = ({ history, today, yearAgo }: Subject): Finding[] => {
  const failed = history.inspections.filter(
    ({ on, conclusion }) => conclusion === 'FAILED' && on > yearAgo && on <= today,
  )
  const last = failed.at(-1)
  return last && failed.length >= 2
    ? [{ recordId: last.id, raisedOn: failed[1]!.on, message: `最近 12 个月内 ${failed.length} 次检查不合格` }]
    : []
}

const inOldName = ({ company, history, today }: Subject): Finding[] => {
  const former = JSON.parse(company.former_names) as string[]
  return history.certificates
    .filter(
      certificate =>
        isValid(certificate, today) &&
        certificate.holder !== company.normal_name &&
        former.includes(certificate.holder),
    )
    .map(({ id, issuedOn, validFrom }) => ({
      recordId: id,
      raisedOn: company.named_on || issuedOn || validFrom || today,
      message: '企业已更名，证书上仍是原名称',
    }))
}

const recentPenalties = ({ history, today, yearAgo }: Subject) =>
  history.penalties.filter(({ on }) => on > yearAgo && on <= today)

/**
 * The warning rules, in an order that only grows: a rule's place is its bit in `standing.warnings`. Every look is at today; what depends on
 * later days is looked at again on those days (standing.ts).
 */
export const warningRules: readonly WarningRule[] = [
  {
    code: 'CERTIFICATE_EXPIRES_IN_90_DAYS',
    level: 'LOW',
    basis: '《行政许可法》第五十条：有效期届满三十日前提出延续申请',
    find: expiring(31, 90),
  },
  {
    code: 'CERTIFICATE_EXPIRES_IN_30_DAYS',
    level: 'MEDIUM',
    basis: '《行政许可法》第五十条：有效期届满三十日前提出延续申请',
    find: expiring(0, 30),
  },
  {
    code: 'CERTIFICATE_EXPIRED_WHILE_INSPECTED',
    level: 'HIGH',
    basis: '《行政许可法》第七十条、第八十一条：有效期届满未延续的，不得继续从事依法应当取得许可的活动',
    find: expiredAndInspected,
  },
  {
    code: 'RECTIFICATION_OVERDUE',
    level: 'HIGH',
    basis: '《产品质量监督抽查管理暂行办法》（市场监管总局令第 18 号）：逾期不改正的处理',
    find: ({ history, today }) =>
      history.inspections
        .filter(({ dueOn, rectifiedOn }) => dueOn !== null && dueOn < today && rectifiedOn === null)
        .map(({ id, dueOn }) => ({
          recordId: id,
          raisedOn: daysAfter(dueOn!, 1),
          message: `整改期限 ${dueOn} 已过，尚未完成整改`,
        })),
  },
  {
    code: 'TWO_FAILED_INSPECTIONS',
    level: 'HIGH',
    basis: '《企业信用风险分类管理》（国市监信发〔2022〕6 号）：监督检查不合格提高风险等级',
    find: twoFailures,
  },
  {
    code: 'CERTIFICATE_IN_OLD_NAME',
    level: 'MEDIUM',
    basis: '《行政许可法》第四十九条：变更许可事项应当申请变更',
    find: inOldName,
  },
  {
    code: 'PENALTY_WITHOUT_VALID_LICENCE',
    level: 'MEDIUM',
    basis: '《行政许可法》第八十一条：未经许可擅自从事依法应当取得许可的活动；请核实其许可情况',
    find: subject =>
      recentPenalties(subject)
        .filter(({ on }) => !subject.history.certificates.some(certificate => heldOn(certificate, on)))
        .map(({ id, on }) => ({ recordId: id, raisedOn: on, message: `${on} 受到处罚时没有任何有效的许可或证书` })),
  },
  {
    code: 'PENALTY_ON_BRANCH',
    level: 'LOW',
    basis: '《民法典》第七十四条：分支机构产生的民事责任由法人承担；请一并关注其总机构',
    find: subject => {
      const penalties = recentPenalties(subject)
      if (penalties.length === 0 || headOfficeName(subject.company.name) === null) return []
      return penalties.map(({ id, on }) => ({ recordId: id, raisedOn: on, message: `分支机构于 ${on} 受到处罚` }))
    },
  },
]

/** The later days on which some rule may find something else, or a standing changes by itself. */
export const turningDays = ({ inspections, certificates, penalties, listings, grades }: History): string[] => [
  ...daysOf(inspections).flatMap(on => (on === '' ? [] : [on, yearAfter(on)])),
  ...inspections.flatMap(({ dueOn, rectifiedOn }) =>
    dueOn !== null && rectifiedOn === null ? [daysAfter(dueOn, 1)] : [],
  ),
  ...certificates.flatMap(({ status, validUntil }) =>
    status !== 'VALID' || validUntil === never
      ? []
      : [daysAfter(validUntil, -90), daysAfter(validUntil, -30), daysAfter(validUntil, 1)],
  ),
  ...daysOf(penalties).flatMap(on => [on, yearAfter(on)]),
  ...listings.flatMap(({ exitedOn }) => exitedOn ?? []),
  ...grades.flatMap(({ on, until }) => (until === never ? [on] : [on, daysAfter(until, 1)])),
]

/** Very many records have few days. */
const daysOf = (records: readonly { on: string }[]): string[] => [...new Set(records.map(({ on }) => on))]

/** The first day on which this day is a year ago; 1 March after a 29 February that is none. */
const yearAfter = (day: string): string => {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return later.endsWith('-02-29') ? `${later.slice(0, 4)}-03-01` : later
}

/** The same day a year before; 28 February before a 29 February. */
export const yearBefore = (day: string): string => {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, 4)}-02-28` : earlier
}
