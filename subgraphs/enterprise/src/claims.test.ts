import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { claimsOf as claimsAmong } from './claims.ts'
import type { StoredRow } from './repository.ts'
import { codesOf, officer, openRegister, row, type TestRegister } from '../testing/register.ts'

const [a, b] = [codesOf(1), codesOf(2)]
const name = '重庆山城锅炉有限公司'
const analyst = callerWith('analyst')

describeOnBoth('what sources say of a company', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const claimsOf = async (orgCode: string): Promise<string[]> => {
    const query = `{ enterprise(orgCode: "${orgCode}") { claims { field value source at } } }`
    const { enterprise } = await register.ask<{ enterprise: { claims: Claim[] } }>(analyst, query)
    expect(enterprise.claims.map(({ at }) => new Date(at).toISOString())).toEqual(enterprise.claims.map(({ at }) => at))
    return enterprise.claims.map(({ field, value, source }) => `${field} ${source}: ${value}`)
  }
  const changesOf = (orgCode: string, page = '') =>
    register.find(
      { orgCode },
      `changes${page} { totalCount nodes { version differences { field from to } } pageInfo { hasNextPage endCursor } }`,
    )

  test('where all sources agree there is no claim, where they differ every source is told, the shown value first', async () => {
    await register.load(
      row(
        name,
        { ...a, address: '甲路1号', legalRepresentative: '甲某', registeredCapital: '100' },
        { system: '工商' },
      ),
    )
    expect(await claimsOf(a.orgCode)).toEqual([])
    await register.load(row(name, { ...a, address: '乙路2号', registeredCapital: '100' }, { system: '质监' }))
    await register.load(row(name, { ...a, address: '丙路3号' }, { system: '税务' }))
    await register.load(row(name, { ...a, address: '乙路2号', industryCode: 'C34' }, { system: '质监' }))
    expect(await claimsOf(a.orgCode)).toEqual([
      'address 税务: 丙路3号',
      'address 质监: 乙路2号',
      'address 工商: 甲路1号',
    ])
  })

  test('a source that corrects itself is told with what it says now; what it does not tell any more it has still said', async () => {
    await register.load(row(name, { ...a, address: '甲路1号', legalRepresentative: '甲某' }, { system: '工商' }))
    await register.load(row(name, { ...a, legalRepresentative: '乙某' }, { system: '质监' }))
    await register.load(row(name, { ...a, legalRepresentative: '丙某' }, { system: '质监' }))
    await register.load(row(name, { ...a, businessScope: '锅炉' }, { system: '工商' }))
    expect(await claimsOf(a.orgCode)).toEqual(['legalRepresentative 质监: 丙**', 'legalRepresentative 工商: 甲**'])
  })

  test('a status that is not told is no claim, and the time is that of the source where it gives one', async () => {
    await register.load(
      row(name, { ...a, registrationStatus: 'ACTIVE' }, { system: '工商', recordedAt: '2024-01-02T08:00:00+08:00' }),
      row(name, { ...a, registrationStatus: 'CANCELLED' }, { system: '质监', recordedAt: '2023-01-02T08:00:00+08:00' }),
      row(name, { ...a, registrationStatus: 'UNKNOWN' }, { system: '税务' }),
      row(name, { ...a, registrationStatus: 'DORMANT' }, { system: '统计' }),
    )
    const query = `{ enterprise(orgCode: "${a.orgCode}") { claims { value at } } }`
    const { enterprise } = await register.ask<{ enterprise: { claims: Claim[] } }>(analyst, query)
    expect(enterprise.claims.slice(1)).toEqual([
      { value: 'ACTIVE', at: '2024-01-02T00:00:00.000Z' },
      { value: 'CANCELLED', at: '2023-01-02T00:00:00.000Z' },
    ])
  })

  test('a value that no source tells any more is told by the change that brought it', async () => {
    await register.load(row(name, { ...a, address: '甲路1号' }, { system: '工商' }))
    await register.load(row(name, { ...a, address: '乙路2号' }, { system: '质监' }))
    await register.database.transaction(trx => trx('register_record').where('system', '质监').delete())
    expect(await claimsOf(a.orgCode)).toEqual(['address 质监: 乙路2号', 'address 工商: 甲路1号'])
  })

  test('the claims of many companies cost as many statements as those of one', async () => {
    await register.load(
      ...[a, b].flatMap(codes =>
        ['甲', '乙'].map(way => row(name + way, { ...codes, address: way }, { recordId: codes.orgCode + way })),
      ),
    )
    const count = async (orgCodes: string[]) => {
      register.statements.length = 0
      const query = 'query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { claims { value } } }'
      await register.ask(analyst, query, { of: orgCodes })
      return register.statements.length
    }
    expect(await count([a.orgCode, b.orgCode])).toBe(await count([a.orgCode]))
  })

  test('claims are for analysts and stewards', async () => {
    await register.load(row(name, a))
    const query = `{ enterprise(orgCode: "${a.orgCode}") { name claims { value } } }`
    const { data, errors } = await register.execute({ query }, { caller: officer })
    expect(data).toEqual({ enterprise: { name, claims: null } })
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['enterprise', 'claims'], 'FORBIDDEN'],
    ])
  })

  test('every version tells what it changed, the latest first, page by page', async () => {
    await register.load(row(name, { ...a, registeredCapital: '100' }))
    expect(await changesOf(a.orgCode)).toMatchObject({ changes: { totalCount: 0, nodes: [] } })
    await register.load(row(name, { ...a, registeredCapital: '200', formerNames: ['老厂'] }))
    for (let version = 3; version < 12; version++) await register.load(row(name, { ...a, address: `${version}号` }))
    const latest = await changesOf(a.orgCode, '(first: 9)')
    expect(latest).toMatchObject({ changes: { totalCount: 10, pageInfo: { hasNextPage: true } } })
    const { nodes, pageInfo } = (latest as { changes: { nodes: Change[]; pageInfo: { endCursor: string } } }).changes
    expect(nodes.map(({ version }) => version)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3])
    expect(nodes[0]!.differences).toEqual([{ field: 'address', from: '10号', to: '11号' }])
    expect(await changesOf(a.orgCode, `(after: "${pageInfo.endCursor}")`)).toMatchObject({
      changes: {
        nodes: [
          {
            version: 2,
            differences: [
              { field: 'registeredCapital', from: '100', to: '200' },
              { field: 'formerName', from: null, to: '老厂' },
            ],
          },
        ],
      },
    })
  })
})

