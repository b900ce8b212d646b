import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readGivenCode } from './givenCode.ts'

const uscc = '91500113622052913C'

test('a sound code is read through blanks, small letters and its label', () => {
  for (const text of [uscc, '统一社会信用代码：9150 0113 6220 52913c', '９１５００１１３６２２０５２９１３Ｃ'])
    expect(readGivenCode(text)).toMatchObject({ canonical: uscc, valid: true, orgCode: '622052913', repaired: [] })
})

test('a sound code beside its copy number or beside the organization code is the one that is meant', () => {
  for (const text of [`${uscc}(1-1)`, `${uscc}/62205291-3`, `${uscc};622052913`])
    expect(readGivenCode(text)).toMatchObject({ canonical: uscc, valid: true })
})

test('codes of two companies in one cell are no code', () => {
  expect(readGivenCode(`${uscc}/551385082`)).toBeNull()
})

test('letters that look like digits, and zeros that a spreadsheet lost, are put right, but only to a sound code', () => {
  expect(readGivenCode('915OO113622O52913C')!.repaired).toEqual([uscc])
  expect(readGivenCode('915001l3622052913C')!.repaired).toEqual([uscc])
  expect(readGivenCode('92951591')).toMatchObject({ canonical: null, repaired: [] })
  expect(readGivenCode('929515-9')!.repaired).toEqual(['009295159'])
  expect(readGivenCode('9150O113622052913D')!.repaired).toEqual([])
})

test('a tax number of before 2015 ends in the organization code', () => {
  expect(readGivenCode('500113622052913')!.repaired).toEqual(['622052913'])
})

test('a credit code that was cut after 15 characters is no registration number', () => {
  expect(readGivenCode('915001136220529')).toMatchObject({ kind: 'unknown', canonical: null })
})

test('nothing, fillers, citizens’ numbers and provisional codes tell nothing', () => {
  for (const text of [
    '',
    ' ',
    '无',
    '000000000',
    '123456789',
    '99999999999999999X'.replace('X', '9'),
    '11010519491231002X',
    'PDY000014',
    '9.15001E+17',
    '-',
  ])
    expect({ text, read: readGivenCode(text) }).toEqual({ text, read: null })
})

test('any text is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => void readGivenCode(text)))
  expect(readGivenCode('9'.repeat(10_000))).toBeNull()
})
