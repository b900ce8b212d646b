import { expect, test } from '@jest/globals'
import type { Spoken } from './phrase.ts'
import { spellingOf } from './syllables.ts'
import { readTypedPinyin } from './typedPinyin.ts'

const written = (pieces: readonly Spoken[]) =>
  pieces
    .map(({ initial, indexes }) =>
      indexes === null
        ? `${spellingOf({ initial, index: 0 })}…`
        : indexes.map(index => spellingOf({ initial, index })).join('|'),
    )
    .join(' ')

const certain = (text: string) => readTypedPinyin(text)?.certain.map(written)
const loose = (text: string) => readTypedPinyin(text)?.loose.map(written)

test('whole syllables and initials are read, the fewest pieces first', () => {
  expect(certain('chongqing')).toEqual(['chong qing', 'c… h… o… n… g… q… i… n… g…'])
  expect(certain('xian')).toEqual(['xian', 'xi an', 'x… i… a… n…'])
  expect(certain('cq')).toEqual(['c… q…'])
})

test('blanks, apostrophes, capitals, full width and tone marks do not matter', () => {
  for (const text of ['Chóng Qìng', "chong'qing", 'ＣＨＯＮＧ　ＱＩＮＧ', 'chong-qing'])
    expect(certain(text)).toEqual(certain('chongqing'))
})

test('ü may be typed as v, as ü, or as u where no other syllable is meant', () => {
  expect(certain('lvse')?.[0]).toBe('lv se')
  expect(certain('lǜse')?.[0]).toBe('lv se')
  expect(certain('lue')?.[0]).toBe('lve')
})

test('digits stand for themselves', () => {
  expect(certain('58tongcheng')?.[0]).toBe('5… 8… tong cheng')
})

test('a last syllable that is not typed to its end, and syllables mixed with initials, are loose', () => {
  expect(loose('chongqi')).toContain('chong qi|qia|qian|qiang|qiao|qie|qin|qing|qiong|qiu')
  expect(loose('cqchangan')).toContain('c… q… chang an')
})

test('what holds anything else is no pinyin', () => {
  for (const text of ['重庆', 'cq重', '12345', 'a', '', 'a&b', 'x'.repeat(61)]) expect(readTypedPinyin(text)).toBeNull()
})
