import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { normalName } from '@e360/identity/normalName'
import { parse } from 'csv-parse'
import { demoCity } from './city.ts'
import { tradeCharacters } from './vocabulary/tradeCharacters.ts'
import { districts } from './vocabulary/districts.ts'
import { industries } from './vocabulary/industries.ts'

const data = path.resolve(import.meta.dirname, '../../../../shared/data')
const withData = existsSync(data) ? test : test.skip

const rowsOf = async (file: string): Promise<Record<string, string>[]> => {
  const rows: Record<string, string>[] = []
  for await (const row of createReadStream(path.join(data, file)).pipe(parse({ columns: true, bom: true })))
    rows.push(row as Record<string, string>)
  return rows
}

let known: Promise<Record<string, string>[]> | undefined
/** 34,041 real firms, read once. */
const register = () => (known ??= rowsOf('registry_cq_dev.csv'))

test('there are 256 different characters for trade names', () => {
  expect(tradeCharacters).toHaveLength(256)
  expect(new Set(tradeCharacters).size).toBe(256)
})

test('every name ever borne in the city bears three of these characters, so that a real firm cannot be meant', () => {
  const trade = new RegExp(`[${tradeCharacters.join('')}]{3}`, 'u')
  const { enterprises } = demoCity({ size: 5_000, seed: 360, today: '2026-11-22' })
  const names = Array.from(enterprises(), ({ name, formerNames = [] }) => [name, ...formerNames]).flat()
  expect(names.filter(name => !trade.test(name))).toEqual([])
})

test('every organization code begins with DE, so that no code of a real firm can be met', () => {
  const { enterprises } = demoCity({ size: 5_000, seed: 360, today: '2026-11-22' })
  const codes = Array.from(enterprises(), ({ orgCode, uscc }) => [orgCode ?? 'DE', uscc?.slice(8) ?? 'DE']).flat()
  expect(codes.filter(code => !code.startsWith('DE'))).toEqual([])
})

withData('no name of 100,000 companies is that of a real firm (../shared/data/registry_cq_dev.csv)', async () => {
  const rows = await register()
  const real = new Set(rows.map(({ ent_name }) => normalName(ent_name!)))
  const met: string[] = []
  for (const { name, formerNames = [] } of demoCity({ size: 100_000, seed: 360, today: '2026-11-22' }).enterprises())
    met.push(...[name, ...formerNames].filter(borne => real.has(normalName(borne))))
  expect(real.size).toBeGreaterThan(30_000)
  expect(met).toEqual([])
})

withData('no character of a trade name occurs in the name of a real firm (../shared/data)', async () => {
  const names = [
    ...(await register()).map(({ ent_name }) => ent_name!),
    ...(await rowsOf('ashare_alias_dev.csv')).map(({ full_name }) => full_name!),
    ...(await rowsOf('codes_real_dev.csv')).map(({ ent_name }) => ent_name!),
  ]
  const used = new Set(names.flatMap(name => Array.from(name)))
  expect(tradeCharacters.filter(character => used.has(character))).toEqual([])
})

withData('no organization code has the beginning of the invented ones (../shared/data)', async () => {
  const registry = await register()
  const others = (await rowsOf('codes_real_dev.csv')).map(({ code }) => code!.toUpperCase())
  const bodies = [...registry.map(({ org_code }) => org_code!), ...others, ...others.map(code => code.slice(8))]
  expect(bodies.filter(body => /^D[EF]/.test(body))).toEqual([])
})

withData('districts and industries are those of the standards (../shared/data/dims)', async () => {
  const current = await rowsOf('dims/gb2260_cq_current.csv')
  const ours = districts.map(([place]) => place).filter(({ code }) => code !== undefined)
  const byCode = (one: { code?: string }, other: { code?: string }) => one.code!.localeCompare(other.code!)
  expect(ours.map(({ code, name }) => ({ code, name })).sort(byCode)).toEqual(
    current.map(({ code, name }) => ({ code, name })).sort(byCode),
  )
  const classes = new Map(
    (await rowsOf('dims/industry_gbt4754_as_used_by_registry.csv')).map(row => [
      row.section_code! + row.code!,
      row.name,
    ]),
  )
  expect(industries.filter(({ code, name }) => classes.get(code) !== name)).toEqual([])
})

withData('names begin with the division as often as real ones do, within 4 of 100 (../shared/data/generator)', () => {
  const { prefix } = JSON.parse(readFileSync(path.join(data, 'generator/name_parts.json'), 'utf8')) as {
    prefix: [string, number][]
  }
  const total = prefix.reduce((sum, [, count]) => sum + count, 0)
  const real = new Map(prefix.map(([division, count]) => [division, count / total]))
  const counts = new Map<string, number>()
  const begin = new RegExp(`^(.*?)[${tradeCharacters.join('')}]{3}`, 'u')
  const labels = new RegExp(districts.map(([{ label }]) => label).join('|'))
  for (const { name } of demoCity({ size: 20_000, seed: 360, today: '2026-11-22' }).enterprises()) {
    const division = begin.exec(name)![1]!.replace(labels, '{district}')
    counts.set(division, (counts.get(division) ?? 0) + 1)
  }
  for (const [division, share] of real)
    expect(Math.abs(share - (counts.get(division) ?? 0) / 20_000)).toBeLessThan(0.04)
})
