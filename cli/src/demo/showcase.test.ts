import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readUscc } from '@e360/identity/codes'
import { demoCity, demoShowcase } from './city.ts'
import type { DemoCity } from './city.ts'

const ofShowcase = (city: DemoCity, department: 'inspections' | 'certificates' | 'penalties' | 'grades') => {
  const part = String(10_000_000 + demoShowcase(city).index).slice(1)
  return Array.from<{ source: { recordId: string; enterpriseName?: string; enterpriseCode?: string } }>(
    city[department](),
  ).filter(({ source }) => source.recordId.slice(6, 13) === part)
}

test('the company to try has a rich history in every department, whatever the seed and the day', () => {
  const days = fc
    .integer({ min: 0, max: 3_000 })
    .map(day => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.nat(), days, (seed, today) => {
      const city = demoCity({ size: 100, seed, today })
      const inspections = ofShowcase(city, 'inspections')
      expect(inspections.length).toBeGreaterThanOrEqual(8)
      expect(inspections).toContainEqual(expect.objectContaining({ conclusion: 'FAILED' }))
      expect(ofShowcase(city, 'certificates').length).toBeGreaterThanOrEqual(2)
      expect(ofShowcase(city, 'penalties').length).toBeGreaterThanOrEqual(1)
      const grades = ofShowcase(city, 'grades') as { validUntil?: string }[]
      expect(grades.some(({ validUntil }) => validUntil! > today)).toBe(true)

      const { enterprise } = demoShowcase(city)
      expect(enterprise.registrationStatus).toBe('ACTIVE')
      expect(enterprise.formerNames!.length).toBeGreaterThanOrEqual(1)
      expect(readUscc(enterprise.uscc!)!.valid).toBe(true)
      expect(enterprise.regionCode).toMatch(/^500[12]\d\d$/)
    }),
    { numRuns: 60 },
  )
})

test('every record of the company to try names it by its code and by the name of that day', () => {
  const city = demoCity({ size: 100, seed: 360, today: '2026-11-22' })
  const { enterprise } = demoShowcase(city)
  const names = [enterprise.name, ...enterprise.formerNames!]
  for (const department of ['inspections', 'certificates', 'penalties', 'grades'] as const)
    for (const { source } of ofShowcase(city, department)) {
      expect(source.enterpriseCode).toBe(enterprise.uscc)
      expect(names).toContain(source.enterpriseName)
    }
})
