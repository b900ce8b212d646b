import { speaking } from '@e360/kit/access/speaking'
import { failure } from '@e360/kit/errors'
import { readCode, readRegistrationNo } from '@e360/identity/codes'
import { longestTyped } from '@e360/identity/longestTyped'
import { normalName } from '@e360/identity/normalName'
import { bearersOn, bearersToday, bearingsOf, type Bearing, type Life } from './bearings.ts'
import type { Loaders } from './loaders.ts'
import type { EnterpriseRow, RegisteredRow } from './repository.ts'
import type { QueryEnterpriseArgs } from './types.generated.ts'

/**
 * One company by exactly one key.
 * @param formerToo whether a name may be a former one
 * @returns null where no such company is registered
 * @throws BAD_USER_INPUT for no key, two keys, or `on` without `name`; AMBIGUOUS_NAME with candidates where several companies fit
 */
export const findEnterprise = async (
  keys: QueryEnterpriseArgs,
  loaders: Loaders,
  formerToo = true,
): Promise<RegisteredRow | null> => {
  const { orgCode, uscc, registrationNo, name, on } = keys
  const given = [orgCode, uscc, registrationNo, name].filter(key => key != null)
  if (given.length !== 1)
    throw failure(
      'BAD_USER_INPUT',
      `请只用一个键查询：组织机构代码、统一社会信用代码、注册号、名称四者之一，收到 ${given.length} 个`,
    )
  if (on != null && name == null) throw failure('BAD_USER_INPUT', '日期 on 只能与名称 name 同用')
  if (given[0]!.trim() === '') throw failure('BAD_USER_INPUT', '查询用的代码或名称不能为空')
  if (orgCode != null) return enterpriseByCode(orgCode, loaders)
  if (uscc != null) return enterpriseByUscc(uscc, loaders)
  if (registrationNo != null) return enterpriseByRegistrationNo(registrationNo, loaders)
  const bearings = await bearingsOfName(name!, loaders, formerToo)
  return onlyOne(name!, on == null ? bearersToday(bearings) : await bearersOnDay(bearings, on, loaders), loaders)
}

/** The company of an organization code; of one that was given up, the company that it led to. */
export const enterpriseByCode = async (orgCode: string, loaders: Loaders): Promise<RegisteredRow | null> =>
  (await loaders.enterprise.load(orgCode)) ??
  onlyOne(orgCode, await formerBearersOf('ORG_CODE', orgCode, loaders), loaders)

/** All that is known of the company of an organization code, for who decides something by it. */
export const wholeByCode = (orgCode: string, loaders: Loaders): Promise<EnterpriseRow | null> =>
  wholeOf(enterpriseByCode(orgCode, loaders), loaders)

/** All that is known of a company that was found. */
export const wholeOf = async (
  found: Promise<RegisteredRow | null>,
  loaders: Loaders,
): Promise<EnterpriseRow | null> => {
  const company = await found
  return company && loaders.whole.load(company.orgCode)
}

/** The company of a credit code, present or former; where it is on no record, the one whose organization code it holds and that has none yet. */
const enterpriseByUscc = async (uscc: string, loaders: Loaders): Promise<RegisteredRow | null> => {
  const present = await loaders.enterprisesByUscc.load(uscc)
  const bearings = present.map(({ orgCode, usccSince }) => now(orgCode, usccSince))
  const found = bearings.length > 0 ? bearings : await formerBearersOf('USCC', uscc, loaders)
  if (found.length > 0) return onlyOne(uscc, found, loaders)
  const { orgCode, valid } = readCode(uscc)
  const holder = orgCode !== null && valid ? await loaders.whole.load(orgCode) : null
  return holder?.uscc === null ? holder : null
}

const enterpriseByRegistrationNo = async (text: string, loaders: Loaders): Promise<RegisteredRow | null> => {
  const number = readRegistrationNo(text)?.canonical ?? text.trim()
  const present = await loaders.enterprisesByRegistrationNo.load(number)
  const bearings = present.map(({ orgCode, registrationNoSince }) => now(orgCode, registrationNoSince))
  return onlyOne(
    number,
    bearings.length > 0 ? bearings : await formerBearersOf('REGISTRATION_NO', number, loaders),
    loaders,
  )
}

const now = (orgCode: string, from: string | null): Bearing => ({ orgCode, from, to: null, state: 'NOW' })

const formerBearersOf = async (kind: string, code: string, loaders: Loaders): Promise<Bearing[]> => {
  const periods = (await loaders.formerBearersOfCode.load(code)).filter(period => period.kind === kind)
  return bearersToday(periods.map(({ orgCode, from, to }): Bearing => ({ orgCode, from, to, state: 'EARLIER' })))
}

/** Who bears or bore a name, in whatever spelling. */
export const bearingsOfName = async (name: string, loaders: Loaders, formerToo = true): Promise<Bearing[]> => {
  if (name.length > longestTyped) return []
  const form = normalName(name)
  const [present, former] = await Promise.all([
    loaders.enterprisesByName.load(form),
    formerToo ? loaders.formerBearers.load(form) : [],
  ])
  for (const row of present) {
    loaders.whole.prime(row.orgCode, row)
    loaders.enterprise.prime(row.orgCode, row)
  }
  return bearingsOf(present, former)
}

const bearersOnDay = async (bearings: readonly Bearing[], on: string, loaders: Loaders): Promise<Bearing[]> => {
  const orgCodes = [...new Set(bearings.map(({ orgCode }) => orgCode))]
  const lives = await Promise.all(
    orgCodes.map(async (orgCode): Promise<[string, Life]> => {
      const [row, former] = await Promise.all([loaders.whole.load(orgCode), loaders.formerNames.load(orgCode)])
      return [
        orgCode,
        { establishedOn: row?.establishedOn ?? null, names: [{ from: row?.nameSince ?? null, to: null }, ...former] },
      ]
    }),
  )
  const lifeOf = new Map(lives)
  return bearersOn(bearings, on, orgCode => lifeOf.get(orgCode)!)
}

const onlyOne = async (given: string, bearers: readonly Bearing[], loaders: Loaders): Promise<RegisteredRow | null> => {
  if (bearers.length <= 1) return bearers[0] ? loaders.enterprise.load(bearers[0].orgCode) : null
  const listed = bearers.slice(0, mostCandidates)
  const candidates = await Promise.all(
    listed.map(async ({ orgCode, from, to }) => {
      const row = await loaders.whole.load(orgCode)
      const regionCode = row?.regionCode ?? null
      const of = (field: string, value: string | null) => speaking(`Enterprise.${field}`, value, regionCode)
      return {
        orgCode: of('orgCode', orgCode),
        uscc: of('uscc', row?.uscc ?? null),
        name: of('name', row?.name ?? null),
        from: of('formerNames', from),
        to: of('formerNames', to),
        regionCode: of('region', regionCode),
      }
    }),
  )
  throw failure('AMBIGUOUS_NAME', `有 ${bearers.length} 家企业对应“${given.slice(0, 80)}”，请改用组织机构代码查询`, {
    candidates,
    companies: listed.map(({ orgCode }) => orgCode),
  })
}
const mostCandidates = 20
