import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { codesOf, openRegister, row, type TestRegister } from '../testing/register.ts'

const [a, b] = [codesOf(1), codesOf(2)]
const machine = (more: Partial<Caller>) => callerWith('system', { systems: ['工商'], ...more })

describeOnBoth('what a machine sees of the register', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
    const there = { regionCode: '500112', businessScope: '锅炉', legalRepresentative: '欧阳修' }
    await register.load(row('重庆山城锅炉有限公司', { ...a, ...there }, { system: '工商' }))
    await register.load(row('重庆两江电缆有限公司', { ...b, ...there }, { system: '质监' }))
  })
  afterEach(() => register.close())

  const scopes = async (caller: Caller) => {
    const query = `{ enterprises(orgCodes: ["${a.orgCode}", "${b.orgCode}"]) { name businessScope } }`
    const { data, errors = [] } = await register.execute({ query }, { caller })
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(errors.length ? ['FORBIDDEN'] : []),
    )
    return (data as unknown as { enterprises: { businessScope: string | null }[] }).enterprises.map(
      ({ businessScope }) => businessScope,
    )
  }

  test('a machine of the register sees the companies that its systems told of whole, of others who they are', async () => {
    expect(await scopes(machine({ department: 'enterprise' }))).toEqual(['锅炉', null])
    expect(await scopes(machine({ department: 'inspection' }))).toEqual([null, null])
    expect(await scopes(callerWith('analyst'))).toEqual(['锅炉', '锅炉'])
  })

  test('a grant opens exactly its fields, in its regions', async () => {
    const granted = (field: string, ...regions: string[]) =>
      machine({ department: 'inspection', grants: [{ id: '1', fields: [field], regions }] })
    expect(await scopes(granted('Enterprise.businessScope'))).toEqual(['锅炉', '锅炉'])
    expect(await scopes(granted('Enterprise.businessScope', '500112'))).toEqual(['锅炉', '锅炉'])
    expect(await scopes(granted('Enterprise.businessScope', '500103'))).toEqual([null, null])
    expect(await scopes(granted('Enterprise.address'))).toEqual([null, null])
  })

  test('a machine that proposes a change is told what its own companies have, or what a grant opens, and of others nothing', async () => {
    const proposed = async (caller: Caller, { orgCode }: { orgCode: string }) => {
      const changes = { legalRepresentative: '张三', businessScope: '电梯' }
      const variables = { input: { orgCode, baseVersion: 1, changes, reason: '变更' } }
      const query =
        'mutation ($input: ProposeEnterpriseChangeInput!) { it: proposeEnterpriseChange(input: $input) { differences { field from } } }'
      const { data } = await register.execute({ query, variables }, { caller })
      const { it } = data as unknown as { it: { differences: { field: string; from: string | null }[] } }
      return Object.fromEntries(it.differences.map(({ field, from }) => [field, from]))
    }
    const nothing = { legalRepresentative: null, businessScope: null }
    expect(await proposed(machine({ sub: '1', department: 'enterprise' }), a)).toEqual({
      legalRepresentative: '欧阳修',
      businessScope: '锅炉',
    })
    expect(await proposed(machine({ sub: '2', department: 'enterprise' }), b)).toEqual(nothing)
    expect(await proposed(machine({ sub: '3', department: 'credit' }), a)).toEqual(nothing)
    const grants = [{ id: '1', fields: ['Enterprise.legalRepresentative'], regions: ['500112'] }]
    expect(await proposed(machine({ sub: '4', department: 'credit', grants }), a)).toEqual({
      ...nothing,
      legalRepresentative: '欧阳修',
    })
  })

  test('a machine sees the changes that its own systems brought, and no person in them; an officer with a purpose those of the own region', async () => {
    await register.load(row('重庆山城锅炉有限公司', { ...a, businessScope: '电梯' }, { system: '工商' }))
    await register.load(row('重庆山城锅炉有限公司', { ...a, legalRepresentative: '张三' }, { system: '质监' }))
    const changesFor = async (caller: Caller) => {
      const query = `{ enterprise(orgCode: "${a.orgCode}") { changes { totalCount nodes { differences { field to } } } } }`
      const { data } = await register.execute({ query }, { caller })
      return (data as unknown as { enterprise: { changes: unknown } }).enterprise.changes
    }
    expect(await changesFor(machine({ department: 'enterprise' }))).toEqual({
      totalCount: 1,
      nodes: [{ differences: [{ field: 'businessScope', to: '电梯' }] }],
    })
    expect(await changesFor(machine({ department: 'credit' }))).toBeNull()
    const officer = callerWith('officer', { region: '5001', purpose: { code: 'INSPECTION' } })
    expect(await changesFor(officer)).toMatchObject({
      nodes: [{ differences: [{ field: 'legalRepresentative', to: '张三' }] }, {}],
    })
    expect(await changesFor({ ...officer, region: '500103' })).toMatchObject({
      nodes: [{ differences: [{ field: 'legalRepresentative', to: '张**' }] }, {}],
    })
    expect(await changesFor(callerWith('officer'))).toMatchObject({
      totalCount: 2,
      nodes: [{ differences: [{ field: 'legalRepresentative', to: '张**' }] }, {}],
    })
  })
})
