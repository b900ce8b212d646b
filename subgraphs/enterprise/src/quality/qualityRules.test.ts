import { expect, test } from '@jest/globals'
import { provisionalOrgCode } from '@e360/identity/provisionalCodes'
import { codesOf, miswritten } from '../../testing/register.ts'
import { qualityRules } from './qualityRules.ts'
import type { JudgedCompany } from './types.ts'

const { orgCode, uscc, registrationNo } = codesOf(1)
const on = '2026-11-22'

/** A company with which nothing is wrong. */
const sound: JudgedCompany = {
  orgCode,
  name: '重庆渝昂轴承有限公司',
  normalName: '重庆渝昂轴承有限公司',
  headOfficeName: null,
  uscc,
  registrationNo,
  registrationStatus: 'ACTIVE',
  registeredCapital: '100000000',
  registeredCapitalCurrency: 'CNY',
  establishedOn: '2001-02-28',
  nameSince: '2001-02-28',
  endedOn: null,
  regionCode: '500103',
  industryCode: 'C3451',
  warnings: '',
  hasEnterpriseType: true,
  hasLegalRepresentative: true,
  hasAddress: true,
  hasBusinessScope: true,
  hasRegistrationAuthority: true,
  shared: { uscc: false, registrationNo: false, name: false },
  record: { system: '登记', recordId: '1' },
  recordedAt: '2026-01-01T00:00:00.000Z',
  toldAt: '2026-01-02T00:00:00.000Z',
  disputed: [],
}

const alone = sound.shared

/** What breaks each rule, what the defect then quotes, and which other rules it breaks. */
const broken: Record<string, [change: Partial<JudgedCompany>, value: string | null, also?: string[]]> = {
  CODE_MISSING: [{ orgCode: provisionalOrgCode(1), uscc: null }, null, ['USCC_MISSING']],
  USCC_MISSING: [{ uscc: null }, null],
  REGION_MISSING: [{ regionCode: null }, null],
  ESTABLISHED_ON_MISSING: [{ establishedOn: null }, null],
  LEGAL_REPRESENTATIVE_MISSING: [{ hasLegalRepresentative: false }, null],
  ADDRESS_MISSING: [{ hasAddress: false }, null],
  STATUS_UNKNOWN: [{ registrationStatus: 'UNKNOWN' }, null],
  TYPE_MISSING: [{ hasEnterpriseType: false }, null],
  CAPITAL_MISSING: [{ registeredCapital: null }, null],
  INDUSTRY_MISSING: [{ industryCode: null }, null],
  SCOPE_MISSING: [{ hasBusinessScope: false }, null],
  AUTHORITY_MISSING: [{ hasRegistrationAuthority: false }, null],
  ORG_CODE_CHECK_DIGIT: [{ orgCode: miswritten(orgCode), uscc: null }, miswritten(orgCode), ['USCC_MISSING']],
  USCC_CHECK_DIGIT: [{ uscc: miswritten(uscc) }, miswritten(uscc)],
  REGISTRATION_NO_CHECK_DIGIT: [{ registrationNo: miswritten(registrationNo) }, miswritten(registrationNo)],
  REGISTRATION_NO_OF_PERSON: [{ registrationNo: '11010519491231002X' }, null],
  REGION_UNKNOWN: [{ regionCode: '990101' }, '990101'],
  REGION_ABOLISHED: [{ regionCode: '500222' }, '500222', ['ISSUED_ELSEWHERE']],
  ESTABLISHED_ON_IMPLAUSIBLE: [{ establishedOn: '1899-12-30', nameSince: null }, '1899-12-30'],
  NAME_CHARACTER: [{ name: '重庆渝昂\u202E轴承有限公司' }, '重庆渝昂�轴承有限公司'],
  CAPITAL_NEGATIVE: [{ registeredCapital: -1 }, '-1'],
  CURRENCY_UNKNOWN: [{ registeredCapitalCurrency: '万元' }, '万元'],
  INDUSTRY_FORM: [{ industryCode: '轴承' }, '轴承'],
  USCC_SHARED: [{ shared: { ...alone, uscc: true } }, uscc],
  REGISTRATION_NO_SHARED: [{ shared: { ...alone, registrationNo: true } }, registrationNo],
  NAME_SHARED: [{ shared: { ...alone, name: true } }, sound.name],
  CODES_CONFLICT: [{ orgCode: codesOf(2).orgCode }, `${codesOf(2).orgCode} / ${uscc}`],
  ESTABLISHED_IN_FUTURE: [{ establishedOn: '2026-11-23', nameSince: null }, '2026-11-23'],
  ENDED_BEFORE_ESTABLISHED: [{ registrationStatus: 'CANCELLED', endedOn: '2000-01-01' }, '2000-01-01 < 2001-02-28'],
  NAMED_BEFORE_ESTABLISHED: [{ nameSince: '2000-01-01' }, '2000-01-01 < 2001-02-28'],
  SOURCES_DISAGREE: [{ disputed: ['address', 'legalRepresentative'] }, 'address,legalRepresentative'],
  ISSUED_ELSEWHERE: [{ regionCode: '500105' }, '500103 / 500105'],
  TOLD_WITHOUT_TIME: [{ recordedAt: null }, null],
  STALE: [{ toldAt: '2025-11-21T23:00:00.000Z' }, '2025-11-21T23:00:00.000Z'],
}

