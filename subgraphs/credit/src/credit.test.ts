import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { publicCaller } from '@e360/kit/caller'
import { readChanges } from '@e360/kit/changes/changeLog'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const machine = callerWith('system', { department: 'credit', systems: ['执法系统'] })
const analyst = callerWith('analyst')
const [first, second] = ['551385082', 'MA5UKN7T3'] as const

let credit: TestDepartment

const subject = (recordId: string, enterpriseName: string | null = '山城锅炉有限公司') => ({
  source: { system: '执法系统', recordId, enterpriseName },
})
const records = {
  Penalties: { ...subject('p'), decisionNo: '（2024）1号', decidedOn: '2024-01-01', kinds: ['罚款'] },
  Listings: { ...subject('l'), kind: 'RED', enteredOn: '2024-01-01' },
  CreditGrades: { ...subject('g'), grade: 'A', model: '通用型', evaluatedOn: '2024-01-01' },
} as const
const inputs = { Penalties: 'PenaltyInput', Listings: 'ListingInput', CreditGrades: 'CreditGradeInput' } as const
const types = ['Penalties', 'Listings', 'CreditGrades'] as const

const pushOf = (type: keyof typeof inputs) =>
  `mutation ($records: [${inputs[type]}!]!) { push${type}(records: $records) { outcome errors { field code } } }`
const withdrawOf = (type: keyof typeof inputs) =>
  `mutation ($records: [WithdrawalInput!]!) { withdraw${type}(records: $records) { outcome errors { code } } }`

interface Receipt {
  outcome: string
  errors: { field: string; code: string }[]
}
const outcomes = async (type: keyof typeof inputs, ...given: object[]) => {
  const data = await credit.ask<Record<string, Receipt[]>>(machine, pushOf(type), { records: given })
  return data[`push${type}`]!.map(({ outcome, errors }) => [
    outcome,
    ...errors.map(({ field, code }) => `${field} ${code}`),
  ])
}

const everything = 'penalties { totalCount } listings { id } creditGrades { totalCount } creditGrade { grade }'

