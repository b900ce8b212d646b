import { expect, test } from '@jest/globals'
import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { demoCity } from './city.ts'
import type { RecordSourceInput } from './inputs.ts'

const city = demoCity({ size: 20_000, seed: 360, today: '2026-11-22' })
const enterprises = [...city.enterprises()]
const sources: RecordSourceInput[] = [
  ...city.inspections(),
  ...city.certificates(),
  ...city.penalties(),
  ...city.listings(),
  ...city.grades(),
].map(({ source }) => source)

const indexByName = new Map<string, number>()
const indexByCode = new Map<string, number>()
enterprises.forEach(({ name, formerNames = [], orgCode, registrationNo }, index) => {
  for (const borne of [name, ...formerNames]) indexByName.set(normalName(borne), index)
  for (const code of [orgCode, registrationNo]) if (code !== undefined) indexByCode.set(code, index)
})

const companyNamed = ({ enterpriseName }: RecordSourceInput) => indexByName.get(normalName(enterpriseName ?? ''))
const companyCoded = ({ enterpriseCode }: RecordSourceInput) => {
  if (enterpriseCode === undefined) return undefined
  const { orgCode, canonical } = readCode(enterpriseCode)
  return indexByCode.get(orgCode ?? canonical ?? '')
}
const share = (holds: (source: RecordSourceInput) => boolean) => sources.filter(holds).length / sources.length

const isClean = (source: RecordSourceInput) => {
  const { name, formerNames = [], uscc, orgCode, registrationNo } = enterprises[Number(source.recordId.slice(6, 13))]!
  const { enterpriseName, enterpriseCode } = source
  return [name, ...formerNames].includes(enterpriseName!) && enterpriseCode === (uscc ?? orgCode ?? registrationNo)
}

test('most records name their company word for word, about one in eight does not', () => {
  expect(share(isClean)).toBeGreaterThan(0.84)
  expect(share(isClean)).toBeLessThan(0.92)
})

test('two records in a hundred cannot be linked: their company is unknown, or the code is that of another one', () => {
  const unlinkable = (source: RecordSourceInput) => {
    const [named, coded] = [companyNamed(source), companyCoded(source)]
    return named === undefined ? coded === undefined : coded !== undefined && coded !== named
  }
  expect(share(unlinkable)).toBeGreaterThan(0.015)
  expect(share(unlinkable)).toBeLessThan(0.027)
  expect(share(source => companyNamed(source) === undefined && companyCoded(source) === undefined)).toBeGreaterThan(
    0.01,
  )
  const contradictory = (source: RecordSourceInput) => {
    const [named, coded] = [companyNamed(source), companyCoded(source)]
    return named !== undefined && coded !== undefined && coded !== named
  }
  expect(share(contradictory)).toBeGreaterThan(0.004)
})

test('every other record still names its own company and no other, however dirty it is', () => {
  const others = sources.filter(source => {
    const [named, coded] = [companyNamed(source), companyCoded(source)]
    const linkable = named !== undefined && (coded === undefined || coded === named)
    return linkable && named !== Number(source.recordId.slice(6, 13))
  })
  expect(others).toEqual([])
})

test('every kind of dirt occurs', () => {
  const some = (holds: (source: RecordSourceInput) => boolean) => expect(sources.some(holds)).toBe(true)
  some(({ enterpriseCode }) => enterpriseCode === undefined)
  some(({ enterpriseCode = '' }) => /^[\dA-Z]{8}-[\dX]$/.test(enterpriseCode))
  some(({ enterpriseCode = '' }) => enterpriseCode.startsWith('９'))
  some(({ enterpriseCode = '' }) => /[a-z]/.test(enterpriseCode))
  some(({ enterpriseName = '' }) => enterpriseName.includes(' '))
  some(source => companyNamed(source) === undefined && companyCoded(source) !== undefined)
  some(source => {
    const { name, formerNames = [] } = enterprises[Number(source.recordId.slice(6, 13))]!
    return formerNames.includes(source.enterpriseName!) && name !== source.enterpriseName
  })
  some(source => {
    const named = companyNamed(source)
    return (
      named !== undefined &&
      normalName(enterprises[named]!.name) === normalName(source.enterpriseName!) &&
      !isClean(source)
    )
  })
})

test('a department writes the district in full, short, or not at all', () => {
  const written = new Set(sources.map(({ enterpriseDistrict }) => enterpriseDistrict))
  expect(written).toContain('渝北区')
  expect(written).toContain('渝北')
  expect(written).toContain(undefined)
})
