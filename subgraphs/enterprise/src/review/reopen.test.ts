import { expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, row } from '../../testing/register.ts'
import { boiler, cable, later, name, reviewScene } from '../../testing/reviewScene.ts'

describeOnBoth('a link that is put back into review', ({ freshUrl }) => {
  const scene = reviewScene(freshUrl)
  const { linkOf, candidates, only, twinsInReview } = scene

  test('a wrong automatic link is put back into review, linked to the right company, and its way can be read', async () => {
    await scene.house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    await scene.house.push('1', { name })
    await scene.house.push('2', { name })
    await scene.house.settle()
    const reopened = await scene.reviews.reopen('1', '实为两江电缆，名称写错')
    expect(reopened).toMatchObject({ status: 'REOPENED', records: 2, enterprise: null })
    expect(candidates(reopened)).toEqual([boiler.orgCode])
    await scene.house.settle()
    for (const recordId of ['1', '2']) expect(await linkOf(recordId)).toEqual(['IN_REVIEW'])
    // whatever the company does, a link that a person took back does not come back by itself
    await scene.house.load(row(name, { ...boiler, formerNames: ['重庆老锅炉厂'] }))
    expect(await scene.house.push('3', { name })).toMatchObject({ linked: 'IN_REVIEW', orgCode: null })
    await scene.house.settle()
    expect(await linkOf('3')).toEqual(['IN_REVIEW'])

    const { id } = await scene.reviews.decide({
      id: reopened.id,
      decision: 'SAME',
      orgCode: cable.orgCode,
      comment: '按现场照片',
    })
    await scene.house.settle()
    for (const recordId of ['1', '2', '3']) expect(await linkOf(recordId)).toEqual(['LINKED', cable.orgCode])
    expect(await scene.house.push('4', { name })).toMatchObject({ linked: 'LINKED', orgCode: cable.orgCode })
    const { history } = (await scene.reviews.page()).nodes.find(review => review.id === id)!
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
    const log = await scene.house.register.feed(0, 10_000, 0)
    const way = log.filter(({ op, payload }) => op === 'LINK' && payload['recordId'] === '1')
    expect(way.map(({ orgCode, payload }) => [orgCode, payload['from'], payload['by'], payload['comment']])).toEqual([
      [null, boiler.orgCode, '甲', '实为两江电缆，名称写错'],
      [cable.orgCode, undefined, '甲', '按现场照片'],
    ])
  })

  test('a decided link that is reopened, and a record reopened whose words are in review already', async () => {
    const { id } = await twinsInReview('1')
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    expect(await scene.reviews.reopen('1')).toMatchObject({ id, status: 'REOPENED' })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])

    await scene.house.load(row(name, later, { recordId: '丙' }))
    await scene.house.push('2', { name })
    await scene.house.settle()
    await scene.house.load(row(name, codesOf(4), { recordId: '丁' }))
    await scene.house.push('3', { name })
    await scene.house.settle()
    expect(await linkOf('2')).toEqual(['LINKED', later.orgCode])
    const open = (await scene.reviews.page({ status: ['OPEN'] })).nodes
    expect(open).toMatchObject([{ records: 1 }])
    expect(await scene.reviews.reopen('2')).toMatchObject({ id: open[0]!.id, status: 'REOPENED', records: 2 })
  })

  test('where an automatic link was wrong and it is none of the candidates, that company is not linked again whatever it does', async () => {
    await scene.house.load(row(name, boiler))
    await scene.house.push('1', { name })
    await scene.house.settle()
    const { id } = await scene.reviews.reopen('1')
    await scene.reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await scene.house.load(row(name, { ...boiler, address: '渝北区龙溪街道1号' }))
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'NEW_ENTERPRISE' })
    await scene.reviews.decide({ id, decision: 'UNDO' })
    await scene.house.load(row(name, { ...boiler, address: '渝北区龙溪街道2号' }))
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN' })
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
  })
})
