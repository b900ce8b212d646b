import { expect, test } from '@jest/globals'
import { callerWith } from '@e360/kit/testing/openForTest'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { officer, row } from '../../testing/register.ts'
import { boiler, cable, later, name, reviewScene, twins } from '../../testing/reviewScene.ts'

describeOnBoth('reviews', ({ freshUrl }) => {
  const scene = reviewScene(freshUrl)
  const { inReview, candidates, only, twinsInReview } = scene

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
    await scene.house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    await scene.house.push('1', { name: twins, address: '渝北区龙溪街道1号' })
    await scene.house.push('2', { name: twins, address: '渝北区龙溪街道2号' })
    await scene.house.push('3', { name: '重庆两江电缆有限公司', code: boiler.uscc, address: '渝北区龙溪街道1号' })
    await scene.house.push('4', { name: '重庆两江电缆有限公司', code: boiler.uscc, address: '渝北区龙溪街道2号' })
    await scene.house.settle()
    const { nodes } = await scene.reviews.page()
    expect(nodes.map(({ records }) => records)).toEqual([1, 1, 2])
  })

  test('what only fills the column of codes is no code: such records are told apart by their address', async () => {
    await scene.house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const [index, code] of ['无', '000000000', 'PDY000014'].entries()) {
      await scene.house.push(`${index}甲`, { name: twins, code, address: '渝北区龙溪街道1号' })
      await scene.house.push(`${index}乙`, { name: twins, code, address: '万州区高笋塘8号' })
    }
    await scene.house.settle()
    const { nodes } = await scene.reviews.page()
    expect(nodes.map(({ records }) => records)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('a record that is corrected or withdrawn leaves its review, and a review without records is not listed', async () => {
    const { id } = await twinsInReview('1', '2')
    await scene.house.push('1', { name, code: boiler.uscc })
    await scene.house.withdraw('2')
    await scene.house.settle()
    expect((await scene.reviews.page()).nodes.filter(review => review.id === id)).toEqual([])
    expect(await inReview(cable.orgCode)).toEqual([0])
    await scene.house.push('2', { name: twins })
    await scene.house.settle()
    expect((await scene.reviews.page()).nodes.find(review => review.id === id)).toMatchObject({
      status: 'OPEN',
      records: 1,
    })
  })

  test('stewards see the reviews of their region and decide for its companies, providers see those of their department, others none', async () => {
    await scene.house.load(
      row(twins, { ...boiler, regionCode: '500103' }, { recordId: '甲' }),
      row(twins, { ...cable, regionCode: '500112' }, { recordId: '乙' }),
    )
    await scene.house.push('1', { name: twins })
    await scene.house.settle()
    const { id } = await only()
    const [own, other] = ['500112', '500105'].map(region => callerWith('steward', { sub: region, region }))
    expect((await scene.reviews.page({}, own)).totalCount).toBe(1)
    expect((await scene.reviews.page({}, other)).totalCount).toBe(0)
    const decide = (orgCode: string, caller = own) => scene.reviews.decide({ id, decision: 'SAME', orgCode }, caller)
    await expect(decide(boiler.orgCode, other)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    await expect(decide(boiler.orgCode)).rejects.toMatchObject({ message: expect.stringMatching(/不在您的辖区/) })
    const provider = callerWith('provider', { department: 'inspection' })
    expect((await scene.reviews.page({}, provider)).totalCount).toBe(1)
    expect((await scene.reviews.page({}, callerWith('provider', { department: 'credit' }))).totalCount).toBe(0)
    await expect(scene.reviews.page({ department: 'credit' }, provider)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    for (const caller of [provider, officer])
      await expect(decide(cable.orgCode, caller)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    await expect(scene.reviews.page({}, officer)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect(await decide(cable.orgCode)).toMatchObject({ status: 'LINKED' })
    await scene.house.settle()
    await expect(scene.reviews.reopen('1', '误', { caller: other! })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
  })

  test('pages go through all reviews once, and a state or a department chooses among them', async () => {
    await scene.house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const number of [1, 2, 3, 4, 5])
      await scene.house.push(String(number), { name: twins, address: `龙溪街道${number}号` })
    await scene.house.settle()
    const first = await scene.reviews.page({ first: 2 })
    expect(first.totalCount).toBe(5)
    const second = await scene.reviews.page({ first: 3, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes].map(({ source }) => source!.recordId)).toEqual(['1', '2', '3', '4', '5'])
    await scene.reviews.decide({ id: first.nodes[1]!.id, decision: 'NONE_OF_THESE' })
    expect((await scene.reviews.page({ status: ['NEW_ENTERPRISE'] })).totalCount).toBe(1)
    expect((await scene.reviews.page({ status: ['OPEN', 'REOPENED'], department: 'inspection' })).totalCount).toBe(4)
    expect((await scene.reviews.page({ department: 'credit' })).totalCount).toBe(0)
  })

  test('a department whose log is read from its beginning again changes nothing', async () => {
    const { id } = await twinsInReview('1')
    await scene.house.push('2', { name: twins, address: '龙溪街道2号' })
    await scene.house.push('3', { name: '重庆无此公司' })
    await scene.house.load(row(name, later, { recordId: '丙' }))
    await scene.house.push('4', { name })
    await scene.house.settle()
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode })
    await scene.house.withdraw('2')
    await scene.house.settle()
    const { database } = scene.house.register
    const state = () =>
      Promise.all(
        ['crosswalk', 'match_subject', 'match_candidate', 'match_key', 'match_step'].map(async table =>
          (await database.read(table).select<object[]>('*')).map(each => JSON.stringify(each)).toSorted(),
        ),
      )
    const before = await state()
    await database.transaction(trx => trx('follow_cursor').update({ cursor: 0 }))
    await scene.house.settle()
    expect(await state()).toEqual(before)
  })

  test('what was kept before there were reviews gets its subject when the departments are followed again', async () => {
    await twinsInReview('1', '2')
    await scene.house.load(row(name, later, { recordId: '丙' }))
    await scene.house.push('3', { name })
    await scene.house.push('4', { name: '重庆无此公司' })
    await scene.house.settle()
    const { database } = scene.house.register
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
    await scene.house.settle()
    expect(await rows()).toEqual(before)
    expect(await only()).toMatchObject({ status: 'OPEN', records: 2, source: { recordId: '1' } })
    expect(await scene.reviews.reopen('3')).toMatchObject({ status: 'REOPENED', source: { recordId: '3' } })
  })
})
