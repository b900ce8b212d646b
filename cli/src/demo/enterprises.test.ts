import { expect, test } from '@jest/globals'
import { readOrgCode, readRegistrationNo, readUscc } from '@e360/identity/codes'
import type { CheckedCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { demoCity } from './city.ts'
import type { EnterpriseInput } from './inputs.ts'

const size = 100_000
const today = '2026-11-22'
const enterprises = [...demoCity({ size, seed: 360, today }).enterprises()]
const share = (holds: (enterprise: EnterpriseInput) => boolean) => enterprises.filter(holds).length / size
const told = (values: readonly (string | undefined)[]): string[] => values.filter(value => value !== undefined)

test('no two of 100,000 companies ever bore the same name, not even in the normal form', () => {
  const names = enterprises.flatMap(({ name, formerNames = [] }) => [name, ...formerNames].map(normalName))
  expect(names.length).toBeGreaterThan(size)
  expect(new Set(names).size).toBe(names.length)
})

test('no two companies have the same code', () => {
  for (const key of ['orgCode', 'uscc', 'registrationNo'] as const) {
    const codes = told(enterprises.map(enterprise => enterprise[key]))
    expect(new Set(codes).size).toBe(codes.length)
  }
})

test('every code is written in canonical form and agrees with its check digit, but for one credit code in a thousand', () => {
  const usccs = told(enterprises.map(({ uscc }) => uscc))
  const wrong = usccs.filter(uscc => !readUscc(uscc)!.valid)
  expect(usccs.every(uscc => readUscc(uscc)!.canonical === uscc)).toBe(true)
  expect(wrong.length).toBeGreaterThan(50)
  expect(wrong.length).toBeLessThan(150)
  const orgCodes = told(enterprises.map(({ orgCode }) => orgCode))
  const numbers = told(enterprises.map(({ registrationNo }) => registrationNo))
  const agrees = (code: string, read: CheckedCode | null) => read?.valid === true && read.canonical === code
  expect(orgCodes.filter(code => !agrees(code, readOrgCode(code)))).toEqual([])
  expect(numbers.filter(code => !agrees(code, readRegistrationNo(code)))).toEqual([])
})

test('a credit code bears the district and the organization code of its company', () => {
  const others = enterprises.filter(
    ({ uscc, orgCode, regionCode }) =>
      uscc !== undefined && (uscc.slice(2, 8) !== (regionCode ?? '500000') || uscc.slice(8, 17) !== orgCode),
  )
  expect(others).toEqual([])
})

test('one company in a hundred has no code at all, some only a registration number, some it besides the others', () => {
  expect(share(one => !one.uscc && !one.orgCode && !one.registrationNo)).toBeCloseTo(0.01, 2)
  expect(share(one => !one.uscc && !one.orgCode && one.registrationNo !== undefined)).toBeGreaterThan(0.003)
  expect(share(one => one.uscc !== undefined && one.registrationNo !== undefined)).toBeGreaterThan(0.05)
})

test('17 of 20 registrations go on, the others ended in every way there is', () => {
  expect(share(({ registrationStatus }) => registrationStatus === 'ACTIVE')).toBeCloseTo(0.85, 1)
  expect(new Set(enterprises.map(({ registrationStatus }) => registrationStatus)).size).toBe(9)
})

test('every district has companies, the largest many times more than the smallest, and some companies have no district', () => {
  const counts = new Map<string | undefined, number>()
  for (const { regionCode } of enterprises) counts.set(regionCode, (counts.get(regionCode) ?? 0) + 1)
  expect(counts.size).toBe(39)
  expect(counts.get('500107')! / counts.get('500229')!).toBeGreaterThan(8)
  expect(counts.get(undefined)! / size).toBeCloseTo(0.02, 1)
})

test('one company in ten has one to three former names', () => {
  const lengths = enterprises.map(({ formerNames = [] }) => formerNames.length)
  expect(Math.max(...lengths)).toBe(3)
  expect(lengths.filter(length => length > 0).length / size).toBeCloseTo(0.1, 1)
})

test('one company in twenty is a branch of another one of this city that was founded before it', () => {
  const founded = new Map(enterprises.map(({ name, establishedOn }) => [name, establishedOn!]))
  const branches = enterprises.filter(({ name }) => name.endsWith('分公司'))
  expect(branches.length / size).toBeCloseTo(0.05, 3)
  const parentOf = (name: string) => name.replace(/公司[^公]{2,5}分公司$/u, '公司')
  const orphans = branches.filter(({ name, establishedOn }) => !(founded.get(parentOf(name))! <= establishedOn!))
  expect(orphans).toEqual([])
})

test('companies were founded from 1980 until before today and are written down after that', () => {
  const others = enterprises.filter(
    ({ establishedOn, source: { recordedAt } }) =>
      !(establishedOn! >= '1980-01-01' && establishedOn! <= recordedAt!.slice(0, 10) && recordedAt! < today),
  )
  expect(others).toEqual([])
})

test('money is a whole number of fen above nothing, with its currency', () => {
  const others = enterprises.filter(({ registeredCapital, registeredCapitalCurrency }) =>
    registeredCapital === undefined
      ? registeredCapitalCurrency !== undefined
      : registeredCapitalCurrency === undefined || !/^[1-9]\d*$/.test(registeredCapital),
  )
  expect(others).toEqual([])
  expect(share(({ registeredCapital }) => registeredCapital === undefined)).toBeGreaterThan(0.1)
})