interface Claim {
  field: string
  value: string
  source: string
  at: string
}

interface Change {
  version: number
  differences: unknown[]
}

test('what thousands of records say of one company is put in order in turns, each once', async () => {
  const [fields, records] = [['name', 'address', 'business_scope', 'registration_authority'], 4_000]
  const shown = { name: 'v0', address: 'v0', businessScope: 'v0', registrationAuthority: 'v0' } as StoredRow
  // two records each say the same
  const told = Array.from({ length: records }, (_, index) => ({
    orgCode: a.orgCode,
    system: `s${index >> 1}`,
    recordId: String(index),
    recordedAt: null,
    receivedAt: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    told: JSON.stringify(Object.fromEntries(fields.map(field => [field, `v${index >> 1}`]))),
  }))
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const claims = await claimsAmong(shown, told, () => Promise.resolve([]))
  clearInterval(counting)
  const latestFirst = Array.from({ length: records / 2 - 1 }, (_, index) => `v${records / 2 - 1 - index}`)
  expect(claims.map(({ value }) => value)).toEqual(fields.flatMap(() => ['v0', ...latestFirst]))
  expect(turns).toBeGreaterThan(0)
})

test('what thousands of records say is read in turns, before it is compared', async () => {
  const told = Array.from({ length: 30_000 }, (_, index) => ({
    orgCode: a.orgCode,
    system: 's',
    recordId: String(index),
    recordedAt: '2026-01-01',
    receivedAt: '2026-01-02T00:00:00.000Z',
    told: '{"name":"told","address":"told"}',
  }))
  let turns = 0
  const count = () => {
    turns += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  const turnsBefore = await new Promise<number>((resolve, reject) => {
    claimsAmong({ name: 'decided' } as StoredRow, told, () => {
      resolve(turns)
      return Promise.resolve([])
    }).catch(reject)
  })
  clearImmediate(counting)
  expect(turnsBefore).toBeGreaterThan(0)
})
