import type { Knex } from '@e360/kit/database/database'
import { companyColumns, countedColumns, type CompanyRow, type CountedRecord } from '../rows.ts'
import { inParts } from './write.ts'

/** @returns by org code */
export const readCompanies = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
): Promise<Map<string, CompanyRow>> => {
  const companies = new Map<string, CompanyRow>()
  await inParts(orgCodes, async part => {
    const rows = await trx('company').whereIn('org_code', part).select<CompanyRow[]>(companyColumns)
    for (const row of rows) companies.set(row.org_code, row)
  })
  return companies
}

/**
 * The records of some companies, as far as they are counted.
 * @param kinds all where left out
 * @returns by org code; absent where a company has none
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
    const rows = await query.select<CountedRecord[]>(countedColumns)
    for (const row of rows) push(records, row.org_code!, row)
  })
  return records
}

/** Adds to the list of a key. */
export const push = <Item>(lists: Map<string, Item[]>, key: string, item: Item): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
