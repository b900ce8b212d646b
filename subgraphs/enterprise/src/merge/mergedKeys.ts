import type { Knex } from '@e360/kit/database/database'
import type { RegisterRow } from '../registerRow.ts'
import { mergeRepository } from './repository.ts'

/** By what register rows still speak of companies that were merged into others. */
export interface MergedKeys {
  /** organization codes that were given up → the company that each leads to */
  successors: Map<string, string>
  /** of merged companies, for rows that tell no organization code */
  ended: { orgCode: string; normalName: string; regionCode: string | null; registrationNo: string | null }[]
}

/**
 * @param codes organization codes that rows tell or told
 * @param rows rows without an organization code are looked up by number and name
 */
export const readMergedKeys = async (
  trx: Knex.Transaction,
  codes: readonly string[],
  rows: readonly RegisterRow[],
): Promise<MergedKeys> => {
  const merges = mergeRepository(trx)
  const codeless = rows.filter(row => row.orgCode === null)
  const ended =
    codeless.length === 0
      ? []
      : await merges.ended(
          codeless.map(row => row.normalName),
          codeless.map(row => row.told.registration_no).filter(number => number !== null),
        )
  const given = [...new Set([...codes, ...ended.map(({ orgCode }) => orgCode)])]
  const successors = given.length === 0 ? [] : await merges.successorsOf(given)
  return { successors: new Map(successors.map(({ code, orgCode }) => [code, orgCode])), ended }
}