describeOnBoth('credit', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(
      department,
      matchByName({ 山城锅炉有限公司: first, 两江电缆有限公司: second }),
      await freshUrl(),
    )
  })
  afterEach(() => credit.close())

  test.each(types)('%s: a repeated push is UNCHANGED, a changed one UPDATED, an older version STALE', async type => {
    const version = (number: string, recordId: string) => ({
      ...records[type],
      source: { ...records[type].source, version: number, enterpriseAddress: recordId },
    })
    expect(await outcomes(type, version('2', 'a'))).toEqual([['CREATED']])
    expect(await outcomes(type, version('2', 'a'))).toEqual([['UNCHANGED']])
    expect(await outcomes(type, version('10', 'b'), version('9', 'c'))).toEqual([['UPDATED'], ['STALE']])
  })

  test.each(types)('%s: what belongs to no company is found by its recorded name', async type => {
    const known = records[type]
    const unknown = {
      ...known,
      source: { ...known.source, recordId: 'u', enterpriseName: '未登记机械（重庆）有限公司' },
    }
    await outcomes(type, known, unknown)
    const unlinked = await credit.ask(
      analyst,
      `{ found: unlinked${type}(text: "未登记机械(重庆)") { totalCount nodes { enterprise { orgCode } source { recordedName } } }
       all: unlinked${type} { totalCount } none: unlinked${type}(text: "山城") { totalCount } }`,
    )
    const node = { enterprise: null, source: { recordedName: '未登记机械（重庆）有限公司' } }
    expect(unlinked).toEqual({
      found: { totalCount: 1, nodes: [node] },
      all: { totalCount: 1 },
      none: { totalCount: 0 },
    })
  })

  test.each(types)('%s: a link that the register makes later brings the record to its company', async type => {
    const { system, recordId } = records[type].source
    const unknown = { ...records[type], source: { ...records[type].source, enterpriseName: '未登记机械有限公司' } }
    await outcomes(type, unknown)
    const [logged] = await readChanges(credit.database, 0, 1)
    await credit.linked(second, { kind: logged!.kind, system, recordId })
    const field = {
      Penalties: 'penalties { totalCount }',
      Listings: 'listings { kind }',
      CreditGrades: 'creditGrade { grade }',
    }
    const found = {
      Penalties: { penalties: { totalCount: 1 } },
      Listings: { listings: [{ kind: 'RED' }] },
      CreditGrades: { creditGrade: { grade: 'A' } },
    }
    expect(await credit.enterprises(analyst, [{ orgCode: second }], field[type])).toEqual([found[type]])
    expect(await credit.ask(analyst, `{ unlinked${type} { totalCount } }`)).toEqual({
      [`unlinked${type}`]: { totalCount: 0 },
    })
  })

  test.each(types)('%s: a withdrawn record leaves every view, and only who pushed it withdraws it', async type => {
    const { recordId, system } = records[type].source
    await outcomes(type, records[type])
    const withdraw = async (systems: string[]) => {
      const caller = { ...machine, systems }
      const data = await credit.ask<Record<string, Receipt[]>>(caller, withdrawOf(type), {
        records: [{ system, recordId, reason: '误报' }],
      })
      return data[`withdraw${type}`]![0]!.outcome
    }
    expect(await withdraw(['别的系统'])).toBe('REJECTED')
    expect(await withdraw([system])).toBe('WITHDRAWN')
    expect(await credit.enterprises(analyst, [{ orgCode: first }], everything)).toEqual([
      { penalties: { totalCount: 0 }, listings: [], creditGrades: { totalCount: 0 }, creditGrade: null },
    ])
    expect(await credit.ask(analyst, `{ unlinked${type} { totalCount } }`)).toEqual({
      [`unlinked${type}`]: { totalCount: 0 },
    })
  })

  test.each(types)('%s: only a machine of this department writes', async type => {
    const attempt = (caller = analyst) =>
      credit.execute({ query: pushOf(type), variables: { records: [records[type]] } }, { caller })
    for (const role of ['officer', 'analyst', 'steward', 'supervisor', 'admin'] as const)
      expect((await attempt(callerWith(role))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await attempt(publicCaller)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await attempt({ ...machine, department: 'certification' })).data).toEqual({
      [`push${type}`]: [{ outcome: 'REJECTED', errors: [{ field: 'system', code: 'FORBIDDEN' }] }],
    })
  })

  test('who reads by role does, the public what is open, a provider its own department; others are refused', async () => {
    for (const type of types) await outcomes(type, records[type])
    const provider = callerWith('provider', { department: 'credit' })
    for (const caller of [
      ...(['officer', 'analyst', 'supervisor', 'steward'] as const).map(role => callerWith(role)),
      provider,
    ])
      expect(await credit.enterprises(caller, [{ orgCode: first }], everything)).toEqual([
        {
          penalties: { totalCount: 1 },
          listings: [{ id: expect.any(String) }],
          creditGrades: { totalCount: 1 },
          creditGrade: { grade: 'A' },
        },
      ])
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise { ${everything} } } }`
    const variables = { of: [{ __typename: 'Enterprise', orgCode: first }] }
    for (const caller of [callerWith('auditor'), callerWith('admin')]) {
      // who may not read by which codes companies go may not ask for one either
      const { data, errors } = await credit.execute({ query, variables }, { caller })
      expect(data).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    for (const caller of [
      callerWith('dashboard'),
      callerWith('provider', { department: 'inspection' }),
      callerWith('system'),
    ]) {
      const { data, errors } = await credit.execute({ query, variables }, { caller })
      expect(data).toEqual({ _entities: [{ penalties: null, listings: null, creditGrades: null, creditGrade: null }] })
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(Array.from({ length: 4 }, () => 'FORBIDDEN'))
    }
    const { data, errors } = await credit.execute({ query, variables }, { caller: publicCaller })
    expect(data).toMatchObject({
      _entities: [{ penalties: {}, listings: expect.any(Array), creditGrades: null, creditGrade: null }],
    })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  test('a company is found by the name it bears today, and a name that two bear is no match', async () => {
    await outcomes('Penalties', records.Penalties)
    await credit.registered(first, '山城锅炉有限公司')
    await credit.registered(second, '重名有限公司')
    await credit.registered('202839501', '重名有限公司')
    const references = [{ name: '山城锅炉有限公司' }, { name: '重名有限公司' }]
    expect(await credit.enterprises(analyst, references, 'orgCode penalties { totalCount }')).toEqual([
      { orgCode: first, penalties: { totalCount: 1 } },
      null,
    ])
  })

  test('a hundred companies cost one statement a field', async () => {
    for (const type of types)
      await outcomes(type, records[type], {
        ...records[type],
        source: { ...records[type].source, recordId: 'other', enterpriseName: '两江电缆有限公司' },
      })
    const others = Array.from({ length: 98 }, (_, index) => `${10_000_000 + index}0`)
    credit.statements.length = 0
    const companies = await credit.enterprises(
      analyst,
      [first, second, ...others].map(orgCode => ({ orgCode })),
      'creditGrade { grade } penalties(first: 3) { totalCount nodes { decisionNo } } listings(current: true) { kind } creditGrades { nodes { grade } }',
    )
    const full = {
      creditGrade: { grade: 'A' },
      penalties: { totalCount: 1, nodes: [{ decisionNo: '（2024）1号' }] },
      listings: [{ kind: 'RED' }],
      creditGrades: { nodes: [{ grade: 'A' }] },
    }
    const empty = {
      creditGrade: null,
      penalties: { totalCount: 0, nodes: [] },
      listings: [],
      creditGrades: { nodes: [] },
    }
    expect(companies.slice(0, 3)).toEqual([full, full, empty])
    expect(credit.statements).toHaveLength(4)
  })
})
