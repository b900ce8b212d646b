import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { sharedRows, testOnSharedData } from '../../testing/sharedRows.ts'
import type { NameOutcome } from '../match/types.ts'
import { compareNames } from './compareNames.ts'
import { nameParts } from './nameParts.ts'

const compared = (given: string, found: string) => compareNames(nameParts(given), nameParts(found))
const registered = '重庆双狮摩托车制造有限公司'

const expectEach = (outcome: NameOutcome, pairs: readonly (readonly [given: string, found: string])[]) => {
  for (const [given, found] of pairs)
    expect({ given, found, outcome: compared(given, found) }).toEqual({ given, found, outcome })
}

test('what writers add and leave out makes a variant', () => {
  expectEach('VARIANT', [
    ['双狮摩托车制造有限公司', registered],
    ['重庆双狮摩托车制造', registered],
    ['双狮摩托车制造（重庆）有限公司', registered],
    ['永川双狮摩托车制造有限公司', '重庆市永川区双狮摩托车制造有限公司'],
    [`${registered}江北区分公司`, `${registered}江北分公司`],
    ['重庆聚斛实业集团有限公司', '重庆聚斛实业(集团)有限公司'],
    ['长安汽车股份有限公司', '重庆长安汽车股份有限公司'],
  ])
})

test('slips of the hand, the ear and the eye are told apart', () => {
  expectEach('SLIP', [
    ['重庆双双狮摩托车制造有限公司', registered],
    ['重庆双狮托摩车制造有限公司', registered],
    ['重庆双狮摩托车制造有限限责任公司', registered],
    ['重庆双狮摩托车制造限有责任公司', registered],
    ['重庆三三十八度科技有限公司', '重庆三十八度科技有限公司'],
    ['重庆立日化有限公司', '重庆三立日化有限公司'],
  ])
  expectEach('SOUND', [
    ['重庆双师摩托车制造有限公司', registered],
    ['重庆霜诗摩托车制造有限公司', registered],
    ['重庆壹品建设有限公司', '重庆一品建设有限公司'],
  ])
  expectEach('CHARACTER', [['重庆金狮摩托车制造有限公司', registered]])
  expectEach('SHORTENED', [
    ['重庆双狮', registered],
    ['重庆双狮摩托车制造有限公司江北', `${registered}江北分公司`],
  ])
})

test('a branch is neither its head office, nor another branch, nor its own outlet', () => {
  expectEach('BRANCH', [
    [`${registered}江北分公司`, registered],
    [registered, `${registered}江北分公司`],
    [`${registered}江北经营部`, `${registered}南岸经营部`],
    [`${registered}江北分公司`, `${registered}江北经营部`],
    [`${registered}万州分公司`, `${registered}万州分公司加油站`],
    ['重庆西铝金属结构加工厂', '重庆西铝金属结构加工厂汽修厂'],
  ])
})

test('a number or a region that differs is another company, however alike the rest', () => {
  expectEach('SERIES', [
    ['重庆市第二建筑公司', '重庆市第三建筑公司'],
    ['重庆中洁环境科技二有限公司', '重庆中洁环境科技有限公司'],
  ])
  expectEach('REGION', [
    ['重庆市渝北区保安服务有限公司', '重庆市渝中区保安服务有限公司'],
    ['成都双狮摩托车制造有限公司', registered],
    ['重庆粮食集团江北区粮食有限公司', '重庆粮食集团南岸区粮食有限公司'],
  ])
})

test('a company of the city and one of a county are no variants of each other', () => {
  expectEach('SIMILAR', [
    ['重庆瑞丰农业综合开发有限公司', '重庆市巫溪县瑞丰农业综合开发有限公司'],
    ['重庆市忠县双狮摩托车制造有限公司', registered],
  ])
})

test('another legal form, another trade, another trade name are told', () => {
  expectEach('FORM', [['重庆双狮摩托车制造股份有限公司', registered]])
  expectEach('SIMILAR', [
    ['重庆双狮摩托车制造厂', registered],
    ['重庆双狮摩托车配件有限公司', registered],
  ])
  expectEach('DIFFERENT', [['重庆金鹏摩托车制造有限公司', registered]])
})

test('every name is the same as itself, and comparing never fails', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '重庆', '有限公司', registered),
  )
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(compared(a, a)).toBe('SAME')
      expect(typeof compared(a, b)).toBe('string')
    }),
  )
})

testOnSharedData('of the pairs of companies with nearly equal names none is the same or a variant', () => {
  for (const { name_a, name_b } of sharedRows('hard_negative_pairs_dev.csv'))
    for (const [given, found] of [
      [name_a!, name_b!],
      [name_b!, name_a!],
    ] as const) {
      const outcome = compared(given, found)
      expect({ given, found, alike: outcome === 'SAME' || outcome === 'VARIANT' }).toEqual({
        given,
        found,
        alike: false,
      })
    }
})

testOnSharedData('a head office and its branch are always told apart', () => {
  for (const { kind, name_a, name_b } of sharedRows('hard_negative_pairs_dev.csv'))
    if (kind === 'parent_vs_branch') expectEach('BRANCH', [[name_a!, name_b!]])
})
