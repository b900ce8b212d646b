import { expect, test } from '@jest/globals'
import { packedGrants, unpackedGrants } from './packedGrants.ts'

test('what grants open, and where, is the same after the way to a department, in as few words as it takes', () => {
  const grants = [
    { id: '1', fields: ['A.x', 'A.y'], regions: ['5001', '5002'] },
    { id: '2', fields: ['A.y', 'B.*'], regions: ['5002', '5001'] },
    { id: '3', fields: ['A.x'], regions: [] },
  ]
  const packed = packedGrants(grants)
  expect(packed).toEqual([
    ['A.x', 'A.y', 'B.*'],
    [
      ['5001,5002', [0, 1, 2]],
      ['', [0]],
    ],
  ])
  expect(unpackedGrants(packed)).toEqual([
    { id: '5001,5002', fields: ['A.x', 'A.y', 'B.*'], regions: ['5001', '5002'] },
    { id: '', fields: ['A.x'], regions: [] },
  ])
})
