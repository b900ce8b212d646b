import { readCode } from '@e360/identity/codes'
import type { ScoredCandidate } from '@e360/identity/match/types'
import type { Context } from '../context.ts'
import { wholeByCode } from '../find.ts'
import type { MatchEvidence } from '../types.generated.ts'

/**
 * What speaks for a candidate, together with where the company is: by that masks tell who sees a person's name. A code that the caller
 * does not read is not told.
 */
export const shownEvidence = async (
  { orgCode, evidence }: Pick<ScoredCandidate, 'orgCode' | 'evidence'>,
  { caller, compares, loaders }: Pick<Context, 'caller' | 'compares' | 'loaders'>,
): Promise<(MatchEvidence & { regionCode: string | null })[]> => {
  const company = await wholeByCode(orgCode, loaders)
  const readsNumbers = compares('Enterprise.registrationNo', caller) !== 'NONE'
  const found = (field: string, told: string | null): string | null => {
    if (field === 'legalRepresentative') return company?.legalRepresentative ?? null
    return field === 'code' && told !== null && !readsNumbers && readCode(told).orgCode === null ? null : told
  }
  return evidence.map(each => ({
    ...each,
    found: found(each.field, each.found),
    regionCode: company?.regionCode ?? null,
  }))
}
