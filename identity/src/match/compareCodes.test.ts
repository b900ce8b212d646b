import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { orgCodeCheck, usccAlphabet, usccCheck } from '../checkCharacters.ts'
import { neighbouringOrgCodes } from './codeNeighbours.ts'
import { compareCodes } from './compareCodes.ts'
import { readGivenCode } from './givenCode.ts'

const entry = { orgCode: '622052913', codes: ['91500113622052913C'] }
const outcome = (text: string, company = entry) => {
  const given = readGivenCode(text)
  return given && (compareCodes(given, company)?.outcome ?? null)
}

test('any code of the company agrees, also its former ones', () => {
  expect(outcome('62205291-3')).toBe('SAME')
  expect(outcome('91500113622052913C')).toBe('SAME')
  expect(outcome('551385082', { ...entry, codes: [...entry.codes, '551385082'] })).toBe('SAME')
})

test('a credit code issued elsewhere that holds the same organization code agrees', () => {
  const body = '91500112622052913'
  expect(outcome(body + usccCheck(body))).toBe('SAME')
})

test('a lawful pilot code that fails the check agrees, but is not sound', () => {
  const pilot = '91350100M0001TGQXM'
  expect(outcome(pilot, { orgCode: 'M0001TGQX', codes: [pilot] })).toBe('SAME_UNCHECKED')
})

test('one error, or a cut, is near', () => {
  for (const text of [
    '91500113622052813C',
    '91500113622059213C',
    '9150011362205293C',
    '915001136222052913C',
    '9150011362205',
    '622053913',
  ])
    expect({ text, outcome: outcome(text) }).toEqual({ text, outcome: 'NEAR' })
  expect(outcome('915OO113622O52913C')).toBe('REPAIRED')
})

test('another sound code contradicts, a damaged one that is far away is foreign', () => {
  expect(outcome('91110108551385082Q')).toBe('CONTRADICTS')
  expect(outcome('551385082')).toBe('CONTRADICTS')
  expect(outcome('91110108551385083Q')).toBe('FOREIGN')
  expect(outcome('91500113622952813C')).toBe('GARBLED')
})

test('a registration number says nothing where the register has none', () => {
  expect(outcome('320600400005086')).toBeNull()
  expect(outcome('320600400005086', { ...entry, codes: ['320600400005086'] })).toBe('SAME')
  expect(outcome('5001132100123')).toBeNull()
})

const usccs = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 8, maxLength: 8 }),
    fc.constantFrom('500113', '110108'),
  )
  .map(([organization, region]) => {
    const body = `91${region}${organization}${orgCodeCheck(organization)}`
    return body + usccCheck(body)
  })

test('whatever single error a credit code suffers, its organization code is among the neighbours', () => {
  fc.assert(
    fc.property(
      usccs,
      fc.nat(17),
      fc.constantFrom(...Array.from(usccAlphabet)),
      fc.constantFrom('replace', 'drop', 'double', 'exchange', 'cut'),
      (code, at, other, kind) => {
        const damaged = {
          replace: code.slice(0, at) + other + code.slice(at + 1),
          drop: code.slice(0, at) + code.slice(at + 1),
          double: code.slice(0, at) + code[at] + code.slice(at),
          exchange: code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2),
          cut: code.slice(0, 16),
        }[kind]
        const given = readGivenCode(damaged)
        fc.pre(given !== null && !given.valid)
        expect([...neighbouringOrgCodes(given), ...given.repaired.map(text => text.slice(8, 17))]).toContain(
          code.slice(8, 17),
        )
      },
    ),
  )
})

test('a sound code has no neighbours, and no code has many', () => {
  expect(neighbouringOrgCodes(readGivenCode('91500113622052913C')!)).toEqual([])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCX')), minLength: 8, maxLength: 19 }),
      text => {
        const given = readGivenCode(text)
        if (given) expect(neighbouringOrgCodes(given).length).toBeLessThanOrEqual(60)
      },
    ),
  )
})
