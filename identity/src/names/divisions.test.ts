import { expect, test } from '@jest/globals'
import { divisionStem, innerDivisions, isDivision, leadingDivisions } from './divisions.ts'

const stems = (text: string) => leadingDivisions(text).stems.join(' ')

test('province, city and county are read with and without their suffixes', () => {
  expect(stems('四川省成都市武侯区浆洗街')).toBe('四川 成都 武侯')
  expect(stems('四川成都武侯浆洗食品厂')).toBe('四川 成都 武侯')
  expect(stems('吉林市乐彩公司')).toBe('吉林')
  expect(stems('酉阳土家族苗族自治县钟多镇')).toBe('酉阳')
  expect(stems('忠县乌杨街道')).toBe('忠县')
})

test('a word that begins like a region is none', () => {
  expect(stems('重庆市政建设')).toBe('重庆')
  expect(leadingDivisions('重庆市政建设').length).toBe(2)
  expect(stems('重庆长寿')).toBe('重庆')
})

test('a region that was renamed is one with its new name', () => {
  expect(divisionStem('开县')).toBe(divisionStem('开州区'))
})

test('the names of a region have one stem', () => {
  for (const name of ['渝北', '渝北区', '重庆市渝北区']) expect(divisionStem(name)).toBe('渝北')
  expect(isDivision('永川区')).toBe(true)
  expect(isDivision('北部新区')).toBe(false)
})

test('regions inside a name are found by its province or their suffix', () => {
  expect(innerDivisions('粮食集团江北区粮食', ['重庆'])).toEqual(['江北'])
  expect(innerDivisions('冀东水泥重庆合川', [])).toEqual(['重庆', '合川'])
  expect(innerDivisions('生物彭水县单采血浆', [])).toEqual(['彭水'])
  expect(innerDivisions('东方物业管理', ['重庆'])).toEqual([])
})
