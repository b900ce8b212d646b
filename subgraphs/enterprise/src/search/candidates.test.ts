import { expect, test } from '@jest/globals'
import { gramsOf } from '@e360/identity/match/blockingKeys'
import { readSubject } from '@e360/identity/match/readSubject'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { openSearchable } from '../../testing/searchable.ts'
import { candidatesByGrams } from './candidates.ts'

const names = {
  DE0000019: '重庆双狮摩托车制造有限公司',
  DE0000027: '重庆泰贤物流有限公司',
  DE0000035: '重庆贤德物流有限公司',
  DE0000043: '重庆市江津区双河摩托车修理厂',
  DE0000051: '渝都商贸行',
}

describeOnBoth('candidates', ({ open }) => {
  const opened = async () => {
    const { database, load } = await openSearchable(await open())
    await load(...Object.entries(names).map(([orgCode, name]) => ({ orgCode, name })))
    await load({ orgCode: 'DE0000051', name: '新都商贸行' })
    const candidates = (given: readonly string[], limit = 10) =>
      candidatesByGrams(database.read, given.map(gramsIn), limit)
    return { candidates, load }
  }
  const gramsIn = (name: string) => gramsOf(readSubject({ name, code: null, address: null, district: null }))

  test('a name that lost, swapped or mistook a character still leads to its company first', async () => {
    const { candidates } = await opened()
    const given = ['双狮摩车制造', '贤泰物流', '双师摩托车制造', '重庆双狮摩托车制造有限公司江北分公司', '渝都商行']
    const found = await candidates(given)
    expect(found.map(([first]) => first)).toEqual([
      'DE0000019',
      'DE0000027',
      'DE0000019',
      'DE0000019',
      // by its former name
      'DE0000051',
    ])
  })

  test('each name has its own candidates, in the order asked and no more than asked', async () => {
    const { candidates } = await opened()
    expect(await candidates(['双狮摩托车', '渝都', '甲', '', '完全无关'])).toEqual([
      ['DE0000019', 'DE0000043'],
      ['DE0000051'],
      [],
      [],
      [],
    ])
    expect(await candidates(['双狮摩托车'], 1)).toEqual([['DE0000019']])
    expect(await candidates([])).toEqual([])
  })

  test('what was kept of the index is read again after a write', async () => {
    const { candidates, load } = await opened()
    expect(await candidates(['泰贤'])).toEqual([['DE0000027']])
    await load({ orgCode: 'DE0000060', name: '重庆泰贤食品有限公司' })
    await load({ orgCode: 'DE0000027', name: '重庆别名物流有限公司' })
    expect((await candidates(['泰贤']))[0]!.toSorted()).toEqual(['DE0000027', 'DE0000060'])
    await load({ orgCode: 'DE0000078', name: '重庆泰贤百货有限公司' })
    expect((await candidates(['泰贤']))[0]).toHaveLength(3)
  })
})
