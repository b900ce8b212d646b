import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { sharedRows, testOnSharedData } from '../testing/sharedRows.ts'
import { normalName } from './normalName.ts'

const spellings = [
  '重庆市双狮摩托车制造（集团）有限责任公司第二分公司',
  '重庆双狮摩托车制造(集团)有限公司第2分公司',
  '　重慶市雙獅摩托車製造【集團】有限責任公司第Ⅱ分公司 ',
  '重庆·双狮“摩托车”制造﹝集团﹞有限公 司第二分公司。',
  '重庆市双狮摩托车制造（集团）\u200b有限公司\u202e第二分公司`',
]

test('all spellings of one name meet', () => {
  expect(new Set(spellings.map(normalName))).toEqual(new Set(['重庆双狮摩托车制造(集团)有限公司第2分公司']))
})

test('有限责任公司 is 有限公司, also before a branch', () => {
  expect(normalName('重庆水泵厂有限责任公司永川分公司')).toBe(normalName('重庆水泵厂有限公司永川分公司'))
})

test('股份有限公司, 有限公司 and 公司 are three forms', () => {
  expect(new Set(['股份有限公司', '有限公司', '公司', ''].map(form => normalName(`重庆金铃${form}`))).size).toBe(4)
})

const companies = fc
  .tuple(
    fc.constantFrom('重庆', '重庆市', '四川省', '', '(重庆)'),
    fc.string({ unit: fc.constantFrom(...Array.from('双狮万一二十乾昇A1·（）市省第')), minLength: 1, maxLength: 6 }),
    fc.constantFrom('有限公司', '有限责任公司', '股份有限公司', '厂', '供销合作社'),
  )
  .map(parts => parts.join(''))

test('a branch never meets its parent', () => {
  const branches = fc.constantFrom(
    '分公司',
    '第一分公司',
    '1店',
    '门市部',
    '营业部',
    '重庆分公司',
    '（重庆）分公司',
    'Ⅱ门店',
    '一',
    '分',
  )
  fc.assert(
    fc.property(companies, branches, (company, branch) => {
      expect(normalName(company + branch)).not.toBe(normalName(company))
      expect(normalName(company + branch).startsWith(normalName(company).slice(0, -1))).toBe(true)
    }),
  )
})

const pieces = fc.constantFrom(
  ...'重庆 重庆市 市 省 四川省 市政 自治区 内蒙古 ( ) （ ） 【 有限 责任 公司 有限责任公司 分公司 第 一 二 十 八 I II Ⅳ V 1 2 - . · 店 厂 部 件 號 鏻 乾 a ß ŉ é'.split(
    ' ',
  ),
  ' ',
  '\u200b',
  '\u0301',
  '\u202e',
  '😀',
  '\ud800',
)

test('the normal form of a normal form is itself', () => {
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary' }),
    companies,
  )
  fc.assert(
    fc.property(texts, text => {
      const normal = normalName(text)
      expect(normalName(normal)).toBe(normal)
    }),
    { numRuns: 5000 },
  )
})

test('nothing, blanks, very long and hostile texts have a normal form', () => {
  expect(normalName('')).toBe('')
  expect(normalName(' \u3000\u200b\u202e。')).toBe('')
  for (const piece of [
    '重',
    '一',
    '市',
    '第',
    '（',
    '有限责任',
    '有限责任公司',
    '1-',
    '\ud800',
    '👨‍👩‍👧',
    'e\u0301',
    '鏻',
    '\u202e',
  ]) {
    const normal = normalName(`重庆${piece.repeat(10_000)}有限公司`)
    expect(normalName(normal)).toBe(normal)
  }
})

/** In this half of the register two companies, one with 市 and one without, bear otherwise the same name. */
const knownCollisions = 1

testOnSharedData('of 34,041 registered names practically no two meet', () => {
  const names = sharedRows('registry_cq_dev.csv').map(row => row.ent_name!)
  expect(names.length - new Set(names.map(normalName)).size).toBe(knownCollisions)
})

testOnSharedData('no two companies of the hard negative pairs meet', () => {
  const meeting = sharedRows('hard_negative_pairs_dev.csv').filter(
    ({ name_a, name_b }) => normalName(name_a!) === normalName(name_b!),
  )
  expect(meeting).toEqual([])
})

testOnSharedData('every departmental spelling that is only a writing variant meets its registered name', () => {
  const registered = new Map(sharedRows('registry_cq_dev.csv').map(row => [normalName(row.ent_name!), row.uscc]))
  const labels = new Map(sharedRows('match_labels_dev.csv').map(label => [label.record_id, label]))
  for (const { record_id, ent_name_raw } of sharedRows('match_queries_dev.csv')) {
    const { scenario, expected_uscc } = labels.get(record_id)!
    const found = registered.get(normalName(ent_name_raw!))
    if (scenario === 'name_norm_nocode') expect({ ent_name_raw, found }).toEqual({ ent_name_raw, found: expected_uscc })
    if (scenario === 'unknown' || scenario === 'unknown_near' || scenario === 'branch')
      expect({ ent_name_raw, found }).toEqual({ ent_name_raw, found: undefined })
  }
})
