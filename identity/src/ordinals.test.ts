import { expect, test } from '@jest/globals'
import { foldOrdinals } from './ordinals.ts'

test('Chinese, Roman and Arabic ordinals meet before a part of the company', () => {
  for (const written of ['二分公司', 'II分公司', '2分公司'])
    expect(foldOrdinals(`内江永宏物流有限公司${written}`)).toBe('内江永宏物流有限公司2分公司')
  expect(foldOrdinals('重庆荧光电器仪表二厂')).toBe('重庆荧光电器仪表2厂')
  expect(foldOrdinals('大药房二十三连锁店')).toBe('大药房23连锁店')
})

test('they meet after 第, whatever follows', () => {
  expect(foldOrdinals('中国第十八冶金建设有限公司第二建筑分公司')).toBe('中国第18冶金建设有限公司第2建筑分公司')
  expect(foldOrdinals('重庆第Ⅳ建设'.normalize('NFKC'))).toBe('重庆第4建设')
})

test('every number from 1 to 99 has one digit form', () => {
  const digits = ['', ...Array.from('一二三四五六七八九')]
  for (let n = 1; n <= 99; n++) {
    const tens = Math.floor(n / 10)
    const written = (tens > 1 ? digits[tens]! : '') + (tens > 0 ? '十' : '') + digits[n % 10]!
    expect(foldOrdinals(`${written}店`)).toBe(`${n}店`)
  }
})

test('characters that are numerals elsewhere stay', () => {
  for (const name of [
    '三峡水利',
    '五一供销社',
    '八一店',
    '重庆八一六支行',
    '汽车零部件厂',
    '第三百货',
    '一百零二店',
    '四川九龙支行',
    'SKII店',
    'A二店',
    '摩托三部件厂',
  ])
    expect(foldOrdinals(name)).toBe(name)
})

test('一二店 and 12店 do not meet', () => {
  expect(foldOrdinals('一二店')).toBe('一二店')
})
