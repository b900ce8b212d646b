import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { editsBetween } from './editDistance.ts'

test('replaced characters are told in pairs', () => {
  expect(editsBetween('华安化工', '华富化工', 2)).toMatchObject({ count: 1, replaced: [['安', '富']], added: null })
})

test('a drop, an addition and an exchange of neighbours count once', () => {
  expect(editsBetween('双狮摩车', '双狮摩托车', 2)).toMatchObject({ count: 1, replaced: null, pure: true })
  expect(editsBetween('双狮摩托托车', '双狮摩托车', 2)).toMatchObject({ count: 1, added: '托' })
  expect(editsBetween('双狮托摩车', '双狮摩托车', 2)).toMatchObject({ count: 1, replaced: null, pure: true })
})

test('a replaced character beside a dropped one is no mere drop', () => {
  expect(editsBetween('欧港家具', '欧洛蒙家具', 2)).toMatchObject({ count: 2, pure: false })
})

test('more edits than the limit are not counted', () => {
  expect(editsBetween('甲乙丙丁', '子丑寅卯', 3)).toBeNull()
})

const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 7 })

test('edits are as many in both directions, and none between equal texts only', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(editsBetween(a, b, 9)!.count).toBe(editsBetween(b, a, 9)!.count)
      expect(editsBetween(a, b, 9)!.count === 0).toBe(a === b)
    }),
  )
})

test('one edit away is found to be at most one edit', () => {
  fc.assert(
    fc.property(words, fc.nat(6), fc.constantFrom('', '丁', '丁戊'), (word, at, piece) => {
      const edited = word.slice(0, at) + piece + word.slice(at + 1)
      expect(editsBetween(edited, word, 2)!.count).toBeLessThanOrEqual(2)
    }),
  )
})
