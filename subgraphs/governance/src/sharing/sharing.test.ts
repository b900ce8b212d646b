import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { supergraph } from '../../testing/supergraph.ts'
import { department } from '../main.ts'
import { useGrants } from './decide.ts'

const machine = callerWith('system', { sub: 'tax-machine', department: 'tax', systems: ['tax-1'] })
const owner = callerWith('provider', { sub: '数据员甲', department: 'credit' })
const steward = callerWith('steward')
const input = {
  resources: ['PENALTY'],
  purpose: '核实纳税信用，联系人 13812345678',
  basis: '某条例第八条',
  regions: ['500100', '5002'],
  from: '2020-01-01',
  until: '2099-12-31',
}

interface Application {
  id: string
  status: string
  purpose: string
  asked: { fields: string[]; regions: string[]; quota: number | null }
  granted: { fields: string[]; regions: string[]; quota: number | null; until: string } | null
  uses: number
  dueOn: string
  daysLeft: number | null
  overdue: boolean
  open: boolean
  history: { status: string; by: string; comment: string | null }[]
}
const selection = `id status purpose asked { fields regions quota } granted { fields regions quota until } uses
  dueOn daysLeft overdue open history { status by comment }`

describeOnBoth('a sharing application', ({ freshUrl }) => {
  let governance: TestDepartment
  let url: string
  beforeEach(async () => {
    url = await freshUrl()
    governance = await openForTest(department, () => Promise.resolve([]), url, supergraph)
    await governance.followers[0]!.drain()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await governance.close()
  })

  const mutate = async (caller: Caller, call: string, variables: object = {}, types = ''): Promise<Application> => {
    const query = `mutation ${types} { it: ${call} { ${selection} } }`
    return (await governance.ask<{ it: Application }>(caller, query, { ...variables })).it
  }
  const apply = (more: object = {}, caller = machine) =>
    mutate(
      caller,
      'applyForSharing(input: $input)',
      { input: { ...input, ...more } },
      '($input: SharingApplicationInput!)',
    )
  const decide = (id: string, decision: string, more: object = {}, caller = owner) =>
    mutate(
      caller,
      'decideSharingApplication(id: $id, decision: $decision, reasons: $reasons, restriction: $restriction)',
      { id, decision, ...more },
      '($id: ID!, $decision: SharingDecision!, $reasons: String, $restriction: SharingRestrictionInput)',
    )
  const revoke = (id: string, caller = owner) => mutate(caller, `revokeSharing(id: "${id}", reasons: "用途不符")`)
  const read = async (id: string, caller = machine) =>
    (
      await governance.ask<{ sharingApplication: Application | null }>(
        caller,
        `{ sharingApplication(id: "${id}") { ${selection} } }`,
      )
    ).sharingApplication
  const notices = async (caller: Caller) =>
    (
      await governance.ask<{ sharingNotices: { kind: string; application: { id: string } }[] }>(
        caller,
        '{ sharingNotices { kind application { id } } }',
      )
    ).sharingNotices.map(({ kind }) => kind)
  const grantChanges = async () =>
    (await governance.feed(0, 1_000, 0)).filter(({ kind }) => kind === 'GRANT').map(({ op, id }) => [op, id])
  const itIs = (day: string) => jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${day}T04:00:00Z`))

  test('asks for the shared fields of its resources; the applicant’s words are kept without personal numbers', async () => {
    const filed = await apply()
    expect(filed).toMatchObject({
      status: 'SUBMITTED',
      purpose: '核实纳税信用，联系人 138****5678',
      granted: null,
      open: false,
      history: [{ status: 'SUBMITTED', by: 'tax-machine', comment: null }],
      asked: { regions: ['5001', '5002'], quota: null },
    })
    expect(filed.asked.fields).toEqual([
      'Enterprise.penalties',
      'Penalty.decisionNo',
      'Penalty.enterprise',
      'Penalty.fine',
    ])
    expect((await apply({ fields: ['Penalty.*'] })).asked.fields).not.toContain('Enterprise.penalties')
  })

  test.each([
    [{ resources: ['HINT'] }, '不予共享：某法第三条'],
    [{ resources: ['NOTHING'] }, '目录中没有信息资源“NOTHING”'],
    [{ resources: ['PENALTY', 'ENTERPRISE'] }, '一次只能向一个提供方申请'],
    [{ fields: ['Penalty.facts'] }, '字段“Penalty.facts”不在所申请的信息资源中，或不能共享'],
    [{ purpose: ' ' }, '请写明使用目的'],
    [{ regions: ['重庆'] }, '不是行政区划代码'],
    [{ until: '2019-12-31' }, '早于其开始'],
    [{ until: '2020-12-31' }, '已经过去'],
    [{ quota: 0 }, '使用次数应不小于 1'],
    [{ for: 'SYSTEM', system: 'other' }, '只能为自己的来源系统申请：tax-1'],
  ])('with %j is refused in a sentence', async (more, sentence) => {
    await expect(apply(more)).rejects.toThrow(sentence)
  })

  test('is decided by its provider and nobody else, never by who applied', async () => {
    const { id } = await apply()
    const inspector = callerWith('provider', { department: 'inspection' })
    await expect(decide(id, 'APPROVE', {}, inspector)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    await expect(decide(id, 'APPROVE', {}, steward)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    const { id: own } = await apply({}, owner)
    await expect(decide(own, 'APPROVE')).rejects.toThrow('不能答复自己的共享申请')
    expect(await grantChanges()).toEqual([])
  })

  test('is refused with reasons only, and the applicant reads them', async () => {
    const { id } = await apply()
    await expect(decide(id, 'REFUSE')).rejects.toThrow('请写明不予批准的理由')
    await decide(id, 'REFUSE', { reasons: '依据不足' })
    expect((await read(id))!.history.at(-1)).toEqual({ status: 'REFUSED', by: '数据员甲', comment: '依据不足' })
    expect(await notices(machine)).toEqual(['REFUSED'])
    await expect(decide(id, 'APPROVE')).rejects.toThrow('这项共享申请不予批准，不能这样办理')
  })

  test('is approved for less than was asked, and never for more', async () => {
    const { id } = await apply({ quota: 5 })
    for (const restriction of [
      { fields: ['Penalty.facts'] },
      { regions: ['11'] },
      { regions: [] },
      { quota: 6 },
      { until: '2100-01-01' },
    ])
      await expect(decide(id, 'APPROVE', { restriction })).rejects.toThrow('超出了申请')
    const restriction = { fields: ['Penalty.fine'], regions: ['500112'], quota: 2, until: '2099-01-01' }
    expect(await decide(id, 'APPROVE', { restriction })).toMatchObject({
      status: 'APPROVED',
      granted: restriction,
      open: true,
    })
    const [grant] = (await governance.feed(0, 1_000, 0)).filter(({ kind }) => kind === 'GRANT')
    expect(grant).toMatchObject({
      op: 'UPSERT',
      id,
      payload: { granteeKind: 'APPLICANT', grantee: 'tax-machine', fields: ['Penalty.fine'], counted: true },
    })
  })

  test('a provider of one region grants that region alone', async () => {
    const { id } = await apply()
    const district = { ...owner, region: '500100' }
    await expect(decide(id, 'APPROVE', {}, district)).rejects.toThrow('您只能批准辖区（500100）以内的使用')
    const granted = await decide(id, 'APPROVE', { restriction: { regions: ['5001'] } }, district)
    expect(granted.granted!.regions).toEqual(['5001'])
    const { id: everywhere } = await apply({ regions: null })
    await expect(decide(everywhere, 'APPROVE', {}, district)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
  })

  test('a provider of one region revokes what was granted of that region alone', async () => {
    const { id } = await apply()
    await decide(id, 'APPROVE')
    await expect(revoke(id, { ...owner, region: '500100' })).rejects.toThrow('您只能撤销辖区（500100）以内的使用')
    expect(await revoke(id, { ...owner, region: '50' })).toMatchObject({ status: 'REVOKED' })
  })

  test('of two who decide at once one decides, and one step is kept', async () => {
    const { id } = await apply()
    const other = await openForTest(department, () => Promise.resolve([]), url, supergraph)
    const call = `mutation { decideSharingApplication(id: "${id}", decision: APPROVE) { id } }`
    const answers = await Promise.allSettled([governance, other].map(each => each.ask(owner, call)))
    await other.close()
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await read(id))!.history.map(({ status }) => status)).toEqual(['SUBMITTED', 'APPROVED'])
    expect(await grantChanges()).toEqual([['UPSERT', id]])
  })

  test('an applicant who takes it back while it is decided either has it back or is told, and one step is kept', async () => {
    for (const round of [1, 2, 3, 4]) {
      const { id } = await apply()
      const ways = [() => decide(id, 'APPROVE'), () => mutate(machine, `withdrawSharingApplication(id: "${id}")`)]
      const answers = await Promise.allSettled((round % 2 ? ways : ways.toReversed()).map(way => way()))
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await read(id))!.history).toHaveLength(2)
    }
  })

  test('is taken back by the applicant while it is open, and revoked by the provider afterwards', async () => {
    const { id: first } = await apply()
    await expect(mutate(steward, `withdrawSharingApplication(id: "${first}")`)).rejects.toThrow('只能撤回自己的')
    expect(await mutate(machine, `withdrawSharingApplication(id: "${first}")`)).toMatchObject({ status: 'WITHDRAWN' })
    const { id } = await apply()
    await decide(id, 'APPROVE')
    expect(await revoke(id)).toMatchObject({ status: 'REVOKED', open: false })
    expect(await grantChanges()).toEqual([
      ['UPSERT', id],
      ['WITHDRAWN', id],
    ])
    expect(await notices(machine)).toEqual(['REVOKED'])
  })

  test('is used as often as was granted and no more, however many processes use it at once', async () => {
    const { id } = await apply({ quota: 3 })
    await decide(id, 'APPROVE')
    const other = await openForTest(department, () => Promise.resolve([]), url, supergraph)
    const uses = await Promise.all(
      Array.from({ length: 8 }, (_, index) => useGrants([governance, other][index % 2]!.database, [id])),
    )
    await other.close()
    expect(uses.flat()).toEqual([id, id, id])
    expect(await read(id)).toMatchObject({ uses: 3, open: false })
    expect(await grantChanges()).toEqual([
      ['UPSERT', id],
      ['WITHDRAWN', id],
    ])
    expect(await notices(machine)).toEqual(['USED_UP'])
  })

  test('is seen by the applicant, the provider and stewards', async () => {
    const { id } = await apply()
    expect(await read(id, owner)).not.toBeNull()
    expect(await read(id, steward)).not.toBeNull()
    expect(await read(id, callerWith('officer'))).toBeNull()
    const others = '{ sharingApplications { totalCount } }'
    const forbidden = { extensions: { code: 'FORBIDDEN' } }
    await expect(governance.ask(machine, others)).rejects.toMatchObject(forbidden)
    await expect(governance.ask(callerWith('provider'), others)).rejects.toMatchObject(forbidden)
    await expect(governance.ask(callerWith('auditor'), '{ sharingNotices { kind } }')).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    const lists = await governance.ask(
      owner,
      '{ sharingApplications { totalCount pageInfo { hasNextPage } } mySharingApplications { totalCount } }',
    )
    expect(lists).toEqual({
      sharingApplications: { totalCount: 1, pageInfo: { hasNextPage: false } },
      mySharingApplications: { totalCount: 0 },
    })
  })

  test('is due in ten working days; its provider is reminded, and it is overdue from the day after', async () => {
    itIs('2026-09-24')
    const { id } = await apply()
    expect(await read(id)).toMatchObject({ dueOn: '2026-10-15', daysLeft: 10, overdue: false })
    expect(await notices(owner)).toEqual(['TO_ANSWER'])
    itIs('2026-10-12')
    expect(await notices(owner)).toEqual(['ANSWER_SOON'])
    itIs('2026-10-15')
    expect(await read(id)).toMatchObject({ daysLeft: 0, overdue: false })
    itIs('2026-10-16')
    expect(await read(id)).toMatchObject({ overdue: true })
    expect(await notices(owner)).toEqual(['ANSWER_OVERDUE'])
    const overdue = '{ sharingApplications(overdue: true) { nodes { id } } }'
    expect(await governance.ask(owner, overdue)).toEqual({ sharingApplications: { nodes: [{ id }] } })
    await governance.ask(
      steward,
      'mutation { setWorkingDays(days: [{day: "2026-10-13", works: false, note: "停工通知"}]) { day } }',
    )
    expect(await read(id)).toMatchObject({ dueOn: '2026-10-16', overdue: false })
    expect(await governance.ask(owner, overdue)).toEqual({ sharingApplications: { nodes: [] } })
  })

  test('what was granted ends with its last day', async () => {
    const { id } = await apply({ until: today() })
    expect(await decide(id, 'APPROVE')).toMatchObject({ open: true })
    expect(await notices(machine)).toEqual(['ENDS_SOON'])
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000)
    expect(await read(id)).toMatchObject({ status: 'APPROVED', open: false })
    expect(await notices(machine)).toEqual(['ENDED'])
  })

  test('a grant for good, as people write it, has a notice too', async () => {
    const { id } = await apply({ until: '9999-12-31' })
    await decide(id, 'APPROVE')
    expect(await notices(machine)).toEqual(['APPROVED'])
  })
})
