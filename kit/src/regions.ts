import { readFileSync } from 'node:fs'
import { groupedBy } from './grouped.ts'

/** A district code and what it stands for. */
export interface RegionRow {
  code: string
  /** today's name; of an abolished code the last one */
  name: string
  /** years and months, `YYYY-MM`, of this meaning; null: since before 1997, or until now */
  from: string | null
  to: string | null
  /** code of today's region that this one became, or became part of; null: this one is in force */
  successor: string | null
}

/**
 * GB/T 2260 district codes: the national list as of 2019, with the history of Chongqing's codes from 1997-12 on.
 * Codes were re-used: 500110 was 万盛区 until 2010 and is 綦江区 since 2011. Sources: data/README.md.
 */
const table: readonly RegionRow[] = readFileSync(new URL('../data/gb2260.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => {
    const [code, name, from, to, successor] = line.split(',') as [string, string, string, string, string]
    return { code, name, from: from || null, to: to || null, successor: successor || null }
  })

const latest = new Map(table.map(row => [row.code, row]))
const current = [...latest.values()].filter(row => row.to === null)
const abolished = table.filter(row => row.to !== null)

/** What a code stands for today, or stood for last; null where there is no such code. */
export const regionOf = (code: string): RegionRow | null => latest.get(code) ?? null

/** What a code stands for today, or what became of it; null where there is no such code. */
export const todaysRegionOf = (code: string): RegionRow | null => {
  const region = regionOf(code)
  return region?.successor ? regionOf(region.successor) : region
}

/** The next higher region that has a code: of a district its city, in a municipality the municipality itself. */
export const parentOf = ({ code }: RegionRow): RegionRow | null => {
  const higher = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].filter(candidate => candidate !== code)
  return code.endsWith('0000') ? null : (higher.map(regionOf).find(region => region !== null) ?? null)
}

const children = new Map<string, RegionRow[]>()
for (const row of current) {
  const parent = parentOf(row)
  if (parent) children.set(parent.code, [...(children.get(parent.code) ?? []), row])
}

/** Today's regions directly below, by code. */
export const childrenOf = ({ code }: RegionRow): readonly RegionRow[] => children.get(code) ?? []

/**
 * Today's region of this name below a province, as registers write it: 永川区, 永川, 重庆市永川区. An abolished district's name means what
 * became of it: 綦江县 and 万盛区 are 綦江区.
 * @param province the first two digits; '' where any may be meant
 * @returns null where none or several bear it; functional zones such as 两江新区 have no code
 */
export const regionNamed = (name: string, province: string): RegionRow | null => {
  const fits = namedNow(name.trim(), province)
  if (fits.length > 0) return fits.length === 1 ? fits[0]! : null
  const heirs = new Set(namedFormerly(name.trim(), province).map(row => row.successor))
  const [heir] = heirs
  return heir && heirs.size === 1 ? regionOf(heir) : null
}

const shortName = ({ name }: RegionRow) =>
  name.length > 2 ? name.replace(/(?:土家族|苗族)*自治县$|[区县市]$/u, '') : name

/** Finds rows by the name that a text ends in, or by their whole short name. */
const naming = (rows: readonly RegionRow[]) => {
  const byName = groupedBy(rows, row => row.name)
  const byShortName = groupedBy(rows, shortName)
  const longest = Math.max(...rows.map(row => row.name.length))
  return (written: string, province: string): RegionRow[] => {
    const endings = Array.from({ length: longest }, (_, index) => written.slice(-1 - index))
    const named = [...endings.flatMap(ending => byName.get(ending) ?? []), ...(byShortName.get(written) ?? [])]
    return [...new Set(named)].filter(row => row.code.startsWith(province))
  }
}

const namedNow = naming(current)
const namedFormerly = naming(abolished)

/**
 * The digits with which the codes of this region and below begin; of a district also the codes of those that became part of it, under which
 * companies may still be registered.
 * @param code or the first digits of one: 500 is what begins so, and no more
 */
export const regionPrefixes = (code: string): string[] => {
  const merged = abolished.filter(row => row.successor === code && row.code !== code).map(row => row.code)
  return [code.replace(/^((?:\d\d)+?)(?:00)+$/, '$1'), ...merged]
}
