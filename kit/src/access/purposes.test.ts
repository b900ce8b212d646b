import { expect, test } from '@jest/globals'
import { readPurpose } from './purposes.ts'

test('a purpose is read with its case and the reason for breaking the glass, percent-encoded or not', () => {
  expect(readPurpose(undefined)).toBeNull()
  expect(readPurpose('INSPECTION')).toEqual({ code: 'INSPECTION' })
  expect(readPurpose('CASE; case=2024-1')).toEqual({ code: 'CASE', caseNumber: '2024-1' })
  const encoded = encodeURIComponent('渝市监案〔2024〕1号')
  expect(readPurpose(`CASE; case=${encoded}; glass=${encodeURIComponent('追查')}`)).toEqual({
    code: 'CASE',
    caseNumber: '渝市监案〔2024〕1号',
    glassReason: '追查',
  })
  expect(readPurpose('INSPECTION', '100% 追查')).toEqual({ code: 'INSPECTION', glassReason: '100% 追查' })
})

test.each([
  ['NONE'],
  ['CASE'],
  ['CASE; case='],
  ['CASE; case=%00'],
  ['INSPECTION; glass=.'],
  [`INSPECTION; case=${'9'.repeat(501)}`],
])('“%s” is refused', header => {
  expect(() => readPurpose(header)).toThrow(/x-e360-purpose|案号|理由/)
})
