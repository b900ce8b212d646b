import { expect, test } from '@jest/globals'
import { syllablesOf } from './pinyin.ts'
import { spellingOf } from './syllables.ts'

const spoken = (text: string) =>
  syllablesOf(text)
    .map(syllables => syllables.map(spellingOf).join('/'))
    .join(' ')

test('a character is read as its word is spoken', () => {
  expect(spoken('重庆银行')).toBe('chong qing yin hang')
  expect(spoken('厦门会计师')).toBe('xia men kuai ji shi')
  expect(spoken('绿茶女装')).toBe('lv cha nv zhuang')
})

test('where the word is not known, a second reading that names use counts as well', () => {
  expect(spoken('重百')).toBe('zhong/chong bai')
  expect(spoken('乐')).toBe('le/yue')
  expect(spoken('都')).toBe('du/dou')
})

test('Latin letters and digits stand for themselves, brackets are passed over', () => {
  expect(spoken('TCL(重庆)3店')).toBe('t c l chong qing 3 dian')
})

test('every character of the common block has a reading or is passed over, and nothing throws', () => {
  const common = Array.from({ length: 0x9fff - 0x4e00 }, (_, index) => String.fromCharCode(0x4e00 + index))
  const unread = common.filter(character => syllablesOf(character).length === 0)
  expect(unread.length).toBeLessThan(150)
  for (const text of ['', '𠮷野家', '\ud842', '😀', '\u202e重庆']) expect(() => syllablesOf(text)).not.toThrow()
})
