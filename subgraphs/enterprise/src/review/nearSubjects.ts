import { compareNames } from '@e360/identity/names/compareNames'
import { nameParts, type NameParts } from '@e360/identity/names/nameParts'
import type { Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import type { CompanyKeys } from './blocking.ts'
import { openForCompanies, type SubjectRow } from './subject.ts'

/** A pair of characters that more subjects than this hold tells little. */
const mostHolders = 500
const rarestGrams = 8
/** Of the subjects that share rare pairs with a company as many are compared with it. */
const mostAlike = 30
const companiesAtATime = 50

/**
 * Waiting subjects whose names are like that of a company that came, one character off for example. Rarest pairs of characters first, so
 * that the number of subjects matters little; then the names are compared, so that only what may be the company is matched.
 * @returns ids
 */
export const nearSubjects = async (trx: Knex.Transaction, companies: readonly CompanyKeys[]): Promise<string[]> => {
  const found = new Set<string>()
  for (const group of inGroups(companies, companiesAtATime)) for (const id of await nearSome(trx, group)) found.add(id)
  return [...found]
}

const nearSome = async (trx: Knex.Transaction, companies: readonly CompanyKeys[]): Promise<string[]> => {
  const holders = await countHolders(trx, [...new Set(companies.flatMap(({ grams }) => grams))])
  const chosen = companies.map(({ grams }) =>
    grams
      .filter(gram => holders.has(gram))
      .toSorted((a, b) => holders.get(a)! - holders.get(b)! || (a < b ? -1 : 1))
      .slice(0, rarestGrams),
  )
  const holding = await subjectsHolding(trx, [...new Set(chosen.flat())])
  const alike = chosen.map(grams => {
    const shares = new Map<string, number>()
    for (const gram of grams)
      for (const id of holding.get(gram) ?? [])
        shares.set(id, (shares.get(id) ?? 0) + 1 / Math.log2(2 + holders.get(gram)!))
    return [...shares]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostAlike)
      .map(([id]) => id)
  })
  const names = await namesOf(trx, [...new Set(alike.flat())])
  return companies.flatMap(({ normalNames }, index) => {
    const own = normalNames.map(nameParts)
    return alike[index]!.filter(id => {
      const given = names.get(id)
      return given !== undefined && own.some(name => compareNames(given, name) !== 'DIFFERENT')
    })
  })
}

const countHolders = async (trx: Knex.Transaction, grams: readonly string[]): Promise<Map<string, number>> => {
  const counts: { gram: string; holders: number | string }[] = await trx('match_key')
    .whereIn('blocking_key', [...grams])
    .groupBy('blocking_key')
    .havingRaw('count(*) <= ?', [mostHolders])
    .orderBy('blocking_key')
    .select({ gram: 'blocking_key', holders: trx.raw('count(*)') })
  return new Map(counts.map(({ gram, holders }) => [gram, Number(holders)]))
}

const subjectsHolding = async (trx: Knex.Transaction, grams: readonly string[]): Promise<Map<string, string[]>> => {
  const rows: { blocking_key: string; subject_id: string }[] = await trx('match_key')
    .whereIn('blocking_key', [...grams])
    .orderBy(['blocking_key', 'subject_id'])
    .limit(grams.length * mostHolders)
    .select('blocking_key', 'subject_id')
  const holding = new Map(grams.map(gram => [gram, [] as string[]]))
  for (const { blocking_key, subject_id } of rows) holding.get(blocking_key)!.push(subject_id)
  return holding
}

/** Of those that a company which comes may concern. */
const namesOf = async (trx: Knex.Transaction, ids: readonly string[]): Promise<Map<string, NameParts>> => {
  const rows: Pick<SubjectRow, 'id' | 'recorded_name'>[] = await trx('match_subject')
    .whereIn('id', [...ids])
    .whereIn('status', [...openForCompanies])
    .orderBy('id')
    .select('id', 'recorded_name')
  return new Map(rows.map(({ id, recorded_name }) => [id, nameParts(recorded_name ?? '')]))
}
