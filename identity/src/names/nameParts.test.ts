import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { nameParts } from './nameParts.ts'

const told = (name: string) => {
  const { divisions, trade, industry, form, brackets, branch } = nameParts(name)
  return [divisions.join(' '), trade, industry, form, brackets.join(' '), branch].join(' · ')
}

test('a name is told apart into region, trade name, industry, legal form and branch', () => {
  expect(told('重庆市双狮摩托车制造有限责任公司')).toBe('重庆 · 双狮 · 摩托车制造 · 有限公司 ·  · ')
  expect(told('重庆市永川区精诚耐火炉料有限公司废旧物品回收分公司')).toBe(
    '重庆 永川 · 精诚耐火炉料 ·  · 有限公司 ·  · 废旧物品回收分公司',
  )
  expect(told('广东省深圳市宝安区明达五金厂')).toBe('广东 深圳 宝安 · 明达 · 五金 · 厂 ·  · ')
  expect(told('石柱土家族自治县兴农黄连专业合作社')).toBe('石柱 · 兴农黄连 ·  · 专业合作社 ·  · ')
  expect(told('中国石化销售有限公司重庆石油分公司')).toBe(' · 中国石化 · 销售 · 有限公司 ·  · 重庆石油分公司')
})

test('a region in brackets is a region, another remark is none', () => {
  expect(told('德派（重庆）建筑工程有限公司')).toBe('重庆 · 德派 · 建筑工程 · 有限公司 ·  · ')
  expect(told('重庆市巴南区特宇机械制造厂(普通合伙)')).toBe('重庆 巴南 · 特宇 · 机械 · 制造厂 · 普通合伙 · ')
  expect(told('重庆龙建建筑工程(集团)有限公司')).toBe('重庆 · 龙建 · 建筑工程集团 · 有限公司 ·  · ')
})

test('a county without its suffix counts only within its own province', () => {
  expect(told('重庆永川燃气有限公司').startsWith('重庆 永川 · ')).toBe(true)
  expect(told('长安汽车股份有限公司').startsWith(' · 长安')).toBe(true)
  expect(nameParts('重庆永川燃气有限公司').bare).toBe('永川')
})

test('any text has parts, and none of its characters is invented', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      const { normal, trade, industry } = nameParts(text)
      for (const character of trade + industry) expect(normal).toContain(character)
    }),
  )
  for (const text of ['', '（', '有限公司', '重庆市', '重'.repeat(10_000), '(((((有限公司)))))'])
    expect(nameParts(text).trade.length).toBeLessThanOrEqual(120)
})
