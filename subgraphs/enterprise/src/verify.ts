import { readCode } from '@e360/identity/codes'
import { composed } from '@e360/identity/composed'
import { longestTyped } from '@e360/identity/longestTyped'
import { normalName } from '@e360/identity/normalName'
import { maskName } from '@e360/kit/access/mask'
import { isFailure } from '@e360/kit/errors'
import type { Context } from './context.ts'
import { findEnterprise, wholeOf } from './find.ts'
import type { Loaders } from './loaders.ts'
import type { EnterpriseRow, RegisteredRow } from './repository.ts'
import type { QueryVerifyEnterpriseArgs, VerificationItem } from './types.generated.ts'

/** Whether what a clerk is about to write of a company agrees with the register. */
export interface Agreement {
  enterprise: EnterpriseRow | null
  /** with where the company is: by that masks tell who sees a person's name */
  items: (VerificationItem & { regionCode: string | null })[]
}

/**
 * Compares what is given with the company of the code; where no company has or had it, with the one that bears or bore the name. What a company
 * had formerly does not agree: a decision is written with what it has today, which `found` tells. Nothing is compared but what the caller reads.
 */
export const verifyEnterprise = async (
  { name, code, legalRepresentative }: QueryVerifyEnterpriseArgs,
  { caller, compares, loaders }: Pick<Context, 'caller' | 'compares' | 'loaders'>,
): Promise<Agreement> => {
  const given = readCode(code).canonical ?? code.trim()
  const isComparable = readCode(code).orgCode !== null || compares('Enterprise.registrationNo', caller) !== 'NONE'
  const formerToo = compares('Enterprise.formerNames', caller) !== 'NONE'
  const enterprise =
    (isComparable ? await unlessUnclear(wholeOf(ofCode(given, loaders), loaders)) : null) ??
    (await unlessUnclear(wholeOf(findEnterprise({ name }, loaders, formerToo), loaders)))
  const regionCode = enterprise?.regionCode ?? null
  const item = (field: string, agrees: boolean | null, found: string | null) => ({ field, agrees, found, regionCode })
  if (enterprise === null)
    return {
      enterprise,
      items: ['name', 'code', ...(legalRepresentative == null ? [] : ['legalRepresentative'])].map(field =>
        item(field, null, null),
      ),
    }
  const { orgCode, uscc, registrationNo } = enterprise
  const agrees = isComparable ? [orgCode, uscc, registrationNo].includes(given) : null
  const items = [
    item('name', normalName(name.slice(0, longestTyped)) === enterprise.normalName, enterprise.name),
    item('code', agrees, uscc ?? orgCode),
  ]
  if (legalRepresentative != null) {
    const isWhole = compares('Enterprise.legalRepresentative', caller, regionCode) === 'WHOLE'
    const registered = enterprise.legalRepresentative
    items.push(item('legalRepresentative', samePerson(legalRepresentative, registered, isWhole), registered))
  }
  return { enterprise, items }
}

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

/** @param isWhole false: whoever asks sees the name masked, and is told no more by asking */
const samePerson = (given: string, registered: string | null, isWhole: boolean): boolean | null => {
  if (registered === null) return null
  if (isWhole) return plain(given) === plain(registered)
  return maskName(plain(given)) === maskName(plain(registered)) ? null : false
}

const plain = (text: string): string => composed(text.slice(0, longestTyped)).replaceAll(/\s/gu, '')
