import { bearersToday } from './bearings.ts'
import { bearingsOfName } from './find.ts'
import type { Loaders } from './loaders.ts'
import { headOfficeKey, type EnterpriseRow, type RegisteredRow } from './repository.ts'

/** The company that a branch's name names: who bears that name today, else who bore it last; null where that is not exactly one. */
export const headOfficeOf = async (
  { headOfficeName }: Pick<EnterpriseRow, 'headOfficeName'>,
  loaders: Loaders,
): Promise<RegisteredRow | null> => {
  const orgCode = headOfficeName === null ? null : await namedBy(headOfficeName, loaders)
  return orgCode === null ? null : loaders.enterprise.load(orgCode)
}

/**
 * Under which names a company's branches are registered: a branch keeps the name that its head office had. The key of its list of branches.
 */
export const branchesKeyOf = async (
  company: Pick<EnterpriseRow, 'orgCode' | 'normalName'>,
  loaders: Loaders,
): Promise<string> => {
  const former = (await loaders.formerNames.load(company.orgCode)).map(name => name.normalName)
  const others = [...new Set(former)].filter(name => name !== company.normalName)
  const inUse = await Promise.all(others.map(async name => (await loaders.branchName.load(name)) !== null))
  const names = [company.normalName, ...others.filter((_, index) => inUse[index])]
  const own = await Promise.all(names.map(async name => (await namedBy(name, loaders)) === company.orgCode))
  return headOfficeKey(names.filter((_, index) => own[index]))
}

const namedBy = async (name: string, loaders: Loaders): Promise<string | null> => {
  const bearers = bearersToday(await bearingsOfName(name, loaders))
  return bearers.length === 1 ? bearers[0]!.orgCode : null
}
