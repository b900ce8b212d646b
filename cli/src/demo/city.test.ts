import { expect, test } from '@jest/globals'
import { demoCity } from './city.ts'
import type { DemoCity } from './city.ts'

const city = (size: number, seed = 360, today = '2026-11-22') => demoCity({ size, seed, today })
const departments = ['inspections', 'certificates', 'penalties', 'listings', 'grades'] as const
const indexOf = (recordId: string) => Number(recordId.slice(6, 13))

const everything = (of: DemoCity) => [
  [...of.enterprises()],
  ...departments.map(department => [...of[department]()] as const),
]

test('the same seed gives the same city, down to the last word', () => {
  expect(everything(city(300))).toEqual(everything(city(300)))
})

test('two iterations at the same time do not disturb each other, nor does one that was left early', () => {
  const one = city(300)
  const records = [...one.inspections()]
  const [slow, fast] = [one.inspections()[Symbol.iterator](), one.inspections()[Symbol.iterator]()]
  for (let at = 0; at < 50; at++) {
    expect(slow.next().value).toEqual(records[at])
    expect(fast.next().value).toEqual(records[2 * at])
    expect(fast.next().value).toEqual(records[2 * at + 1])
  }
  expect([...one.inspections()]).toEqual(records)
})

test('another seed is another city: no company has the name or the code of the same company elsewhere', () => {
  const here = new Set([...city(500).enterprises()].flatMap(({ name, orgCode }) => [name, orgCode ?? name]))
  const shared = [...city(500, 361).enterprises()].filter(
    ({ name, orgCode }) => here.has(name) || here.has(orgCode ?? name),
  )
  expect(shared.length).toBeLessThan(5)
})

test('a larger city begins with the smaller one: a company does not depend on the size', () => {
  const small = city(400)
  const large = city(900)
  expect([...large.enterprises()].slice(0, 400)).toEqual([...small.enterprises()])
  for (const department of departments) {
    const records = [...large[department]()].filter(({ source }) => indexOf(source.recordId) < 400)
    expect(records).toEqual([...small[department]()])
  }
})

test('a city can be asked for the entry of one company alone', () => {
  expect(city(100).enterprise(42)).toEqual([...city(100).enterprises()][42])
})

test.each([0, 99, 1_000_001, 150.5, Number.NaN])('a city of %p companies is refused', size => {
  expect(() => city(size)).toThrow(String(size))
})

test('a seed that is not a whole number and a day that does not exist are refused', () => {
  expect(() => city(100, -1)).toThrow('-1')
  expect(() => city(100, 360, '2026-02-30')).toThrow('2026-02-30')
})

test('a company has no record, or one, or many: 60 at most, about 2.5 on average, most of them 3 at most', () => {
  const size = 20_000
  const counts = new Uint16Array(size)
  for (const department of departments)
    for (const { source } of city(size)[department]()) counts[indexOf(source.recordId)]! += 1
  const mean = counts.reduce((sum, count) => sum + count, 0) / size
  expect(mean).toBeGreaterThan(2.2)
  expect(mean).toBeLessThan(2.9)
  expect(Math.max(...counts)).toBeLessThanOrEqual(60)
  expect(Math.max(...counts)).toBeGreaterThan(30)
  expect(counts.filter(count => count <= 3).length / size).toBeGreaterThan(0.7)
  expect(counts.filter(count => count === 0).length / size).toBeGreaterThan(0.2)
})

test('what a city expects to yield is right within a tenth', () => {
  const one = city(20_000)
  for (const department of departments) {
    const yielded = [...one[department]()].length
    expect(Math.abs(yielded - one.expected[department]) / yielded).toBeLessThan(0.1)
  }
  expect(one.expected.enterprises).toBe(20_000)
})
