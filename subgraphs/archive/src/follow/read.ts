import type { Knex } from '@e360/kit/database/database'
import { companyColumns, recordColumns, type CompanyRow, type RecordRow } from '../rows.ts'
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

/** All records of some companies. @returns by org code; absent where a company has none */
export const readRecordsOf = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
): Promise<Map<string, RecordRow[]>> => {
  const records = new Map<string, RecordRow[]>()
  await inParts(orgCodes, async part => {
    const rows = await trx('record').whereIn('org_code', part).select<RecordRow[]>(recordColumns)
    for (const row of rows) {
      const others = records.get(row.org_code!)
      if (others) others.push(row)
      else records.set(row.org_code!, [row])
    }
  })
  return records
}
