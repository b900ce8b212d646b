import { failure } from '@e360/kit/errors'
import { readRegistrationNo } from '@e360/identity/codes'
import { isProvisional } from '@e360/identity/provisionalCodes'
import { normalName } from '@e360/identity/normalName'
import type { Loaders } from './loaders.ts'
import type { EnterpriseRow, FormerName } from './repository.ts'
import type { QueryEnterpriseArgs } from './types.generated.ts'

/**
 * One company by exactly one key.
 * @returns null where no such company is registered
 * @throws BAD_USER_INPUT for no key, two keys, or `on` without `name`; AMBIGUOUS_NAME with candidates where several companies fit
 */
export const findEnterprise = async (keys: QueryEnterpriseArgs, loaders: Loaders): Promise<EnterpriseRow | null> => {
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
  if (uscc != null) return onlyOne(uscc, await loaders.enterprisesByUscc.load(uscc))
  if (registrationNo != null) {
    const number = readRegistrationNo(registrationNo)?.canonical ?? registrationNo.trim()
    return onlyOne(number, await loaders.enterprisesByRegistrationNo.load(number))
  }
  return on == null ? bearerToday(name!, loaders) : bearerOn(name!, on, loaders)
}

/** The company of an organization code; of one that was given up, the company that it led to. */
export const enterpriseByCode = async (orgCode: string, loaders: Loaders): Promise<EnterpriseRow | null> => {
  const row = await loaders.enterprise.load(orgCode)
  if (row || !isProvisional(orgCode)) return row
  const successor = await loaders.successor.load(orgCode)
  return successor && loaders.enterprise.load(successor.orgCode)
}

const bearerToday = async (name: string, loaders: Loaders): Promise<EnterpriseRow | null> => {
  const form = normalName(name)
  const today = await loaders.enterprisesByName.load(form)
  if (today.length > 0) return onlyOne(name, today)
  const former = await loaders.formerBearers.load(form)
  const last = former.filter(bearer => bearer.to === former[0]!.to)
  return onlyOne(name, await rowsOf(last, loaders))
}

const bearerOn = async (name: string, on: string, loaders: Loaders): Promise<EnterpriseRow | null> => {
  const form = normalName(name)
  const today = await loaders.enterprisesByName.load(form)
  const former = await loaders.formerBearers.load(form)
  const present = today.filter(row => (row.nameSince ?? row.establishedOn ?? '') <= on)
  const then = former.filter(bearer => (bearer.from ?? '') <= on && (bearer.to === null || on < bearer.to))
  const earlier = await rowsOf(then, loaders)
  return onlyOne(name, [...present, ...earlier.filter(row => !present.some(({ orgCode }) => orgCode === row.orgCode))])
}

const rowsOf = async (bearers: readonly FormerName[], loaders: Loaders): Promise<EnterpriseRow[]> => {
  const orgCodes = [...new Set(bearers.map(bearer => bearer.orgCode))]
  const rows = await Promise.all(orgCodes.map(orgCode => loaders.enterprise.load(orgCode)))
  return rows.filter(row => row !== null)
}

const onlyOne = (given: string, rows: readonly EnterpriseRow[]): EnterpriseRow | null => {
  if (rows.length <= 1) return rows[0] ?? null
  const candidates = rows.slice(0, 20).map(({ orgCode, uscc, name, nameSince, regionCode }) => ({
    orgCode,
    uscc,
    name,
    from: nameSince,
    regionCode,
  }))
  throw failure('AMBIGUOUS_NAME', `有 ${rows.length} 家企业对应“${given.slice(0, 80)}”，请改用组织机构代码查询`, {
    candidates,
  })
}
