import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { recordIdOf } from './recordId.ts'

test('the id is the same whatever the order of columns, outer blanks, line breaks and blank columns', () => {
  const id = recordIdOf({ ent_name: '甲公司', findings: '铅\n镉' })
  expect(id).toMatch(/^[\da-f]{64}$/)
  expect(recordIdOf({ findings: ' 铅\r\n镉', ent_name: '甲公司 ', role: '  ' })).toBe(id)
})

test('when and in which version a record was sent does not change its id', () => {
  expect(recordIdOf({ a: '1', recorded_at: '2021', version: '2', system: 's' })).toBe(recordIdOf({ a: '1' }))
})

test('different records have different ids, also where their cells run together alike', () => {
  expect(recordIdOf({ a: '1","b', b: '2' })).not.toBe(recordIdOf({ a: '1', b: 'b","2' }))
  const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '12', '2', '"', ','))
  fc.assert(
    fc.property(record, record, (one, other) => {
      const same = isDeepStrictEqual({ ...one }, { ...other })
      expect(recordIdOf(one) === recordIdOf(other)).toBe(same)
    }),
  )
})
