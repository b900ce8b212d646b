import { normalName } from '@e360/identity/normalName'
import { dayOf, today } from '@e360/kit/clock'
import type { Knex } from '@e360/kit/database/database'

/** A period of a name as it lies in `former_name`; `to_on` '': not known. */
export interface FormerNameRow {
  org_code: string
  name: string
  normal_name: string
  from_on: string | null
  to_on: string
}

/** A period of a code as it lies in `former_code`; `to_on` '': not known. */
export interface FormerCodeRow {
  org_code: string
  kind: 'ORG_CODE' | 'USCC' | 'REGISTRATION_NO'
  code: string
  from_on: string | null
  to_on: string
}

/** What there is one period of: one that begins otherwise is the same. */
export const periodKeys = {
  former_name: ['org_code', 'name', 'to_on'],
  former_code: ['org_code', 'kind', 'code', 'to_on'],
} as const

/** The day from which on a change counts: the one on which the source recorded it, in Beijing; today where it does not tell or tells a later one. */
export const dayOfChange = (recordedAt: string | null | undefined): string => {
  const now = today()
  const told = recordedAt == null ? now : dayOf(recordedAt)
  return told < now ? told : now
}

/** Periods follow each other: none ends before it began. */
export const notBefore = (day: string, since: string | null): string => (since !== null && since > day ? since : day)

export const formerNameKey = (orgCode: string, name: string): string => `${orgCode}|${name}`

/**
 * Keeps a period of a name. One without days is kept only where no period of that name is on record; one with days takes its place.
 * @returns whether the name was not on record yet
 */
export const keepFormerName = (
  kept: { knownFormerNames: Set<string>; formerNames: FormerNameRow[] },
  orgCode: string,
  name: string,
  days: { from: string | null; to: string } = { from: null, to: '' },
): boolean => {
  const key = formerNameKey(orgCode, name)
  const isKnown = kept.knownFormerNames.has(key)
  kept.knownFormerNames.add(key)
  if (!isKnown || days.to !== '')
    kept.formerNames.push({
      org_code: orgCode,
      name,
      normal_name: normalName(name),
      from_on: days.from,
      to_on: days.to,
    })
  return !isKnown
}

/** Writes periods in their order. */
export const writePeriods = async (
  trx: Knex.Transaction,
  names: readonly FormerNameRow[],
  codes: readonly FormerCodeRow[],
): Promise<void> => {
  for (const period of names) {
    const { org_code, name } = period
    if (period.to_on !== '') await trx('former_name').where({ org_code, name, to_on: '' }).delete()
    await trx('former_name')
      .insert(period)
      .onConflict([...periodKeys.former_name])
      .ignore()
  }
  for (const period of codes)
    await trx('former_code')
      .insert(period)
      .onConflict([...periodKeys.former_code])
      .ignore()
}

/** Moves all periods of one company to another; a period that both have is one. */
export const movePeriods = async (trx: Knex.Transaction, from: string, to: string): Promise<void> => {
  for (const [table, [, ...key]] of Object.entries(periodKeys)) {
    const columns = [...key, ...besides[table as keyof typeof besides]]
    const same = trx(`${table} as own`).where('own.org_code', to)
    for (const column of key) void same.where(`own.${column}`, trx.ref(`${table}.${column}`))
    const moved = trx(table)
      .where('org_code', from)
      .whereNotExists(same)
      .select(trx.raw('?', [to]), ...columns)
    const names = ['org_code', ...columns]
    await trx.into(trx.raw(`?? (${names.map(() => '??').join(', ')})`, [table, ...names])).insert(moved)
    await trx(table).where('org_code', from).delete()
  }
}

/** What a period tells besides its key. */
const besides = { former_name: ['normal_name', 'from_on'], former_code: ['from_on'] } as const
