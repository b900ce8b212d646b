import { expect, test } from '@jest/globals'
import { callerWith } from '@e360/kit/testing/openForTest'
import type { Reviews } from '../../testing/reviews.ts'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, row } from '../../testing/register.ts'
import { boiler, cable, later, reviewScene, twins } from '../../testing/reviewScene.ts'

describeOnBoth('what a person decides of a review', ({ freshUrl }) => {
  const scene = reviewScene(freshUrl)
  const { linkOf, inReview, only, twinsInReview } = scene

  test('what a person decides links all records of the subject and those that come later', async () => {
    const { id } = await twinsInReview('1', '2')
    const decided = await scene.reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode, comment: '已电话核实' })
    expect(decided).toMatchObject({
      status: 'LINKED',
      decidedBy: '甲',
      enterprise: { orgCode: cable.orgCode },
      records: 2,
    })
    await scene.house.settle()
    await scene.house.push('3', { name: twins })
    await scene.house.settle()
    for (const recordId of ['1', '2', '3']) expect(await linkOf(recordId)).toEqual(['LINKED', cable.orgCode])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([0, 0])
    expect(await only()).toMatchObject({ id, status: 'LINKED', records: 3 })
  })

  test('a person may choose a company that was no candidate, by a provisional code that leads to it too', async () => {
    const [codeless] = await scene.house.load(row('重庆无码商店', { regionCode: '500112' }))
    const { id } = await twinsInReview('1')
    await scene.house.load(row('重庆无码商店', { ...later, regionCode: '500112' }))
    expect(await scene.reviews.decide({ id, decision: 'SAME', orgCode: codeless!.orgCode })).toMatchObject({
      enterprise: { orgCode: later.orgCode },
    })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', later.orgCode])
  })

  test('what cannot be decided stays open with what was said about it', async () => {
    const { id } = await twinsInReview('1')
    const undecided = await scene.reviews.decide({ id, decision: 'UNDECIDED', comment: '地址不详，已去函询问' })
    expect(undecided).toMatchObject({ status: 'UNDECIDED', decidedBy: '甲' })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode)).toEqual([1])
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
  })

  test('undoing a decision takes its links back, and the company is not linked by itself afterwards', async () => {
    const { id } = await twinsInReview('1')
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await scene.house.settle()
    expect(await scene.reviews.decide({ id, decision: 'UNDO', comment: '看错了' })).toMatchObject({
      status: 'OPEN',
      decidedBy: null,
    })
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([1, 1])
    await scene.house.load(row('重庆改名食品有限公司', cable, { recordId: '乙' }))
    await scene.house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    await scene.reviews.decide({ id, decision: 'NONE_OF_THESE' })
    await scene.reviews.decide({ id, decision: 'UNDO' })
    await scene.house.settle()
    expect(await only()).toMatchObject({ id, status: 'OPEN' })
  })

  test('impossible decisions are refused with a sentence', async () => {
    const { id } = await twinsInReview('1')
    const refused = async (args: Parameters<Reviews['decide']>[0], sentence: RegExp, code = 'BAD_USER_INPUT') => {
      await expect(scene.reviews.decide(args)).rejects.toMatchObject({
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
    await scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode })
    await refused({ id, decision: 'SAME', orgCode: cable.orgCode }, /已判定为“已关联.*请先撤销/)
    await refused({ id, decision: 'UNDECIDED' }, /请先撤销/)
    await scene.house.settle()
    const failing = (sentence: RegExp) => ({
      message: expect.stringMatching(sentence),
      extensions: { code: 'BAD_USER_INPUT' },
    })
    await expect(scene.reviews.reopen('1', ' ')).rejects.toMatchObject(failing(/写明退回审核的理由/))
    await expect(scene.reviews.reopen('1', '误', { department: '工商' })).rejects.toMatchObject(
      failing(/没有部门“工商”/),
    )
    await expect(scene.reviews.reopen('01ARZ3NDEKTSV4RRFFQ69G5FAV')).rejects.toMatchObject(failing(/没有编号为/))
    await scene.reviews.reopen('1')
    await expect(scene.reviews.reopen('1')).rejects.toMatchObject(failing(/没有关联到企业（正在审核）/))
  })

  test('of two who decide at once one is told that the other was quicker', async () => {
    const { id } = await twinsInReview('1')
    const answers = await Promise.allSettled([
      scene.reviews.decide({ id, decision: 'SAME', orgCode: boiler.orgCode }),
      scene.reviews.decide({ id, decision: 'SAME', orgCode: cable.orgCode }, callerWith('steward', { sub: '乙' })),
    ])
    const lost = answers.filter(answer => answer.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(['VERSION_CONFLICT', 'BAD_USER_INPUT']).toContain(
      (lost[0]!.reason as { extensions: { code: string } }).extensions.code,
    )
    await scene.house.settle()
    const { enterprise, history } = await only()
    expect(await linkOf('1')).toEqual(['LINKED', enterprise!.orgCode])
    expect(history.filter(({ to }) => to === 'LINKED')).toHaveLength(1)
  })

  test('identity and mobile numbers in what a steward says are not kept', async () => {
    const { id } = await twinsInReview('1')
    const comment = '经办人 50010119900101123X，电话13912345678，案号202611220001234567'
    const { history } = await scene.reviews.decide({ id, decision: 'UNDECIDED', comment })
    expect(history.at(-1)!.comment).toBe('经办人 500***********123X，电话139****5678，案号202611220001234567')
  })
})
