import { LRUCache } from 'lru-cache'
import { regionNamed } from '@e360/kit/regions'
import { districtMark } from '../follow/counters.ts'
import type { Everything } from './repository.ts'

/**
 * The province (two digits) that most companies of the register are in: companies without a district are of its city.
 * @returns null where no company has a region
 */
export const homeProvince = (rows: readonly Everything[]): string | null => {
  const provinces = new Map<string, number>()
  for (const { region, enterprises } of rows)
    if (region !== '' && !region.startsWith(districtMark))
      provinces.set(region.slice(0, 2), (provinces.get(region.slice(0, 2)) ?? 0) + enterprises)
  const [most] = [...provinces].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
  return most?.[0] ?? null
}

/** The region that a record named with its own words; '' where it named none that is known, which is the city's then. */
export const regionOfDistrict = (district: string, home: string | null): string => {
  if (district === '' || /^\d{6}$/.test(district)) return district
  const words = `${home ?? ''} ${district}`
  const known = found.get(words)
  if (known !== undefined) return known
  const code = regionNamed(district, home ?? '')?.code ?? ''
  found.set(words, code)
  return code
}

/** Every question about a region reads the same words again. */
const found = new LRUCache<string, string>({ max: 10_000 })
