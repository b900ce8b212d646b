import { expect, test } from '@jest/globals'
import { readInteger, readList, readNumber } from './values.ts'

test('a list is split at its separators, not within brackets', () => {
  expect(readList('警告；罚款;没收违法所得、责令改正')).toEqual(['警告', '罚款', '没收违法所得', '责令改正'])
  expect(readList('铅（限值1、2）、镉(Cd;总量)')).toEqual(['铅（限值1、2）', '镉(Cd;总量)'])
  expect(readList('铅（限值1、镉')).toEqual(['铅（限值1', '镉'])
})

test('a blank separates where the source says so, and only two Chinese words: a grade belongs to its item', () => {
  const spaced = { separators: '；;、 ' }
  expect(readList('排气污染物 无线电骚扰', spaced)).toEqual(['排气污染物', '无线电骚扰'])
  expect(readList('排气污染物  无线电骚扰（甲 乙）', spaced)).toEqual(['排气污染物', '无线电骚扰（甲 乙）'])
  expect(readList('镉(以Cd计)　铅 (以Pb计)', spaced)).toEqual(['镉(以Cd计)', '铅 (以Pb计)'])
  expect(readList('回弹性能 F', spaced)).toEqual(['回弹性能 F'])
  expect(readList('pH 值、VOC 限量', spaced)).toEqual(['pH 值', 'VOC 限量'])
  expect(readList('排气污染物 无线电骚扰')).toEqual(['排气污染物 无线电骚扰'])
})

test('a line break always separates', () => {
  expect(readList('甲\n乙', { separators: '；' })).toEqual(['甲', '乙'])
})

test('what is known to be one item is not split at its enumeration comma', () => {
  const graded = { whole: /^[^ ]* [A-F]$/ }
  expect(readList('木制件用料、加工要求1 B；甲、乙', graded)).toEqual(['木制件用料、加工要求1 B', '甲', '乙'])
})

test('an item that says nothing is no item', () => {
  expect(readList('；甲；；/；无；乙;')).toEqual(['甲', '乙'])
  expect(readList('——')).toEqual([])
})

test.each([
  ['95.5', 95.5],
  ['９５', 95],
  ['-3', -3],
  ['1,234.5', 1234.5],
  ['1e3', 1000],
])('%s is the number %d', (text, value) => {
  expect(readNumber(text)).toEqual({ value })
})

test.each(['95%', '九十', '1,23', '.', '1.2.3', 'NaN', 'Infinity', '0x10', '1e999'])('%s is no number', text => {
  expect(readNumber(text).fault?.code).toBe('INVALID_NUMBER')
})

test('a whole number must be whole and exact', () => {
  expect(readInteger('12')).toEqual({ value: 12 })
  expect(readInteger('12.0')).toEqual({ value: 12 })
  expect(readInteger('12.5').fault?.code).toBe('INVALID_NUMBER')
  expect(readInteger('9007199254740993').fault?.code).toBe('INVALID_NUMBER')
})
