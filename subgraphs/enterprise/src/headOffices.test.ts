import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, officer, openRegister, row, type TestRegister } from '../testing/register.ts'

const [office, other, ...branches] = [1, 2, 3, 4, 5, 6].map(n => codesOf(n))

describeOnBoth('head offices and branches', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      row('重庆山城锅炉有限公司', office, { recordId: '总' }),
      row('重庆山城锅炉有限公司江北分公司', branches[0]),
      row('重庆市山城锅炉有限责任公司北碚门市部', branches[1]),
    )
  })
  afterEach(() => register.close())

  const headOfficeOf = async ({ orgCode }: { orgCode: string }) =>
    (await register.find<{ headOffice: { orgCode: string } | null }>({ orgCode }, 'headOffice { orgCode }'))!.headOffice
      ?.orgCode
  const branchesOf = async ({ orgCode }: { orgCode: string }, args = '') => {
    const selection = `branches${args} { totalCount nodes { orgCode } pageInfo { endCursor hasNextPage } }`
    const company = await register.find<{
      branches: { totalCount: number; nodes: { orgCode: string }[]; pageInfo: { endCursor: string } }
    }>({ orgCode }, selection)
    return company!.branches
  }
  const codes = (companies: readonly { orgCode: string }[]) => companies.map(({ orgCode }) => orgCode)

  test('a branch knows its head office by its name, however that is written, and the head office its branches', async () => {
    expect(await Promise.all(branches.slice(0, 2).map(headOfficeOf))).toEqual([office!.orgCode, office!.orgCode])
    expect(codes((await branchesOf(office!)).nodes)).toEqual(codes(branches.slice(0, 2)))
    expect(await headOfficeOf(office!)).toBeUndefined()
    expect((await branchesOf(branches[0]!)).nodes).toEqual([])
  })

  test('they stay together when the head office is renamed, whatever name a branch still bears, page by page', async () => {
    await register.load(row('重庆两江锅炉有限公司', office, { recordId: '总' }))
    await register.load(row('重庆两江锅炉有限公司渝中分公司', branches[2]))
    expect(await Promise.all(branches.slice(0, 3).map(headOfficeOf))).toEqual([1, 2, 3].map(() => office!.orgCode))
    const first = await branchesOf(office!, '(first: 2)')
    const second = await branchesOf(office!, `(first: 2, after: "${first.pageInfo.endCursor}")`)
    expect(codes([...first.nodes, ...second.nodes])).toEqual(codes(branches.slice(0, 3)))
    expect([first.totalCount, second.totalCount]).toEqual([3, 3])
  })

  test('a company that takes the former name takes the branches that bear it; two that bear one name have none', async () => {
    await register.load(row('重庆两江锅炉有限公司', office, { recordId: '总' }))
    await register.load(row('重庆山城锅炉有限公司', other, { recordId: '后' }))
    expect(await headOfficeOf(branches[0]!)).toBe(other!.orgCode)
    expect(codes((await branchesOf(other!)).nodes)).toEqual(codes(branches.slice(0, 2)))
    expect((await branchesOf(office!)).nodes).toEqual([])
    await register.load(row('重庆山城锅炉有限公司', branches[3], { recordId: '同' }))
    expect(await headOfficeOf(branches[0]!)).toBeUndefined()
    expect((await branchesOf(other!)).nodes).toEqual([])
    await register.load(row('重庆山城锅炉有限公司', { ...other, registrationStatus: 'CANCELLED' }, { recordId: '后' }))
    expect(await headOfficeOf(branches[0]!)).toBe(branches[3]!.orgCode)
  })

  test('the branches of many companies cost as many statements as those of one', async () => {
    await register.load(row('重庆两江电缆有限公司', other), row('重庆两江电缆有限公司渝中分公司', branches[2]))
    const count = async (selection: string, ...companies: (typeof branches)[number][]) => {
      register.statements.length = 0
      const query = `query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { ${selection} } }`
      await register.ask(officer, query, { of: codes(companies) })
      return register.statements.length
    }
    for (const selection of ['branches { totalCount }', 'headOffice { name }'])
      expect(await count(selection, office!, other!, branches[0]!, branches[2]!)).toBe(
        await count(selection, office!, branches[0]!),
      )
  })
})
