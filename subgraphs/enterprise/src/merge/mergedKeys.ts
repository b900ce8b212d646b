import type { Knex } from '@e360/kit/database/database'
import { today } from '@e360/kit/clock'
import type { FormerCodeRow } from '../periods.ts'
import type { RegisterRow } from '../registerRow.ts'
import { mergeRepository } from './repository.ts'

/** By what register rows still speak of companies that were merged into others. */
export interface MergedKeys {
  /** organization codes that were given up → the company that each leads to */
  successors: Map<string, string>
  /** codes that survivors bore, by {@link formerCodeKey} */
  knownCodes: Set<string>
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
  const known = successors.length === 0 ? [] : await merges.codesOf(successors.map(({ orgCode }) => orgCode))
  return {
    successors: new Map(successors.map(({ code, orgCode }) => [code, orgCode])),
    knownCodes: new Set(known.map(({ orgCode, code }) => formerCodeKey(orgCode, code))),
    ended,
  }
}

const formerCodeKey = (orgCode: string, code: string): string => `${orgCode} ${code}`

/** The codes of a row that still speaks of a merged company lead to the survivor as well: it bore them until now. */
export const claimedCodes = (
  { knownCodes }: MergedKeys,
  { org_code, uscc, registration_no }: { org_code: string; uscc: string | null; registration_no: string | null },
  { told }: RegisterRow,
): FormerCodeRow[] => {
  const codes = [
    { kind: 'USCC', code: told.uscc === uscc ? null : told.uscc },
    { kind: 'REGISTRATION_NO', code: told.registration_no === registration_no ? null : told.registration_no },
  ] as const
  return codes.flatMap(({ kind, code }) => {
    if (code === null || knownCodes.has(formerCodeKey(org_code, code))) return []
    knownCodes.add(formerCodeKey(org_code, code))
    return [{ org_code, kind, code, from_on: null, to_on: today() }]
  })
}
