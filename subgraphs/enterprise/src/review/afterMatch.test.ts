import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { afterMatch } from './afterMatch.ts'
import type { SubjectStatus } from './subject.ts'

const companies = ['A', 'B', 'C']
const [a, b, c] = companies as [string, string, string]
const company = fc.constantFrom(...companies)
const status = fc.constantFrom<SubjectStatus[]>('WAITING', 'OPEN', 'UNDECIDED', 'REOPENED', 'NEW_ENTERPRISE', 'LINKED')
const answer = fc.oneof(
  fc.constant({ orgCode: null, candidates: [] as string[] }),
  fc.uniqueArray(company, { minLength: 1 }).map(candidates => ({ orgCode: null, candidates })),
  fc.uniqueArray(company, { minLength: 1 }).map(candidates => ({ orgCode: candidates[0]!, candidates })),
)
const refusals = fc.uniqueArray(company).map(companies => new Set(companies))

test('a company that a person refused, or any while a link was taken back, is never linked without a person', () => {
  fc.assert(
    fc.property(status, fc.option(company), answer, refusals, (of, former_code, decision, refused) => {
      const outcome = afterMatch({ status: of, former_code }, decision, refused)
      if (outcome?.status !== 'LINKED') return
      expect(former_code).toBeNull()
      expect(refused.has(outcome.org_code!)).toBe(false)
    }),
  )
})

test('what a person is asked lists the company whose link was taken back, and no more than five', () => {
  const decision = { orgCode: null, candidates: ['1', '2', '3', '4', '5'] }
  expect(afterMatch({ status: 'REOPENED', former_code: 'A' }, decision, new Set())).toEqual({
    status: 'REOPENED',
    org_code: null,
    listed: ['A', '1', '2', '3', '4'],
  })
})

test.each<[SubjectStatus, string[], SubjectStatus]>([
  ['WAITING', [], 'WAITING'],
  ['WAITING', [a], 'OPEN'],
  ['OPEN', [b], 'OPEN'],
  ['OPEN', [], 'WAITING'],
  ['UNDECIDED', [b], 'UNDECIDED'],
  ['NEW_ENTERPRISE', [c], 'OPEN'],
])('%s becomes, where %j may be it, %s', (before, candidates, after) => {
  expect(afterMatch({ status: before, former_code: null }, { orgCode: null, candidates }, new Set())?.status).toBe(
    after,
  )
})

test('where it was none of them it stays so until another may be it', () => {
  const waiting = { status: 'NEW_ENTERPRISE', former_code: null } as const
  expect(afterMatch(waiting, { orgCode: a, candidates: [a] }, new Set([a]))).toBeNull()
  expect(afterMatch(waiting, { orgCode: b, candidates: [b] }, new Set([a]))).toMatchObject({
    status: 'LINKED',
    org_code: b,
  })
})
