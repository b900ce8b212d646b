import { mapInTurns } from '@e360/kit/turns'
import type { CompanyRow, CountedRecord } from '../rows.ts'
import { never } from '../follow/measures.ts'
import { historyOf, type History } from './history.ts'
import { turningDays, warningRules, yearBefore, type Subject } from './warningRules.ts'

/** A company as it stands on a day, as it lies in `standing`. */
export interface StandingRow {
  org_code: string
  name: string
  region: string
  registration_status: string
  industry_code: string
  failed: number
  penalties: number
  /** '' where it never was */
  last_inspected_on: string
  last_failed_on: string
  last_penalty_on: string
  /** 9999-12-31 where no certificate expires */
  next_expiry_on: string
  /** '' where none is valid */
  grade: string
  /** sets of {@link certificateStatuses}, {@link lists} and warning rules, a bit each */
  statuses: number
  lists: number
  warnings: number
  risk: number
}

export interface WarningRow {
  id: string
  rule: string
  raised_on: string
  message: string
  org_code: string
  region: string
  record: string | null
}

export interface Evaluation {
  /** null: it is no company of today, because the register does not know it or it was merged */
  standing: StandingRow | null
  warnings: WarningRow[]
  /** when it has to be looked at again though nothing was told; null: never */
  dueOn: string | null
}

export const certificateStatuses = ['VALID', 'SUSPENDED', 'REVOKED', 'CANCELLED', 'EXPIRED'] as const
export const lists = ['ABNORMAL_OPERATIONS', 'SERIOUS_VIOLATION', 'RED'] as const

/** The set of some members as bits, by their places in the whole. */
export const bitsOf = (whole: readonly string[], members: Iterable<string>): number => {
  let bits = 0
  for (const member of members) if (whole.includes(member)) bits |= 1 << whole.indexOf(member)
  return bits
}

/** How a company stands on a day, by its records and the warning rules; the same inputs give the same rows. */
export const evaluate = async (
  company: CompanyRow,
  records: readonly CountedRecord[],
  today: string,
): Promise<Evaluation> => {
  if (company.known === 0 || company.redirect_to !== null) return { standing: null, warnings: [], dueOn: null }
  const history = await historyOf(records)
  const subject: Subject = { company, history, today, yearAgo: yearBefore(today) }
  const { org_code, name, region, registration_status, industry_code } = company
  const found = await mapInTurns(warningRules, rule => ({ rule, findings: rule.find(subject) }))
  const failed = history.inspections.filter(({ conclusion }) => conclusion === 'FAILED')
  const standing: StandingRow = {
    org_code,
    name,
    region,
    registration_status,
    industry_code,
    failed: failed.length,
    penalties: history.penalties.length,
    last_inspected_on: lastUntil(history.inspections, today),
    last_failed_on: lastUntil(failed, today),
    last_penalty_on: lastUntil(history.penalties, today),
    next_expiry_on: nextExpiry(history, today),
    grade: history.grades.findLast(({ on, until }) => on <= today && today <= until)?.grade ?? '',
    statuses: bitsOf(
      certificateStatuses,
      history.certificates.map(({ status, validUntil }) =>
        status === 'VALID' && validUntil < today ? 'EXPIRED' : status,
      ),
    ),
    lists: bitsOf(
      lists,
      history.listings.flatMap(({ list, exitedOn }) => (exitedOn === null || exitedOn > today ? [list] : [])),
    ),
    warnings: found.reduce((bits, { findings }, place) => (findings.length > 0 ? bits | (1 << place) : bits), 0),
    risk: 0,
  }
  standing.risk = riskOf(standing)
  return {
    standing,
    warnings: found.flatMap(({ rule, findings }) =>
      findings.map(({ recordId, raisedOn, message }) => ({
        id: `${rule.code}|${org_code}|${recordId ?? ''}`,
        rule: rule.code,
        raised_on: raisedOn,
        message,
        org_code,
        region,
        record: recordId,
      })),
    ),
    dueOn: turningDays(history).reduce<string | null>(
      (next, day) => (day > today && (next === null || day < next) ? day : next),
      null,
    ),
  }
}

const lastUntil = (records: readonly { on: string }[], today: string): string =>
  records.findLast(({ on }) => on <= today)?.on ?? ''

const nextExpiry = ({ certificates }: History, today: string): string => {
  let next: string = never
  for (const { status, validUntil } of certificates)
    if (status === 'VALID' && validUntil >= today && validUntil < next) next = validUntil
  return next
}

const levelWeight = { HIGH: 20, MEDIUM: 8, LOW: 2 } as const
const listWeight = [15, 40, 0] as const

/** An order for lists, not an evaluation: current lists, open warnings, failed inspections and penalties, each with a weight. */
const riskOf = ({ lists: onLists, warnings, failed, penalties }: StandingRow): number => {
  const listed = listWeight.reduce<number>((sum, weight, place) => sum + (onLists & (1 << place) ? weight : 0), 0)
  const warned = warningRules.reduce(
    (sum, { level }, place) => sum + (warnings & (1 << place) ? levelWeight[level] : 0),
    0,
  )
  return listed + warned + 3 * Math.min(failed, 10) + 4 * Math.min(penalties, 10)
}
