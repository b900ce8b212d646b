import { expect, test } from '@jest/globals'
import { tokenClaims } from './token.ts'

test('a steward’s token is for the whole city where nothing is told, and for no region where an empty one is', () => {
  expect(tokenClaims('steward', {})).toEqual({ role: 'steward', region: '50' })
  expect(tokenClaims('steward', { region: '500112' })).toEqual({ role: 'steward', region: '500112' })
  expect(tokenClaims('steward', { region: '' })).toEqual({ role: 'steward' })
  expect(tokenClaims('analyst', {})).toEqual({ role: 'analyst' })
})
