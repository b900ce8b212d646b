import { expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { row } from '../../testing/register.ts'
import { merge } from '../../testing/merging.ts'
import { boiler, cable, later, name, reviewScene, twins } from '../../testing/reviewScene.ts'

describeOnBoth('records that wait, when the register changes', ({ freshUrl }) => {
  const scene = reviewScene(freshUrl)
  const { linkOf, inReview, asked, candidates, only, twinsInReview } = scene

  test('where it is none of these the records wait, and link by themselves when the company enters the register', async () => {
    const { id } = await twinsInReview('1')
    expect(await scene.reviews.decide({ id, decision: 'NONE_OF_THESE' })).toMatchObject({
      status: 'NEW_ENTERPRISE',
      enterprise: null,
    })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['UNKNOWN_ENTERPRISE'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([0, 0])
    await scene.house.load(row(twins, { ...boiler, address: '渝北区龙溪街道1号' }, { recordId: '甲' }))
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'NEW_ENTERPRISE' })
    await scene.house.load(row(twins, later, { recordId: '丙' }))
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN', records: 1 })
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
  })

  test('a company that fits what is none of the candidates is linked by itself', async () => {
    await scene.house.load(row(name, boiler))
    await scene.house.push('1', { name: '重庆两江电缆有限公司', code: boiler.uscc.slice(0, -1) + '?' })
    await scene.house.push('2', { name, code: cable.uscc })
    await scene.house.settle()
    const { id } = (await scene.reviews.page()).nodes.find(({ source }) => source?.recordId === '2')!
    await scene.reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await scene.house.load(row(name, cable, { recordId: '乙' }))
    await scene.house.settle()
    expect(await linkOf('2')).toEqual(['LINKED', cable.orgCode])
    const { nodes } = await scene.reviews.page({ status: ['LINKED'] })
    expect(nodes).toMatchObject([{ id, decidedBy: null, enterprise: { orgCode: cable.orgCode } }])
  })

  test('a record that waits goes to a person when a company may be it, by a name one character off, and back when none may', async () => {
    await scene.house.push('1', { name: '重庆渝鑫达机械制造有限公司' })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['UNKNOWN_ENTERPRISE'])
    expect((await scene.reviews.page()).nodes).toEqual([])
    await scene.house.load(row('重庆渝鑫迈机械制造有限公司', boiler, { recordId: '甲' }))
    await scene.house.settle()
    const review = await only()
    expect(review).toMatchObject({ status: 'OPEN', records: 1 })
    expect(candidates(review)).toEqual([boiler.orgCode])
    await scene.house.load(row('重庆渝鑫达机械制造有限公司', cable, { recordId: '乙' }))
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', cable.orgCode])
    expect(await only()).toMatchObject({ id: review.id, status: 'LINKED', decidedBy: null })
  })

  test('as it does by a code with one wrong character, or by a name that sounds alike', async () => {
    const wrong = boiler.uscc.slice(0, -3) + (boiler.uscc.at(-3) === '4' ? '5' : '4') + boiler.uscc.slice(-2)
    await scene.house.push('code', { code: wrong })
    await scene.house.push('sound', { name: '重庆三诚锅炉有限公司' })
    await scene.house.settle()
    await scene.house.load(row(name, boiler))
    await scene.house.settle()
    const { nodes } = await scene.reviews.page()
    const found = nodes.map((review): [string, string[]] => [review.source!.recordId, candidates(review)])
    expect(Object.fromEntries(found)).toEqual({ code: [boiler.orgCode], sound: [boiler.orgCode] })
  })

  test('words that wait are forgotten when no record says them any more', async () => {
    const waiting = () =>
      scene.house.register.database.read('match_subject').orderBy('id').pluck<string[]>('recorded_name')
    await scene.house.push('1', { name: '重庆无此有限公司' })
    await scene.house.push('2', { name: '重庆无此有限公司' })
    await scene.house.settle()
    await scene.house.push('1', { name: '重庆也无此有限公司' })
    await scene.house.settle()
    expect(await waiting()).toEqual(['重庆无此有限公司', '重庆也无此有限公司'])
    await scene.house.withdraw('2')
    await scene.house.settle()
    expect(await waiting()).toEqual(['重庆也无此有限公司'])
    expect(
      await scene.house.register.database
        .read('match_key')
        .whereNotIn('subject_id', scene.house.register.database.read('match_subject').select('id'))
        .select('*'),
    ).toEqual([])
  })

  test('of two candidates that become one the survivor is shown, and may be linked by itself', async () => {
    const { id } = await twinsInReview('1')
    await merge(asked, boiler.orgCode, cable.orgCode)
    const [review] = (await scene.reviews.page()).nodes
    expect(candidates(review!)).toEqual([boiler.orgCode])
    await scene.house.settle()
    expect(await only()).toMatchObject({
      id,
      status: 'LINKED',
      decidedBy: null,
      enterprise: { orgCode: boiler.orgCode },
    })
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
  })
})
