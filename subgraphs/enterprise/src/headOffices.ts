import { bearersToday } from './bearings.ts'
import { bearingsOfName } from './find.ts'
import type { Loaders } from './loaders.ts'
import type { Connection, PageArguments } from '@e360/kit/paging/page'
import { headOfficeKey, type EnterpriseRow, type RegisteredRow } from './repository.ts'

/** The company that a branch's name names: who bears that name today, else who bore it last; null where that is not exactly one. */
export const headOfficeOf = async (
  { headOfficeName }: Pick<EnterpriseRow, 'headOfficeName'>,
  loaders: Loaders,
): Promise<RegisteredRow | null> => {
  const orgCode = headOfficeName === null ? null : await namedBy(headOfficeName, loaders)
  return orgCode === null ? null : loaders.enterprise.load(orgCode)
}

type NamedRow = Pick<EnterpriseRow, 'orgCode' | 'normalName'>

/** A company's branches, by org code. */
export const branchesOf = async (
  company: NamedRow,
  page: PageArguments,
  loaders: Loaders,
): Promise<Connection<RegisteredRow>> => {
  const found = await loaders.branchesOf(page).load(await branchesKeyOf(company, loaders))
  const edges = await Promise.all(
    found.edges.map(async ({ node, cursor }) => ({ node: (await loaders.enterprise.load(node.orgCode))!, cursor })),
  )
  const { pageInfo, totalCount } = found
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount }
}

/**
 * Under which names a company's branches are registered: a branch keeps the name that its head office had. The key of its list of branches.
 */
const branchesKeyOf = async (company: NamedRow, loaders: Loaders): Promise<string> => {
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
