import { divisionNames } from './divisionNames.ts'

/** The regions that a text begins with. */
export interface Divisions {
  /** stems from the largest to the smallest: 重庆, 永川 */
  stems: readonly string[]
  /** how many characters of the text they take */
  length: number
  /** the last stem, where it is written without 市, 区 or 县 and may as well be the beginning of a trade name; otherwise null */
  bare: string | null
}

/** Stems by their first two characters, longest first, each with the provinces that hold one of this name. */
type StemTable = Map<string, Map<string, Set<string>>>

const provinces = new Set<string>()
const cities: StemTable = new Map()
const counties: StemTable = new Map()

const enter = (table: StemTable, stem: string, province: string): void => {
  const start = stem.slice(0, 2)
  const stems = table.get(start) ?? new Map<string, Set<string>>()
  stems.set(stem, (stems.get(stem) ?? new Set()).add(province))
  table.set(start, new Map([...stems].sort(([a], [b]) => b.length - a.length)))
}

for (const line of divisionNames.trim().split('\n')) {
  const [province, below, lowest] = line.split('|') as [string, string, string]
  provinces.add(province)
  for (const name of below.split(' ')) if (name !== '') enter(cities, name, province)
  for (const name of lowest.split(' ')) enter(counties, name, province)
}

/** The provinces that hold a city or county of this stem. */
const holdersIn = (table: StemTable, stem: string): ReadonlySet<string> | undefined =>
  table.get(stem.slice(0, 2))?.get(stem)

/** One region under two names: 开县 became 开州区 in 2016. */
const renamed = new Map([['开县', '开州']])

const countySuffix = /^(?:[一-龥]{1,5}族自治县|自治县|[区县旗]|市(?![政场民郊]))/u
const citySuffix = /^(?:市(?!政|场|民|郊|区|容|级|属|直属)|[一-龥]{1,5}族自治州|自治州|地区|州(?=.*[县市])|盟(?=.*旗))/u

/** What must follow a region that bears no suffix: a trade name and one more word. */
const leastRest = 4

/**
 * Reads the regions at the beginning of a name or an address. A city or county without its suffix counts only where a trade name can follow,
 * a county so written only below its own province (重庆永川…, not 长安…).
 * @param text with folded characters
 */
export const leadingDivisions = (text: string): Divisions => {
  const stems: string[] = []
  let length = 0
  let bare: string | null = null
  let home: ReadonlySet<string> | null = null

  const province = provinceAt(text, 0)
  if (province !== null) {
    const suffix = /^(?:省|[^市]{0,3}自治区|特别行政区|市(?!政|场|民|郊|区|容|级|属|直属))/u.exec(
      text.slice(province.length),
    )
    const isCity = suffix?.[0] === '市' && holdersIn(cities, province) !== undefined
    if (!isCity) {
      stems.push(province)
      length = province.length + (suffix?.[0].length ?? 0)
      home = new Set([province])
    }
  }

  for (const [table, suffixes] of [
    [cities, citySuffix],
    [counties, countySuffix],
  ] as const) {
    const found = stemAt(text, length, table, home)
    if (found === null) continue
    const after = length + found.length
    const suffix = suffixes.exec(text.slice(after, after + 12))?.[0] ?? ''
    const whole = suffix !== '' || /[县旗]$/u.test(found)
    if (!whole && (text.length - after < leastRest || (table === counties && home === null))) continue
    stems.push(renamed.get(found) ?? found)
    length = after + suffix.length
    bare = whole ? null : found
    home = holdersIn(table, found)!
  }
  return { stems, length, bare }
}

const provinceAt = (text: string, start: number): string | null => {
  const two = text.slice(start, start + 2)
  if (provinces.has(two)) return two
  const three = text.slice(start, start + 3)
  return provinces.has(three) ? three : null
}

const stemAt = (text: string, start: number, table: StemTable, home: ReadonlySet<string> | null): string | null => {
  const stems = table.get(text.slice(start, start + 2))
  if (stems === undefined) return null
  for (const [stem, holders] of stems)
    if (text.startsWith(stem, start) && (home === null || intersect(home, holders))) return stem
  return null
}

const intersect = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return true
  return false
}

/** The stem of a region's own name: 渝北区, 重庆市渝北区 and 渝北 are one. */
export const divisionStem = (name: string): string => {
  const { stems } = leadingDivisions(`${name}四字之后`)
  return stems.at(-1) ?? name.replace(/(?<=..)[市区县]$/u, '')
}

/** Whether a whole text is a region: 重庆, 重庆市, 永川, 永川区. */
export const isDivision = (text: string): boolean => {
  if (provinces.has(text) || holdersIn(cities, text) || holdersIn(counties, text)) return true
  const { stems, length } = leadingDivisions(text)
  return stems.length > 0 && length === text.length
}

/** 0: province or municipality, 1: city, 2: county or district. */
export const divisionLevel = (stem: string): 0 | 1 | 2 => {
  if (provinces.has(stem)) return 0
  return holdersIn(cities, stem) ? 1 : 2
}

/**
 * Regions inside a text, by their stems: cities and counties of the provinces that it or `home` names, and counties of anywhere that bear their
 * suffix, or stand at the beginning where no home is known.
 * @param text with folded characters, without the regions at its beginning
 * @param home stems of the regions before it
 */
export const innerDivisions = (text: string, home: readonly string[]): readonly string[] => {
  const found: string[] = []
  const near = new Set(home.flatMap(provincesOf))
  for (let start = 0; start + 2 <= text.length; start++) {
    const province = provinceAt(text, start)
    if (province !== null) near.add(province)
    const stem = province ?? countyAt(text, start, start === 0 && home.length === 0 ? null : near)
    if (stem === null) continue
    found.push(renamed.get(stem) ?? stem)
    start += stem.length - 1
  }
  return found
}

const provincesOf = (stem: string): string[] =>
  provinces.has(stem) ? [stem] : [...(holdersIn(cities, stem) ?? holdersIn(counties, stem) ?? [])]

const countyAt = (text: string, start: number, near: ReadonlySet<string> | null): string | null => {
  const stem = stemAt(text, start, counties, near) ?? stemAt(text, start, cities, near)
  if (stem !== null) return stem
  const anywhere = stemAt(text, start, counties, null)
  return anywhere !== null && isSuffixed(anywhere, text.charAt(start + anywhere.length)) ? anywhere : null
}

const isSuffixed = (stem: string, next: string): boolean => /[县旗]$/u.test(stem) || /[区县旗]/u.test(next)
