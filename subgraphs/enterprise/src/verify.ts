import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { isFailure } from '@e360/kit/errors'
import { findEnterprise, wholeOf } from './find.ts'
import type { Loaders } from './loaders.ts'
import type { EnterpriseRow, RegisteredRow } from './repository.ts'
import type { QueryVerifyEnterpriseArgs, VerificationItem } from './types.generated.ts'

/** Whether what a clerk is about to write of a company agrees with the register. */
export interface Agreement {
  enterprise: EnterpriseRow | null
  items: VerificationItem[]
}

/**
 * Compares what is given with the company of the code; where no company has or had it, with the one that bears or bore the name. What a company
 * had formerly does not agree: a decision is written with what it has today, which `found` tells.
 */
export const verifyEnterprise = async (
  { name, code, legalRepresentative }: QueryVerifyEnterpriseArgs,
  loaders: Loaders,
): Promise<Agreement> => {
  const given = readCode(code).canonical ?? code.trim()
  const enterprise =
    (await unlessUnclear(wholeOf(ofCode(given, loaders), loaders))) ??
    (await unlessUnclear(wholeOf(findEnterprise({ name }, loaders), loaders)))
  if (enterprise === null)
    return {
      enterprise,
      items: ['name', 'code', ...(legalRepresentative == null ? [] : ['legalRepresentative'])].map(notFound),
    }
  const { orgCode, uscc, registrationNo } = enterprise
  const items: VerificationItem[] = [
    { field: 'name', agrees: normalName(name) === enterprise.normalName, found: enterprise.name },
    { field: 'code', agrees: [orgCode, uscc, registrationNo].includes(given), found: uscc ?? orgCode },
  ]
  if (legalRepresentative != null)
    items.push({ field: 'legalRepresentative', agrees: samePerson(legalRepresentative, enterprise), found: null })
  return { enterprise, items }
}

const notFound = (field: string): VerificationItem => ({ field, agrees: null, found: null })

const ofCode = async (code: string, loaders: Loaders): Promise<RegisteredRow | null> => {
  const { kind } = readCode(code)
  if (code === '') return null
  if (kind === 'org9') return findEnterprise({ orgCode: code }, loaders)
  return findEnterprise(kind === 'uscc18' ? { uscc: code } : { registrationNo: code }, loaders)
}

/** Several companies are none that a decision could be written on. */
const unlessUnclear = async (found: Promise<EnterpriseRow | null>): Promise<EnterpriseRow | null> => {
  try {
    return await found
  } catch (error) {
    if (isFailure(error)) return null
    throw error
  }
}

const samePerson = (given: string, { legalRepresentative: registered }: EnterpriseRow): boolean | null =>
  registered === null ? null : plain(given) === plain(registered)

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '')
