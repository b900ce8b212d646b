import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { candidatesOf, describe, type SubjectMatch } from './candidates.ts'

const company = (orgCode: string) => ({
  orgCode,
  name: `企业${orgCode}`,
  uscc: null,
  registrationStatus: null,
  region: null,
})
const candidate = (orgCode: string, score: number) => ({ enterprise: company(orgCode), score, evidence: [] })
const match = (decision: SubjectMatch['decision'], linked: string | null, ...scores: number[]): SubjectMatch => ({
  ref: '0',
  decision,
  enterprise: linked === null ? null : { orgCode: linked },
  candidates: scores.map((score, index) => candidate(String(index), score)),
})

test('only what the matcher links by itself is a match, and no candidate beside it', () => {
  const matches = (given: SubjectMatch) => candidatesOf(given, 5).map(found => found.match)
  expect(matches(match('AUTO', '0', 0.9, 0.8))).toEqual([true, false])
  expect(matches(match('REVIEW', null, 0.99, 0.98))).toEqual([false, false])
  expect(matches(match('REVIEW', '0', 0.99))).toEqual([false])
  expect(matches(match('NONE', null))).toEqual([])
})

test('at most as many candidates as wanted, the best of them', () => {
  expect(candidatesOf(match('REVIEW', null, 0.9, 0.8, 0.7), 2).map(({ id }) => id)).toEqual(['0', '1'])
})

test('the score is 0 to 100 and orders as the matcher does', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [first, second] = candidatesOf(match('REVIEW', null, Math.max(a, b), Math.min(a, b)), 5).map(
        ({ score }) => score,
      )
      expect(first).toBeGreaterThanOrEqual(second!)
      expect([first! <= 100, second! >= 0]).toEqual([true, true])
    }),
  )
  expect(candidatesOf(match('REVIEW', null, 0.9876), 1)[0]!.score).toBe(98.76)
})

test('a description tells code, district and status, as far as they are known', () => {
  const known = {
    ...company('DE0000051'),
    uscc: '91500112DE00000510',
    region: { name: '渝北区' },
    registrationStatus: 'REVOKED',
  }
  expect(describe(known)).toBe('91500112DE00000510 · 渝北区 · 吊销未注销')
  expect(describe(company('DE0000051'))).toBe('DE0000051')
})
