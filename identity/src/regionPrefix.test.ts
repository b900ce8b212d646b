import { expect, test } from '@jest/globals'
import { foldRegionPrefix } from './regionPrefix.ts'

test('the suffix of a first-level region at the beginning goes', () => {
  expect(foldRegionPrefix('重庆市双富设备安装有限公司')).toBe('重庆双富设备安装有限公司')
  expect(foldRegionPrefix('四川省科嘉环境科技有限公司')).toBe('四川科嘉环境科技有限公司')
  expect(foldRegionPrefix('广西壮族自治区农资公司')).toBe('广西农资公司')
  expect(foldRegionPrefix('内蒙古自治区农资公司')).toBe('内蒙古农资公司')
  expect(foldRegionPrefix('香港特别行政区航空公司')).toBe('香港航空公司')
})

test('it goes in brackets too, where the region fills them', () => {
  expect(foldRegionPrefix('德派(重庆市)建筑有限公司')).toBe('德派(重庆)建筑有限公司')
  expect(foldRegionPrefix('德派(重庆市渝中区)建筑有限公司')).toBe('德派(重庆市渝中区)建筑有限公司')
})

test('cities and districts keep their suffix, and so does a region inside the name', () => {
  expect(foldRegionPrefix('重庆市万州区乐彩公司')).toBe('重庆万州区乐彩公司')
  expect(foldRegionPrefix('吉林市乐彩公司')).toBe('吉林市乐彩公司')
  expect(foldRegionPrefix('成都市乐彩公司')).toBe('成都市乐彩公司')
  expect(foldRegionPrefix('国网重庆市电力公司')).toBe('国网重庆市电力公司')
})

test('市 and 省 that begin the next word stay', () => {
  expect(foldRegionPrefix('重庆市政建设公司')).toBe('重庆市政建设公司')
  expect(foldRegionPrefix('重庆市市政建设公司')).toBe('重庆市政建设公司')
  expect(foldRegionPrefix('重庆市场开发公司')).toBe('重庆市场开发公司')
  expect(foldRegionPrefix('四川省心科技公司')).toBe('四川省心科技公司')
  expect(foldRegionPrefix('重庆市民康公司')).toBe('重庆民康公司')
})
