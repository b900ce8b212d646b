import type { Knex } from '@e360/kit/database/database'
import {
  companyColumns,
  countedColumns,
  countedCompanyColumns,
  type CompanyRow,
  type CountedCompany,
  type CountedRecord,
} from '../rows.ts'
import { inParts } from './write.ts'

/** What all records of a company are read for is done for so many companies at a time, so that memory follows the records of few. */
export const companiesAtOnce = 100

/** @returns by org code */
export const readCompanies = (trx: Knex.Transaction, orgCodes: readonly string[]): Promise<Map<string, CompanyRow>> =>
  companiesBy<CompanyRow>(trx, orgCodes, companyColumns)

/** As far as they are counted. @returns by org code */
export const readCountedCompanies = (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
): Promise<Map<string, CountedCompany>> => companiesBy<CountedCompany>(trx, orgCodes, countedCompanyColumns)

const companiesBy = async <Row extends CountedCompany>(
  trx: Knex.Transaction,
  orgCodes: readonly string[],
  columns: readonly (keyof Row & string)[],
): Promise<Map<string, Row>> => {
  const companies = new Map<string, Row>()
  await inParts(orgCodes, async part => {
    const rows = (await trx('company')
      .whereIn('org_code', part)
      .select([...columns])) as Row[]
    for (const row of rows) companies.set(row.org_code, row)
  })
  return companies
}

/**
 * The records of some companies, as far as they are counted.
 * @param kinds all where left out
 * @returns by org code, first to last; absent where a company has none
 */
export const readRecordsOf = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
  kinds?: readonly string[],
): Promise<Map<string, CountedRecord[]>> => {
  const records = new Map<string, CountedRecord[]>()
  await inParts(orgCodes, async part => {
    const query = trx('record').whereIn('org_code', part)
    if (kinds) void query.whereIn('kind', [...kinds])
    // as the index has them
    const rows = await query.orderBy(['org_code', 'occurred_on', 'id']).select<CountedRecord[]>(countedColumns)
    for (const row of rows) push(records, row.org_code!, row)
  })
  return records
}

/**
 * The days on which some companies were inspected, first to last: a company of many records has few of them.
 * @param orgCodes of a group of {@link companiesAtOnce}: each is a range of its own, and SQLite takes 1,000 of them
 * @returns by org code; absent where a company never was
 */
export const readInspectedDays = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
): Promise<Map<string, string[]>> => {
  const days = new Map<string, string[]>()
  await inParts(orgCodes, async part => {
    const rows = await trx('inspected_day')
      .whereRaw(
        `(${part.map(() => 'id between ? and ?').join(' or ')})`,
        part.flatMap(orgCode => [orgCode, `${orgCode}~`]),
      )
      .select<{ id: string }[]>('id')
    for (const { id } of rows) push(days, id.slice(0, orgCodeLength), id.slice(orgCodeLength))
  })
  for (const each of days.values()) each.sort()
  return days
}

const orgCodeLength = 9

/** Adds to the list of a key. */
export const push = <Item>(lists: Map<string, Item[]>, key: string, item: Item): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
