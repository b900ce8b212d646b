import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { foldCharacters } from './foldCharacters.ts'

test('width, brackets and case are folded', () => {
  expect(foldCharacters('ｔｃｌ（重庆）［一］【二】〔三〕{四}〈五〉')).toBe('TCL(重庆)(一)(二)(三)(四)(五)')
})

test('blanks, controls, zero-width and bidi marks, separators and quotes go', () => {
  expect(foldCharacters('　重庆 建设·雅马哈\t“摩托车”\u200b有限\u202e公司\u200f。\ufeff\ufff9')).toBe(
    '重庆建设雅马哈摩托车有限公司',
  )
  expect(foldCharacters('SEW-传动_设备’`´…、')).toBe('SEW传动设备')
})

test('a separator between two digits stays: 1-2店 is not 12店', () => {
  expect(foldCharacters('1—2店')).toBe('1-2店')
  expect(foldCharacters('1 2店')).toBe('12店')
  expect(foldCharacters('1. 2店-3')).toBe('1-2店3')
})

test('signs that are part of a name stay', () => {
  expect(foldCharacters('A&B+C/D#1@2')).toBe('A&B+C/D#1@2')
})

test('traditional characters become simplified', () => {
  expect(foldCharacters('重慶雙獅摩托車製造有限責任公司')).toBe('重庆双狮摩托车制造有限责任公司')
})

test('characters that are standard beside their “simplified” form keep apart', () => {
  expect(foldCharacters('重庆乾能')).not.toBe(foldCharacters('重庆干能'))
  expect(foldCharacters('重庆睿昇')).not.toBe(foldCharacters('重庆睿升'))
  expect(foldCharacters('重慶睿昇')).toBe('重庆睿昇')
})

test('a traditional character whose simplified form lies outside the basic plane meets it', () => {
  expect(foldCharacters('巫山县鏻记')).toBe(foldCharacters('巫山县𬭸记'))
})

test('compositions, ligatures, enclosed numbers and radicals meet their plain forms', () => {
  expect(foldCharacters('Cafe\u0301')).toBe(foldCharacters('CAFÉ'))
  expect(foldCharacters('ﬁ㈠⒈号①⼀⽣㏂')).toBe('FI(一)1号1一生AM')
})

test('half-width kana and compatibility jamo compose with what stands before them', () => {
  expect(foldCharacters('ｶﾞ퍄ㄵ')).toBe('ガ퍉')
})

test('what was separated composes when the separator goes, and stays so', () => {
  expect(foldCharacters('㏂\u0307')).toBe(foldCharacters(foldCharacters('㏂\u0307')))
})

test('emoji and rare characters stay, half surrogates become the replacement character', () => {
  expect(foldCharacters('𠮷野👨‍👩‍👧')).toBe('𠮷野👨👩👧')
  expect(foldCharacters('重\ud800庆')).toBe('重\ufffd庆')
})

test('folding is idempotent for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), anyUnits), text => {
      const folded = foldCharacters(text)
      expect(foldCharacters(folded)).toBe(folded)
    }),
    { numRuns: 2000 },
  )
})

test('each single character folds to something stable', () => {
  const unstable: string[] = []
  for (let point = 0; point <= 0x2_ffff; point++) {
    const folded = foldCharacters(String.fromCodePoint(point))
    if (foldCharacters(folded) !== folded) unstable.push(point.toString(16))
  }
  expect(unstable).toEqual([])
})

const anyUnits = fc.array(fc.nat({ max: 0xffff })).map(units => String.fromCharCode(...units))