const brokenBy = (company: JudgedCompany, day = on) =>
  qualityRules.filter(rule => rule.appliesTo?.(company) !== false && !rule.holds(company, day)).map(({ code }) => code)

test('every rule has an example, a code of its own and a sentence', () => {
  expect(qualityRules.map(({ code }) => code)).toEqual(Object.keys(broken))
  expect(new Set(qualityRules.map(({ code }) => code)).size).toBe(qualityRules.length)
  expect(qualityRules.every(({ sentence }) => /^\p{Script=Han}|^\d/u.test(sentence))).toBe(true)
})

test('nothing is wrong with a sound company', () => expect(brokenBy(sound)).toEqual([]))

test.each(Object.entries(broken))(
  '%s is told where it is so, with what stands there',
  (code, [change, value, also]) => {
    const company = { ...sound, ...change }
    expect(brokenBy(company)).toEqual(expect.arrayContaining([code, ...(also ?? [])]))
    expect(brokenBy(company)).toHaveLength(1 + (also?.length ?? 0))
    expect(qualityRules.find(rule => rule.code === code)!.value?.(company) ?? null).toBe(value)
  },
)

test('what does not apply is not checked: capital of a branch, codes that are not told, a gone company’s freshness', () => {
  const branch = { name: '重庆渝昂轴承有限公司江北分公司', headOfficeName: sound.name, registeredCapital: null }
  expect(brokenBy({ ...sound, ...branch })).toEqual([])
  expect(brokenBy({ ...sound, registrationNo: null })).toEqual([])
  expect(
    brokenBy({ ...sound, registrationStatus: 'CANCELLED', regionCode: '500222', uscc: null, toldAt: null }),
  ).toEqual(['USCC_MISSING'])
  expect(brokenBy({ ...sound, registrationNo: '5001001801234' })).toEqual([])
})

test('a day is judged as of the day that is asked for', () => {
  expect(brokenBy({ ...sound, establishedOn: '2026-11-23', nameSince: null }, '2026-11-23')).toEqual([])
  expect(brokenBy(sound, '2027-01-03')).toEqual(['STALE'])
  expect(brokenBy({ ...sound, regionCode: '500222' }, '2010-12-31')).not.toContain('REGION_ABOLISHED')
  expect(brokenBy({ ...sound, regionCode: '500222' }, '2011-01-01')).toContain('REGION_ABOLISHED')
})
