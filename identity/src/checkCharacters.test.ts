import { expect, test } from '@jest/globals'
import { orgCodeCheck, registrationNoCheck, usccCheck } from './checkCharacters.ts'

test('an organization code ends in a digit, in X for 10 and in 0 for 11', () => {
  expect(orgCodeCheck('55138508')).toBe('2')
  expect(orgCodeCheck('20295200')).toBe('X')
  expect(orgCodeCheck('90379615')).toBe('0')
  expect(orgCodeCheck('MA5UG0PN')).toBe('8')
})

test('a credit code ends in one of the 31 characters of the standard', () => {
  expect(usccCheck('91350100M000100Y4')).toBe('3')
  expect(usccCheck('91110108551385082')).toBe('Q')
  expect(usccCheck('91230184MA1BUFLT4')).toBe('4')
  expect(usccCheck('92371000MA3MXH0E3')).toBe('W')
})

test('a registration number ends in the ISO 7064 MOD 11,10 digit', () => {
  expect(registrationNoCheck('32060040000508')).toBe('6')
  expect(registrationNoCheck('32098100002918')).toBe('9')
})

test('a body that no such code can have is a programmer’s mistake', () => {
  expect(() => orgCodeCheck('5513850')).toThrow(RangeError)
  expect(() => orgCodeCheck('5513850a')).toThrow(RangeError)
  expect(() => usccCheck('9111010855138508O')).toThrow(RangeError)
  expect(() => registrationNoCheck('3206004000050X')).toThrow(RangeError)
})
