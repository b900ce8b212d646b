import { expect, test } from '@jest/globals'
import { firstDifference } from './differences.ts'

const card = { name: '甲', inspections: { totalCount: 1, nodes: [{ id: 'a', findings: null }] } }

test('answers that differ in the order of their keys only are equal', () => {
  const same = { inspections: { nodes: [{ findings: null, id: 'a' }], totalCount: 1 }, name: '甲' }
  expect(firstDifference(card, same)).toBeNull()
})

test('the first place where answers differ is named', () => {
  const other = structuredClone(card)
  other.inspections.nodes[0]!.id = 'b'
  expect(firstDifference(card, other)).toBe('.inspections.nodes[0].id')
  expect(firstDifference(card, null)).toBe('.')
})

test('a field that is missing, an element too many, and a list in place of an object are differences', () => {
  expect(firstDifference({ a: undefined }, {})).toBe('.a')
  expect(firstDifference([1], [1, 2])).toBe('[1]')
  expect(firstDifference({ a: [] }, { a: {} })).toBe('.a')
})

test('null, zero and an empty text are different answers', () => {
  expect(firstDifference({ fine: null }, { fine: 0 })).toBe('.fine')
  expect(firstDifference({ fine: 0 }, { fine: '' })).toBe('.fine')
})
