import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { publicCaller, type Caller } from '@e360/kit/caller'
import { daysAfter, today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

let credit: TestDepartment
const orgCode = '551385082'
const [yesterday, tomorrow] = [daysAfter(today(), -1), daysAfter(today(), 1)]
const machine = (...systems: string[]) => callerWith('system', { department: 'credit', systems })
const analyst = callerWith('analyst')
const provider = callerWith('provider', { department: 'credit' })

const source = (recordId: string, system = '执法系统', enterpriseName = '山城锅炉有限公司') => ({
  system,
  recordId,
  enterpriseName,
})
const push = (type: string, input: string, ...records: { source: { system: string }; fine?: string }[]) =>
  credit.ask(
    machine(...records.map(record => record.source.system)),
    `mutation ($records: [${input}!]!) { push${type}(records: $records) { outcome } }`,
    { records },
  )
const penalty = (
  decisionNo: string,
  publishedOn: string | null,
  publicUntil: string | null,
  of = source(decisionNo),
) => ({
  source: of,
  decisionNo,
  decidedOn: '2024-01-01',
  kinds: ['罚款'],
  publishedOn,
  publicUntil,
})

const penaltiesOf = async (caller: Caller) => {
  const [company] = await credit.enterprises<{ penalties: { totalCount: number; nodes: { decisionNo: string }[] } }>(
    caller,
    [{ orgCode }],
    'penalties { totalCount nodes { decisionNo } }',
  )
  const { totalCount, nodes } = company!.penalties
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ decisionNo }) => decisionNo).toSorted()
}

describeOnBoth('who sees which rows', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(department, matchByName({ 山城锅炉有限公司: orgCode }), await freshUrl())
  })
  afterEach(() => credit.close())

  test('the public sees a penalty only inside its publicity, by whatever way it asks', async () => {
    await push(
      'Penalties',
      'PenaltyInput',
      penalty('今天止', yesterday, today()),
      penalty('已过', yesterday, yesterday),
      penalty('不知始期', null, tomorrow),
      penalty('未公示', null, null),
      penalty('明天起', tomorrow, tomorrow),
      penalty('不知止期', yesterday, null),
      penalty('未关联', yesterday, tomorrow, source('u', '执法系统', '查无此企业')),
      penalty('未关联已过', yesterday, yesterday, source('v', '执法系统', '查无此企业')),
    )
    expect(await penaltiesOf(publicCaller)).toEqual(['不知始期', '今天止'])
    expect(await penaltiesOf(analyst)).toHaveLength(6)
    const unlinked = '{ unlinkedPenalties { totalCount nodes { id decisionNo } } }'
    type Unlinked = { unlinkedPenalties: { totalCount: number; nodes: { id: string; decisionNo: string }[] } }
    expect(await credit.ask<Unlinked>(publicCaller, unlinked)).toMatchObject({
      unlinkedPenalties: { totalCount: 1, nodes: [{ decisionNo: '未关联' }] },
    })
    const { nodes } = (await credit.ask<Unlinked>(analyst, unlinked)).unlinkedPenalties
    for (const { id, decisionNo } of nodes)
      expect(await credit.ask(publicCaller, `{ penalty(id: "${id}") { decisionNo } }`)).toEqual({
        penalty: decisionNo === '未关联' ? { decisionNo } : null,
      })
  })

  test('the public sees a listing while it is current, a machine its own systems’ records and no source of others', async () => {
    const listing = (recordId: string, exitedOn: string | null, system?: string) => ({
      source: source(recordId, system),
      kind: 'RED',
      enteredOn: yesterday,
      exitedOn,
    })
    await push('Listings', 'ListingInput', listing('a', null), listing('b', today(), '别的系统'))
    const seenBy = async (caller: Caller, field: string) =>
      (await credit.enterprises<{ listings: object[] }>(caller, [{ orgCode }], `listings { ${field} }`))[0]!.listings
    expect(await seenBy(publicCaller, 'exitedOn')).toEqual([{ exitedOn: null }])
    expect(await seenBy(provider, 'exitedOn')).toHaveLength(2)
    expect(await seenBy(machine('别的系统'), 'exitedOn source { recordId }')).toEqual([
      { exitedOn: today(), source: { recordId: 'b' } },
    ])
    expect(await seenBy(machine(), 'exitedOn')).toEqual([])
  })

  test('a grant opens rows to a machine of another department: everywhere, or in the regions that it names', async () => {
    await credit.registered(orgCode, '山城锅炉有限公司', { regionCode: '500112' })
    await push(
      'Penalties',
      'PenaltyInput',
      penalty('甲', null, null),
      penalty('乙', null, null, source('u', '执法系统', '无')),
    )
    const fields = ['Enterprise.penalties', 'Penalty.*']
    const granted = (regions: string[]) =>
      callerWith('system', { department: 'inspection', systems: ['检查系统'], grants: [{ id: '1', fields, regions }] })
    expect(await penaltiesOf(granted([]))).toEqual(['甲'])
    expect(await penaltiesOf(granted(['500112']))).toEqual(['甲'])
    await expect(penaltiesOf(granted(['500103']))).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    await expect(
      penaltiesOf(callerWith('system', { department: 'inspection', systems: ['检查系统'] })),
    ).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    const withSource = credit.enterprises(granted([]), [{ orgCode }], 'penalties { nodes { source { system } } }')
    await expect(withSource).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })

  test('a company where no grant opens the penalties is refused to a machine, and never shown without penalties', async () => {
    await credit.registered(orgCode, '山城锅炉有限公司', { regionCode: '500112' })
    await push('Penalties', 'PenaltyInput', penalty('甲', null, null))
    const granted = (...grants: { fields: string[]; regions: string[] }[]) =>
      callerWith('system', {
        department: 'inspection',
        systems: ['检查系统'],
        grants: grants.map((grant, index) => ({ id: String(index), ...grant })),
      })
    const countFor = (caller: Caller) => credit.enterprises(caller, [{ orgCode }], 'penalties { totalCount }')
    const fields = ['Enterprise.penalties', 'Penalty.decisionNo']
    await expect(countFor(granted({ fields, regions: ['500103'] }))).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    expect(await countFor(granted({ fields: ['Enterprise.penalties'], regions: ['500112'] }))).toEqual([
      { penalties: { totalCount: 1 } },
    ])
  })

  test('a grant opens its own fields of others’ rows, in its own regions, also to a machine of the department itself', async () => {
    await credit.registered(orgCode, '山城锅炉有限公司', { regionCode: '500112' })
    await push(
      'Penalties',
      'PenaltyInput',
      { ...penalty('甲', null, null), fine: '1' },
      { ...penalty('乙', null, null, source('乙', '本系统')), fine: '2' },
    )
    const grants = [
      { id: '1', fields: ['Enterprise.penalties', 'Penalty.decisionNo'], regions: ['500112'] },
      { id: '2', fields: ['Penalty.fine'], regions: ['500103'] },
    ]
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise {
      penalties { nodes { decisionNo fine source { recordId } } } } } }`
    const of = [{ __typename: 'Enterprise', orgCode }]
    const { data, errors = [] } = await credit.execute(
      { query, variables: { of } },
      { caller: { ...machine('本系统'), grants } },
    )
    expect(data).toEqual({
      _entities: [
        {
          penalties: {
            nodes: [
              { decisionNo: '乙', fine: '2', source: { recordId: '乙' } },
              { decisionNo: '甲', fine: null, source: null },
            ],
          },
        },
      ],
    })
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})
