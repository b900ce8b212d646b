import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { callerWith } from '@e360/kit/testing/openForTest'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, officer, row } from '../../testing/register.ts'
import { lastMerge, merge, split } from '../../testing/merging.ts'
import { reviewsIn, type Reviews, type ShownReview } from '../../testing/reviews.ts'
import { openHouse, type House } from '../../testing/withInspection.ts'

const [boiler, cable, later] = [codesOf(1), codesOf(2), codesOf(3)]
const name = '重庆山城锅炉有限公司'
const twins = '重庆双生食品有限公司'

describeOnBoth('reviews', ({ freshUrl }) => {
  let house: House
  let reviews: Reviews
  beforeEach(async () => {
    house = await openHouse(await freshUrl(), await freshUrl())
    reviews = reviewsIn(house)
  })
  afterEach(() => house.close())

  /** How the department and the register say that a record is linked; they always agree. */
  const linkOf = async (recordId: string): Promise<string[]> => {
    const columns = ['link_state', 'org_code']
    const there = await house.inspection.database.read('inspection').where('record_id', recordId).first(columns)
    const here = await house.register.database.read('crosswalk').where('record_id', recordId).first(columns)
    expect(there).toEqual(here)
    return Object.values(here as object).filter(value => value !== null) as string[]
  }
  const inReview = async (...orgCodes: string[]) => {
    const query = 'query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { recordsInReview } }'
    const { data } = await house.register.execute({ query, variables: { of: orgCodes } }, { caller: officer })
    return (data!.enterprises as { recordsInReview: number }[]).map(({ recordsInReview }) => recordsInReview)
  }
  const asked = {
    ask: async <Data>(caller: Caller, query: string, variables = {}) =>
      (await house.register.execute({ query, variables }, { caller })).data as Data,
  }
  const candidates = (review: ShownReview) => review.candidates.map(({ enterprise }) => enterprise.orgCode)
  const only = async (): Promise<ShownReview> => {
    const { nodes } = await reviews.page()
    expect(nodes).toHaveLength(1)
    return nodes[0]!
  }
  /** Two companies of one name, and a record about one of them: nobody but a person can tell. */
  const twinsInReview = async (...recordIds: string[]): Promise<ShownReview> => {
    await house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const recordId of recordIds) await house.push(recordId, { name: twins })
    await house.settle()
    return only()
  }

  test('records of one subject are one review, with its candidates, what speaks for each, and where it came from', async () => {
    const review = await twinsInReview('1', '2')
    expect(review).toMatchObject({
      status: 'OPEN',
      records: 2,
      decidedBy: null,
      enterprise: null,
      source: { system: '抽查', recordId: '1', recordedName: twins, recordedCode: null },
      department: 'inspection',
    })
    expect(candidates(review)).toEqual([boiler.orgCode, cable.orgCode])
    expect(review.candidates[0]).toMatchObject({
      enterprise: { name: twins },
      evidence: [{ field: 'name', given: twins, found: twins, outcome: 'SAME' }],
    })
    expect(Date.parse(review.source!.receivedAt)).not.toBeNaN()
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([2, 2])
  })

  test('another address is another subject where no code is told, and the same where one is', async () => {
    await house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    await house.push('1', { name: twins, address: '渝北区龙溪街道1号' })
    await house.push('2', { name: twins, address: '渝北区龙溪街道2号' })
    await house.push('3', { name: '重庆两江电缆有限公司', code: boiler.uscc, address: '渝北区龙溪街道1号' })
    await house.push('4', { name: '重庆两江电缆有限公司', code: boiler.uscc, address: '渝北区龙溪街道2号' })
    await house.settle()
    const { nodes } = await reviews.page()
    expect(nodes.map(({ records }) => records)).toEqual([1, 1, 2])
  })

  test('what only fills the column of codes is no code: such records are told apart by their address', async () => {
    await house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const [index, code] of ['无', '000000000', 'PDY000014'].entries()) {
      await house.push(`${index}甲`, { name: twins, code, address: '渝北区龙溪街道1号' })
      await house.push(`${index}乙`, { name: twins, code, address: '万州区高笋塘8号' })
    }
    await house.settle()
    const { nodes } = await reviews.page()
    expect(nodes.map(({ records }) => records)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('what a person decides links all records of the subject and those that come later', async () => {
    const { id } = await twinsInReview('1', '2')
    const decided = await reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode, comment: '已电话核实' })
    expect(decided).toMatchObject({
      status: 'LINKED',
      decidedBy: '甲',
      enterprise: { orgCode: cable.orgCode },
      records: 2,
    })
    await house.settle()
    await house.push('3', { name: twins })
    await house.settle()
    for (const recordId of ['1', '2', '3']) expect(await linkOf(recordId)).toEqual(['LINKED', cable.orgCode])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([0, 0])
    expect(await only()).toMatchObject({ id, status: 'LINKED', records: 3 })
  })

  test('a person may choose a company that was no candidate, by a provisional code that leads to it too', async () => {
    const [codeless] = await house.load(row('重庆无码商店', { regionCode: '500112' }))
    const { id } = await twinsInReview('1')
    await house.load(row('重庆无码商店', { ...later, regionCode: '500112' }))
    expect(await reviews.decide({ id, decision: 'SAME', orgCode: codeless!.orgCode })).toMatchObject({
      enterprise: { orgCode: later.orgCode },
    })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', later.orgCode])
  })

  test('where it is none of these the records wait, and link by themselves when the company enters the register', async () => {
    const { id } = await twinsInReview('1')
    expect(await reviews.decide({ id, decision: 'NONE_OF_THESE' })).toMatchObject({
      status: 'NEW_ENTERPRISE',
      enterprise: null,
    })
    await house.settle()
    expect(await linkOf('1')).toEqual(['UNKNOWN_ENTERPRISE'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([0, 0])
    await house.load(row(twins, { ...boiler, address: '渝北区龙溪街道1号' }, { recordId: '甲' }))
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'NEW_ENTERPRISE' })
    await house.load(row(twins, later, { recordId: '丙' }))
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN', records: 1 })
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
  })

  test('a company that fits what is none of the candidates is linked by itself', async () => {
    await house.load(row(name, boiler))
    await house.push('1', { name: '重庆两江电缆有限公司', code: boiler.uscc.slice(0, -1) + '?' })
    await house.push('2', { name, code: cable.uscc })
    await house.settle()
    const { id } = (await reviews.page()).nodes.find(({ source }) => source?.recordId === '2')!
    await reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await house.load(row(name, cable, { recordId: '乙' }))
    await house.settle()
    expect(await linkOf('2')).toEqual(['LINKED', cable.orgCode])
    const { nodes } = await reviews.page({ status: ['LINKED'] })
    expect(nodes).toMatchObject([{ id, decidedBy: null, enterprise: { orgCode: cable.orgCode } }])
  })

  test('what cannot be decided stays open with what was said about it', async () => {
    const { id } = await twinsInReview('1')
    const undecided = await reviews.decide({ id, decision: 'UNDECIDED', comment: '地址不详，已去函询问' })
    expect(undecided).toMatchObject({ status: 'UNDECIDED', decidedBy: '甲' })
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode)).toEqual([1])
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
  })

  test('undoing a decision takes its links back, and the company is not linked by itself afterwards', async () => {
    const { id } = await twinsInReview('1')
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await house.settle()
    expect(await reviews.decide({ id, decision: 'UNDO', comment: '看错了' })).toMatchObject({
      status: 'OPEN',
      decidedBy: null,
    })
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([1, 1])
    await house.load(row('重庆改名食品有限公司', cable, { recordId: '乙' }))
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    await reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await reviews.decide({ id, decision: 'UNDO' })
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN' })
  })

  test('a decision lapses when another enterprise takes the name, not when one that bore it changes otherwise', async () => {
    const { id } = await twinsInReview('1', '2')
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await house.load(row(twins, { ...cable, address: '渝北区龙溪街道2号' }, { recordId: '乙' }))
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    await house.load(row(twins, later, { recordId: '丙' }))
    await house.settle()
    const lapsed = await only()
    expect(lapsed).toMatchObject({ id, status: 'REOPENED', decidedBy: null, enterprise: null, records: 2 })
    expect(candidates(lapsed)).toEqual(expect.arrayContaining([boiler.orgCode, later.orgCode]))
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, later.orgCode)).toEqual([2, 2])
  })

  test('and when another enterprise takes the code', async () => {
    await house.load(row('重庆两江电缆有限公司', boiler))
    await house.push('1', { name, code: cable.uscc })
    await house.load(row(name, later))
    await house.settle()
    const { id } = await only()
    await reviews.decide({ id, decision: 'SAME', orgCode: later.orgCode })
    await house.load(row('重庆新来电缆有限公司', cable))
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'REOPENED', records: 1 })
  })

  test('a record that waits goes to a person when a company may be it, by a name one character off, and back when none may', async () => {
    await house.push('1', { name: '重庆渝鑫达机械制造有限公司' })
    await house.settle()
    expect(await linkOf('1')).toEqual(['UNKNOWN_ENTERPRISE'])
    expect((await reviews.page()).nodes).toEqual([])
    await house.load(row('重庆渝鑫迈机械制造有限公司', boiler, { recordId: '甲' }))
    await house.settle()
    const review = await only()
    expect(review).toMatchObject({ status: 'OPEN', records: 1 })
    expect(candidates(review)).toEqual([boiler.orgCode])
    await house.load(row('重庆渝鑫达机械制造有限公司', cable, { recordId: '乙' }))
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', cable.orgCode])
    expect(await only()).toMatchObject({ id: review.id, status: 'LINKED', decidedBy: null })
  })

  test('as it does by a code with one wrong character, or by a name that sounds alike', async () => {
    const wrong = boiler.uscc.slice(0, -3) + (boiler.uscc.at(-3) === '4' ? '5' : '4') + boiler.uscc.slice(-2)
    await house.push('code', { code: wrong })
    await house.push('sound', { name: '重庆三诚锅炉有限公司' })
    await house.settle()
    await house.load(row(name, boiler))
    await house.settle()
    const { nodes } = await reviews.page()
    const found = nodes.map((review): [string, string[]] => [review.source!.recordId, candidates(review)])
    expect(Object.fromEntries(found)).toEqual({ code: [boiler.orgCode], sound: [boiler.orgCode] })
  })

  test('a wrong automatic link is put back into review, linked to the right company, and its way can be read', async () => {
    await house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    await house.push('1', { name })
    await house.push('2', { name })
    await house.settle()
    const reopened = await reviews.reopen('1', '实为两江电缆，名称写错')
    expect(reopened).toMatchObject({ status: 'REOPENED', records: 2, enterprise: null })
    expect(candidates(reopened)).toEqual([boiler.orgCode])
    await house.settle()
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['IN_REVIEW'])
    // whatever the company does, a link that a person took back does not come back by itself
    await house.load(row(name, { ...boiler, formerNames: ['重庆老锅炉厂'] }))
    expect(await house.push('3', { name })).toMatchObject({ linked: 'IN_REVIEW', orgCode: null })
    await house.settle()
    expect(await linkOf('3')).toEqual(['IN_REVIEW'])

    const { id } = await reviews.decide({
      id: reopened.id,
      decision: 'SAME',
      orgCode: cable.orgCode,
      comment: '按现场照片',
    })
    await house.settle()
    for (const recordId of ['1', '2', '3']) expect(await linkOf(recordId)).toEqual(['LINKED', cable.orgCode])
    expect(await house.push('4', { name })).toMatchObject({ linked: 'LINKED', orgCode: cable.orgCode })
    const { history } = (await reviews.page()).nodes.find(review => review.id === id)!
    expect(history).toMatchObject([
      {
        by: '甲',
        from: 'LINKED',
        to: 'REOPENED',
        fromOrgCode: boiler.orgCode,
        toOrgCode: null,
        comment: '实为两江电缆，名称写错',
      },
      { by: '甲', from: 'REOPENED', to: 'LINKED', fromOrgCode: null, toOrgCode: cable.orgCode, comment: '按现场照片' },
    ])
    const log = await house.register.feed(0, 10_000, 0)
    const way = log.filter(({ op, payload }) => op === 'LINK' && payload['recordId'] === '1')
    expect(way.map(({ orgCode, payload }) => [orgCode, payload['from'], payload['by'], payload['comment']])).toEqual([
      [null, boiler.orgCode, '甲', '实为两江电缆，名称写错'],
      [cable.orgCode, undefined, '甲', '按现场照片'],
    ])
  })

  test('a decided link that is reopened, and a record reopened whose words are in review already', async () => {
    const { id } = await twinsInReview('1')
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    expect(await reviews.reopen('1')).toMatchObject({ id, status: 'REOPENED' })
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])

    await house.load(row(name, later, { recordId: '丙' }))
    await house.push('2', { name })
    await house.settle()
    await house.load(row(name, codesOf(4), { recordId: '丁' }))
    await house.push('3', { name })
    await house.settle()
    expect(await linkOf('2')).toEqual(['LINKED', later.orgCode])
    const open = (await reviews.page({ status: ['OPEN'] })).nodes
    expect(open).toMatchObject([{ records: 1 }])
    expect(await reviews.reopen('2')).toMatchObject({ id: open[0]!.id, status: 'REOPENED', records: 2 })
  })

  test('a record that is corrected or withdrawn leaves its review, and a review without records is not listed', async () => {
    const { id } = await twinsInReview('1', '2')
    await house.push('1', { name, code: boiler.uscc })
    await house.withdraw('2')
    await house.settle()
    expect((await reviews.page()).nodes.filter(review => review.id === id)).toEqual([])
    expect(await inReview(cable.orgCode)).toEqual([0])
    await house.push('2', { name: twins })
    await house.settle()
    expect((await reviews.page()).nodes.find(review => review.id === id)).toMatchObject({ status: 'OPEN', records: 1 })
  })

  test('what was decided for a company that joins another holds for that one, and so do its candidatures', async () => {
    const [codeless] = await house.load(row(twins, {}, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    await house.push('1', { name: twins })
    await house.push('2', { name: twins, address: '渝北区龙溪街道2号' })
    await house.settle()
    const [first] = (await reviews.page()).nodes
    await reviews.decide({ id: first!.id, decision: 'SAME', orgCode: codeless!.orgCode })
    await house.load(row(twins, boiler, { recordId: '甲' }))
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    const { nodes } = await reviews.page()
    expect(nodes).toMatchObject([{ status: 'LINKED', enterprise: { orgCode: boiler.orgCode } }, { status: 'OPEN' }])
    expect(candidates(nodes[1]!).toSorted()).toEqual([boiler.orgCode, cable.orgCode].toSorted())
  })

  test('where an automatic link was wrong and it is none of the candidates, that company is not linked again whatever it does', async () => {
    await house.load(row(name, boiler))
    await house.push('1', { name })
    await house.settle()
    const { id } = await reviews.reopen('1')
    await reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await house.load(row(name, { ...boiler, address: '渝北区龙溪街道1号' }))
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'NEW_ENTERPRISE' })
    await reviews.decide({ id, decision: 'UNDO' })
    await house.load(row(name, { ...boiler, address: '渝北区龙溪街道2号' }))
    await house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN' })
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
  })

  test('words that wait are forgotten when no record says them any more', async () => {
    const waiting = () => house.register.database.read('match_subject').orderBy('id').pluck<string[]>('recorded_name')
    await house.push('1', { name: '重庆无此有限公司' })
    await house.push('2', { name: '重庆无此有限公司' })
    await house.settle()
    await house.push('1', { name: '重庆也无此有限公司' })
    await house.settle()
    expect(await waiting()).toEqual(['重庆无此有限公司', '重庆也无此有限公司'])
    await house.withdraw('2')
    await house.settle()
    expect(await waiting()).toEqual(['重庆也无此有限公司'])
    expect(
      await house.register.database
        .read('match_key')
        .whereNotIn('subject_id', house.register.database.read('match_subject').select('id'))
        .select('*'),
    ).toEqual([])
  })

  test('impossible decisions are refused with a sentence', async () => {
    const { id } = await twinsInReview('1')
    const refused = async (args: Parameters<Reviews['decide']>[0], sentence: RegExp, code = 'BAD_USER_INPUT') => {
      await expect(reviews.decide(args)).rejects.toMatchObject({
        message: expect.stringMatching(sentence),
        extensions: { code },
      })
    }
    await refused({ id: '无此编号', decision: 'NONE_OF_THESE' }, /没有编号为“无此编号”的匹配审核/)
    await refused({ id, decision: 'SAME' }, /请给出 orgCode/)
    await refused({ id, decision: 'SAME', orgCode: codesOf(77).orgCode }, /登记库中没有组织机构代码为/)
    await refused({ id, decision: 'NONE_OF_THESE', orgCode: boiler.orgCode }, /不应给出 orgCode/)
    await refused({ id, decision: 'UNDO' }, /没有可撤销的判定/)
    await refused({ id, decision: 'UNDECIDED', comment: '长'.repeat(1_001) }, /最多 1000 个字符/)
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await refused({ id, decision: 'SAME', orgCode: cable.orgCode }, /已判定为“已关联.*请先撤销/)
    await refused({ id, decision: 'UNDECIDED' }, /请先撤销/)
    await house.settle()
    const failing = (sentence: RegExp) => ({
      message: expect.stringMatching(sentence),
      extensions: { code: 'BAD_USER_INPUT' },
    })
    await expect(reviews.reopen('1', ' ')).rejects.toMatchObject(failing(/写明退回审核的理由/))
    await expect(reviews.reopen('1', '误', { department: '工商' })).rejects.toMatchObject(failing(/没有部门“工商”/))
    await expect(reviews.reopen('01ARZ3NDEKTSV4RRFFQ69G5FAV')).rejects.toMatchObject(failing(/没有编号为/))
    await reviews.reopen('1')
    await expect(reviews.reopen('1')).rejects.toMatchObject(failing(/没有关联到企业（正在审核）/))
  })

  test('of two who decide at once one is told that the other was quicker', async () => {
    const { id } = await twinsInReview('1')
    const answers = await Promise.allSettled([
      reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode }),
      reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode }, callerWith('steward', { sub: '乙' })),
    ])
    const lost = answers.filter(answer => answer.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(['VERSION_CONFLICT', 'BAD_USER_INPUT']).toContain(
      (lost[0]!.reason as { extensions: { code: string } }).extensions.code,
    )
    await house.settle()
    const { enterprise, history } = await only()
    expect(await linkOf('1')).toEqual(['LINKED', enterprise!.orgCode])
    expect(history.filter(({ to }) => to === 'LINKED')).toHaveLength(1)
  })

  test('stewards see the reviews of their region and decide for its companies, providers see those of their department, others none', async () => {
    await house.load(
      row(twins, { ...boiler, regionCode: '500103' }, { recordId: '甲' }),
      row(twins, { ...cable, regionCode: '500112' }, { recordId: '乙' }),
    )
    await house.push('1', { name: twins })
    await house.settle()
    const { id } = await only()
    const [own, other] = ['500112', '500105'].map(region => callerWith('steward', { sub: region, region }))
    expect((await reviews.page({}, own)).totalCount).toBe(1)
    expect((await reviews.page({}, other)).totalCount).toBe(0)
    const decide = (orgCode: string, caller = own) => reviews.decide({ id, decision: 'SAME', orgCode }, caller)
    await expect(decide(boiler.orgCode, other)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    await expect(decide(boiler.orgCode)).rejects.toMatchObject({ message: expect.stringMatching(/不在您的辖区/) })
    const provider = callerWith('provider', { department: 'inspection' })
    expect((await reviews.page({}, provider)).totalCount).toBe(1)
    expect((await reviews.page({}, callerWith('provider', { department: 'credit' }))).totalCount).toBe(0)
    await expect(reviews.page({ department: 'credit' }, provider)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    for (const caller of [provider, officer])
      await expect(decide(cable.orgCode, caller)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    await expect(reviews.page({}, officer)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect(await decide(cable.orgCode)).toMatchObject({ status: 'LINKED' })
    await house.settle()
    await expect(reviews.reopen('1', '误', { caller: other! })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
  })

  test('pages go through all reviews once, and a state or a department chooses among them', async () => {
    await house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const number of [1, 2, 3, 4, 5])
      await house.push(String(number), { name: twins, address: `龙溪街道${number}号` })
    await house.settle()
    const first = await reviews.page({ first: 2 })
    expect(first.totalCount).toBe(5)
    const second = await reviews.page({ first: 3, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes].map(({ source }) => source!.recordId)).toEqual(['1', '2', '3', '4', '5'])
    await reviews.decide({ id: first.nodes[1]!.id, decision: 'NONE_OF_THESE' })
    expect((await reviews.page({ status: ['NEW_ENTERPRISE'] })).totalCount).toBe(1)
    expect((await reviews.page({ status: ['OPEN', 'REOPENED'], department: 'inspection' })).totalCount).toBe(4)
    expect((await reviews.page({ department: 'credit' })).totalCount).toBe(0)
  })

  test('identity and mobile numbers in what a steward says are not kept', async () => {
    const { id } = await twinsInReview('1')
    const comment = '经办人 50010119900101123X，电话13912345678，案号202611220001234567'
    const { history } = await reviews.decide({ id, decision: 'UNDECIDED', comment })
    expect(history.at(-1)!.comment).toBe('经办人 500***********123X，电话139****5678，案号202611220001234567')
  })

  test('a decision follows its company into a merge and out of it, and holds for what came in between', async () => {
    const { id } = await twinsInReview('1')
    await house.load(row(name, later, { recordId: '丙' }))
    await reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await house.settle()
    await merge(asked, later.orgCode, boiler.orgCode)
    await house.push('2', { name: twins })
    await house.settle()
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['LINKED', later.orgCode])
    expect(await only()).toMatchObject({ status: 'LINKED', enterprise: { orgCode: later.orgCode }, decidedBy: '甲' })

    await split(asked, later.orgCode, await lastMerge(asked, later.orgCode))
    await house.push('3', { name: twins })
    await house.settle()
    for (const recordId of ['1', '2', '3']) expect(await linkOf(recordId)).toEqual(['LINKED', boiler.orgCode])
    const { enterprise, decidedBy, history } = await only()
    expect([enterprise!.orgCode, decidedBy]).toEqual([boiler.orgCode, '甲'])
    expect(history.map(({ fromOrgCode, toOrgCode }) => [fromOrgCode, toOrgCode])).toEqual([
      [null, null],
      [null, boiler.orgCode],
      [boiler.orgCode, later.orgCode],
      [later.orgCode, boiler.orgCode],
    ])
  })

  test('of two candidates that become one the survivor is shown, and may be linked by itself', async () => {
    const { id } = await twinsInReview('1')
    await merge(asked, boiler.orgCode, cable.orgCode)
    const [review] = (await reviews.page()).nodes
    expect(candidates(review!)).toEqual([boiler.orgCode])
    await house.settle()
    expect(await only()).toMatchObject({
      id,
      status: 'LINKED',
      decidedBy: null,
      enterprise: { orgCode: boiler.orgCode },
    })
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
  })

  test('a department whose log is read from its beginning again changes nothing', async () => {
    const { id } = await twinsInReview('1')
    await house.push('2', { name: twins, address: '龙溪街道2号' })
    await house.push('3', { name: '重庆无此公司' })
    await house.load(row(name, later, { recordId: '丙' }))
    await house.push('4', { name })
    await house.settle()
    await reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode })
    await house.withdraw('2')
    await house.settle()
    const { database } = house.register
    const state = () =>
      Promise.all(
        ['crosswalk', 'match_subject', 'match_candidate', 'match_key', 'match_step'].map(async table =>
          (await database.read(table).select<object[]>('*')).map(each => JSON.stringify(each)).toSorted(),
        ),
      )
    const before = await state()
    await database.transaction(trx => trx('follow_cursor').update({ cursor: 0 }))
    await house.settle()
    expect(await state()).toEqual(before)
  })

  test('what was kept before there were reviews gets its subject when the departments are followed again', async () => {
    await twinsInReview('1', '2')
    await house.load(row(name, later, { recordId: '丙' }))
    await house.push('3', { name })
    await house.push('4', { name: '重庆无此公司' })
    await house.settle()
    const { database } = house.register
    const rows = () =>
      database.read('crosswalk').orderBy('record_id').select('id', 'record_id', 'org_code', 'link_state', 'told_at')
    const before = await rows()
    await database.transaction(async trx => {
      for (const { id, record_id } of before)
        await trx('crosswalk')
          .where({ id })
          .update({ id: `before ${record_id}`, subject_id: null, told_at: '' })
      for (const table of ['match_subject', 'match_candidate', 'match_key', 'match_step']) await trx(table).delete()
      await trx('follow_cursor').whereNot('feed', 'retry').update({ cursor: 0 })
    })
    await house.settle()
    expect(await rows()).toEqual(before)
    expect(await only()).toMatchObject({ status: 'OPEN', records: 2, source: { recordId: '1' } })
    expect(await reviews.reopen('3')).toMatchObject({ status: 'REOPENED', source: { recordId: '3' } })
  })
})
