import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compareAddresses, readAddress } from './compareAddresses.ts'
import { compareDates, readGivenDate } from './compareDates.ts'
import { compareRepresentatives } from './compareRepresentatives.ts'

const addresses = (given: string, found: string) => compareAddresses(readAddress(given), readAddress(found))
const registered = '重庆市渝中区中山三路131号希尔顿商务中心11层'

test('an address agrees without its city, with its town, cut short, with a wrong character', () => {
  for (const given of [
    registered,
    '渝中区中山三路131号希尔顿商务中心11层',
    '中山三路131号希尔顿商务中心１１层',
    '重庆市渝中区两路口街道中山三路131号',
    '重庆市渝中区中山三路131号希尔顿商',
    '重庆市渝中区中山三璐131号希尔顿商务中心11层',
  ])
    expect({ given, outcome: addresses(given, registered) }).toEqual({ given, outcome: 'SAME' })
})

test('another room is the building, another number the street, another street nothing', () => {
  expect(addresses('重庆市渝中区中山三路131号希尔顿商务中心12层', registered)).toBe('BUILDING')
  expect(addresses('重庆市渝中区中山三路13号', registered)).toBe('STREET')
  expect(addresses('重庆市渝中区人民路131号', registered)).toBe('DIFFERENT')
  expect(addresses('重庆市江北区建新南路10号', '重庆市江北区建新东路10号')).toBe('DIFFERENT')
  expect(addresses('重庆市渝中区中山三路13', registered)).toBe('STREET')
})

test('an address that tells no more than a district says nothing', () => {
  expect(addresses('重庆市渝中区', registered)).toBeNull()
  expect(addresses('', registered)).toBeNull()
})

test('a day is read as people and spreadsheets write it', () => {
  for (const text of [
    '2004年6月24日',
    '2004.6.24',
    '2004/06/24',
    '20040624',
    '38162',
    '2004-06-24 00:00:00',
    '２００４-０６-２４',
  ])
    expect({ text, outcome: compareDates(readGivenDate(text)!, '2004-06-24') }).toEqual({ text, outcome: 'SAME' })
})

test('the same year is less than the same day, another year contradicts, less than a day agrees as far as it goes', () => {
  expect(compareDates(readGivenDate('2004-06-25')!, '2004-06-24')).toBe('YEAR')
  expect(compareDates(readGivenDate('2005-06-24')!, '2004-06-24')).toBe('CONTRADICTS')
  expect(compareDates(readGivenDate('2004年')!, '2004-06-24')).toBe('SAME')
  for (const text of ['', '不详', '2004-13-01', '999999', '24.6.2004'])
    expect({ text, date: readGivenDate(text) }).toEqual({ text, date: null })
})

test('a masked representative agrees by the surname', () => {
  expect(compareRepresentatives('陈某', '陈建国')).toBe('SURNAME')
  expect(compareRepresentatives('陈建国', '陈**')).toBe('SURNAME')
  expect(compareRepresentatives('陈 建国', '陈建国')).toBe('SAME')
  expect(compareRepresentatives('李某', '陈建国')).toBe('DIFFERENT')
  expect(compareRepresentatives('某', '陈建国')).toBeNull()
})

test('any texts are compared without an exception', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 80 })
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      addresses(a, b)
      compareRepresentatives(a, b)
      readGivenDate(a)
    }),
  )
})
