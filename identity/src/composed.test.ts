import { expect, test } from '@jest/globals'
import { bareCode } from './codeText.ts'
import { composed } from './composed.ts'
import { foldCharacters } from './foldCharacters.ts'

/** Each of them comes after the one behind it in canonical order. */
const marks = (pair: string, count: number) => `重${pair.repeat(count)}庆`

test('of a few marks all are kept, in their order', () => {
  for (const text of ['é', marks('\u0301\u0328', 15), 'ﾊﾟﾊﾞ', '①㍿ＡＢ'])
    expect(composed(text)).toBe(text.normalize('NFKC'))
})

test.each([
  ['two marks', '\u0301\u0328'],
  ['a mark and a letter that becomes one', '\u0301\uFF9E'],
])('of hundreds of thousands of %s thirty are left', (_, pair) => {
  const text = marks(pair, 400_000)
  expect(composed(text)).toBe(marks(pair, 15).normalize('NFKC'))
  expect(foldCharacters(text).length).toBeLessThan(40)
  expect(bareCode(text)).toBe(text)
})
