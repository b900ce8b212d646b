import { expect, test } from '@jest/globals'
import { looseName, searchGrams, soundName } from './looseName.ts'
import { mendLegalForm } from './legalForm.ts'
import { nameParts } from './nameParts.ts'

test('the variants of a name have one loose form', () => {
  const spellings = [
    '重庆市双狮摩托车制造有限责任公司',
    '双狮摩托车制造有限公司',
    '双狮摩托车制造（重庆）有限公司',
    '重庆双狮摩托车制造',
  ]
  expect(new Set(spellings.map(looseName))).toEqual(new Set(['双狮摩托车制造']))
  expect(looseName('重庆双狮有限公司江北区分公司')).toBe(looseName('双狮有限公司江北分'))
})

test('a branch keeps what follows the legal form', () => {
  expect(looseName('重庆双狮有限公司江北分公司')).not.toBe(looseName('重庆双狮有限公司'))
})

test('nothing is left of some names, and their normal form stands for them', () => {
  expect(looseName('重庆有限公司')).toBe('重庆有限公司')
  expect(looseName('')).toBe('')
})

test('names that sound alike have one sound', () => {
  expect(soundName('重庆霜诗摩托车制造有限公司')).toBe(soundName('重庆双狮摩托车制造有限公司'))
  expect(soundName('重庆兰鑫物流有限公司')).toBe(soundName('重庆南新物流有限公司'))
})

test('a damaged name shares a gram with the registered one, also where its trade name was exchanged', () => {
  const shared = (given: string, found: string) =>
    searchGrams(nameParts(given)).filter(gram => nameParts(found).normal.includes(gram))
  expect(shared('重庆贤泰物流有限公司', '重庆泰贤物流有限公司')).toContain('泰贤')
  expect(shared('大足区智机翔械配件厂', '大足区智翔机械配件厂')).toContain('智翔')
  expect(shared('重庆东房地产开发有限公司', '重庆东泉房地产开发有限公司')).toContain('庆东')
})

test('one slip in the legal form is mended, and a whole form is left alone', () => {
  for (const damaged of ['有限限公司', '限有公司', '有公司', '有限责1任公司', '有限贵任公司', '有限责任公'])
    expect(mendLegalForm(`重庆双狮${damaged}江北店`)).toBe('重庆双狮有限公司江北店')
  expect(mendLegalForm('重庆双狮有限公司')).toBeNull()
  expect(mendLegalForm('重庆双狮公司')).toBeNull()
})
