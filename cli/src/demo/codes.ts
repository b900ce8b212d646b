import { orgCodeCheck, registrationNoCheck, usccAlphabet, usccCheck } from '@e360/identity/checkCharacters'
import { scatter24 } from './random.ts'
import { dayOfCreditCodes } from './traits.ts'
import type { Origin, Traits } from './traits.ts'

/** Absent: the register does not know it. */
export interface Codes {
  orgCode?: string
  uscc?: string
  registrationNo?: string
}

const letters = 'ABCDEFGHJKLMNPQRTUWXY'

/** Where a firm has no district, its code bears the whole city. */
const cityCode = '500000'

/**
 * The codes of a company, unique in its city. Their bodies begin with DE, a range from which no register known to us has given out
 * codes, so that no invented record can meet a real firm; registration numbers have a 9 where real ones have the kind of firm.
 */
export const codesOf = (origin: Origin, traits: Traits): Codes => {
  const { identification, index } = traits
  if (identification === 'NONE') return {}
  const regionCode = traits.district.code ?? cityCode
  const old = traits.established < dayOfCreditCodes
  const registrationNo = numbered(regionCode, index)
  if (identification === 'NUMBER_ONLY') return { registrationNo }
  const orgCode = withOrgCheck(`DE${old ? digits(origin, index) : lettered(origin, index)}`)
  if (identification === 'ORG_CODE_ONLY') return { orgCode, registrationNo }
  const uscc = creditCode(traits.enterpriseType, regionCode, orgCode)
  const shown = identification === 'BAD_CHECK' ? withWrongEnd(uscc) : uscc
  return old && index % 3 === 0 ? { orgCode, uscc: shown, registrationNo } : { orgCode, uscc: shown }
}

/** The credit code of a firm that is in no register; its body begins with DF. */
export const strangerCode = (origin: Origin, index: number, regionCode = cityCode): string =>
  creditCode('', regionCode, withOrgCheck(`DF${lettered(origin, index)}`))

const withOrgCheck = (body: string): string => body + orgCodeCheck(body)

const creditCode = (enterpriseType: string, regionCode: string, orgCode: string): string => {
  const body = `9${classOf(enterpriseType)}${regionCode}${orgCode}`
  return body + usccCheck(body)
}

const classOf = (enterpriseType: string): string =>
  enterpriseType === '个体工商户' ? '2' : enterpriseType === '农民专业合作社' ? '3' : '1'

const withWrongEnd = (uscc: string): string => {
  const right = usccAlphabet.indexOf(uscc.at(-1)!)
  return uscc.slice(0, -1) + usccAlphabet[(right + 7) % usccAlphabet.length]!
}

/** Six digits as of before 2015: a multiple that is prime to 10 scatters a million indexes without a collision. */
const digits = ({ seed }: Origin, index: number): string =>
  String(1_000_000 + ((index * 387_421 + (seed % 1_000) * 7_919) % 1_000_000)).slice(1)

/** A letter and five characters as of since 2015: 31^5 hold the 24 bits. */
const lettered = ({ seed }: Origin, index: number): string => {
  let rest = scatter24(index, Math.imul(seed + 1, 0x27d4eb2f))
  let text = letters[rest % letters.length]!
  for (let place = 0; place < 5; place++) {
    text += usccAlphabet[rest % 31]!
    rest = Math.floor(rest / 31)
  }
  return text
}

const numbered = (regionCode: string, index: number): string => {
  const body = `${regionCode}9${String(10_000_000 + index).slice(1)}`
  return body + registrationNoCheck(body)
}
