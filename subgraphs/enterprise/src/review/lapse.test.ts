import { expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { row } from '../../testing/register.ts'
import { lastMerge, merge, split } from '../../testing/merging.ts'
import { boiler, cable, later, name, reviewScene, twins } from '../../testing/reviewScene.ts'

describeOnBoth('a decision that lapses or moves with its company', ({ freshUrl }) => {
  const scene = reviewScene(freshUrl)
  const { linkOf, inReview, asked, candidates, only, twinsInReview } = scene

  test('a decision lapses when another enterprise takes the name, not when one that bore it changes otherwise', async () => {
    const { id } = await twinsInReview('1', '2')
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await scene.house.load(row(twins, { ...cable, address: '渝北区龙溪街道2号' }, { recordId: '乙' }))
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    await scene.house.load(row(twins, later, { recordId: '丙' }))
    await scene.house.settle()
    const lapsed = await only()
    expect(lapsed).toMatchObject({ id, status: 'REOPENED', decidedBy: null, enterprise: null, records: 2 })
    expect(candidates(lapsed)).toEqual(expect.arrayContaining([boiler.orgCode, later.orgCode]))
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, later.orgCode)).toEqual([2, 2])
  })

  test('and when another enterprise takes the code', async () => {
    await scene.house.load(row('重庆两江电缆有限公司', boiler))
    await scene.house.push('1', { name, code: cable.uscc })
    await scene.house.load(row(name, later))
    await scene.house.settle()
    const { id } = await only()
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: later.orgCode })
    await scene.house.load(row('重庆新来电缆有限公司', cable))
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'REOPENED', records: 1 })
  })

  test('what was decided for a company that joins another holds for that one, and so do its candidatures', async () => {
    const [codeless] = await scene.house.load(row(twins, {}, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    await scene.house.push('1', { name: twins })
    await scene.house.push('2', { name: twins, address: '渝北区龙溪街道2号' })
    await scene.house.settle()
    const [first] = (await scene.reviews.page()).nodes
    await scene.reviews.decide({ id: first!.id, decision: 'SAME', orgCode: codeless!.orgCode })
    await scene.house.load(row(twins, boiler, { recordId: '甲' }))
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    const { nodes } = await scene.reviews.page()
    expect(nodes).toMatchObject([{ status: 'LINKED', enterprise: { orgCode: boiler.orgCode } }, { status: 'OPEN' }])
    expect(candidates(nodes[1]!).toSorted()).toEqual([boiler.orgCode, cable.orgCode].toSorted())
  })

  test('a decision follows its company into a merge and out of it, and holds for what came in between', async () => {
    const { id } = await twinsInReview('1')
    await scene.house.load(row(name, later, { recordId: '丙' }))
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await scene.house.settle()
    await merge(asked, later.orgCode, boiler.orgCode)
    await scene.house.push('2', { name: twins })
    await scene.house.settle()
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['LINKED', later.orgCode])
    expect(await only()).toMatchObject({ status: 'LINKED', enterprise: { orgCode: later.orgCode }, decidedBy: '甲' })

    await split(asked, later.orgCode, await lastMerge(asked, later.orgCode))
    await scene.house.push('3', { name: twins })
    await scene.house.settle()
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
})
