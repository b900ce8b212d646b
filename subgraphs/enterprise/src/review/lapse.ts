import type { Knex } from '@e360/kit/database/database'
import { firstOf } from './afterMatch.ts'
import type { CompanyKeys } from './blocking.ts'
import { matchRecords } from './matchRecords.ts'
import { candidatesOf } from './store.ts'
import type { SubjectRow } from './subject.ts'
import { byItself, transition, type LogChange } from './transition.ts'

/**
 * A decision lapses when another enterprise takes the recorded name or code: one that did not bear it when it was decided. All records of
 * the subject go back to a person, who is shown the company of the decision and the new one.
 */
export const lapseDecisions = async (
  trx: Knex.Transaction,
  companies: readonly CompanyKeys[],
  log: LogChange,
): Promise<void> => {
  const byName = bearersBy(companies, ({ normalNames }) => normalNames)
  const byCode = bearersBy(companies, ({ codes }) => codes)
  for (let last = ''; ;) {
    const linked: SubjectRow[] = await trx('match_subject')
      .where('status', 'LINKED')
      .where(either => void either.whereIn('normal_name', [...byName.keys()]).orWhereIn('code', [...byCode.keys()]))
      .where('id', '>', last)
      .orderBy('id')
      .limit(atATime)
      .select('*')
    if (linked.length === 0) return
    await lapseSome(
      trx,
      linked,
      ({ normal_name, code }) => [...(byName.get(normal_name) ?? []), ...(byCode.get(code) ?? [])],
      log,
    )
    last = linked.at(-1)!.id
  }
}
const atATime = 500

const lapseSome = async (
  trx: Knex.Transaction,
  linked: readonly SubjectRow[],
  bearersOf: (subject: SubjectRow) => readonly string[],
  log: LogChange,
): Promise<void> => {
  const kept = await candidatesOf(
    trx,
    linked.map(({ id }) => id),
  )
  const lapsing = linked.flatMap(subject => {
    const known = kept
      .get(subject.id)!
      .filter(({ bearer }) => bearer === 1)
      .map(({ org_code }) => org_code)
    const others = bearersOf(subject).filter(orgCode => orgCode !== subject.org_code && !known.includes(orgCode))
    return others.length > 0 ? [{ subject, others }] : []
  })
  const decisions = await matchRecords(
    trx,
    lapsing.map(({ subject }) => subject),
  )
  for (const [index, { subject, others }] of lapsing.entries()) {
    const listed = firstOf([subject.org_code, ...others, ...decisions[index]!.candidates])
    const next = { status: 'REOPENED', org_code: null, former_code: subject.org_code, listed } as const
    await transition(trx, subject, kept.get(subject.id)!, next, byItself, log)
  }
}

const bearersBy = (
  companies: readonly CompanyKeys[],
  keysOf: (company: CompanyKeys) => readonly string[],
): Map<string, string[]> => {
  const bearers = new Map<string, string[]>()
  for (const company of companies)
    for (const key of keysOf(company)) bearers.set(key, [...(bearers.get(key) ?? []), company.orgCode])
  return bearers
}
