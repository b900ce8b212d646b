import { dayOf } from '@e360/kit/clock'
import type { ResourceUse } from '../catalogue/use.ts'
import type { StoredRow } from './store.ts'

/** Days in Beijing begin with an hour. */
const dayAt = (at: string): string => {
  const hour = at.slice(0, 13)
  if (latest.hour !== hour) latest = { hour, day: dayOf(at) }
  return latest.day
}

let latest = { hour: '', day: '' }

/** How often each resource was read, by day: every operation that was answered counts once for each resource that it read. */
export const usesIn = (rows: readonly Pick<StoredRow, 'kind' | 'row'>[]): ResourceUse[] => {
  const uses = new Map<string, ResourceUse>()
  for (const { kind, row } of rows) {
    const { at, resources, outcome, continues } = row
    if (continues === true) continue
    if (kind !== 'ACCESS' || !Array.isArray(resources) || (outcome !== 'OK' && outcome !== 'PARTIAL')) continue
    const day = dayAt(String(at))
    for (const resource of resources as string[]) {
      const use = uses.get(`${day} ${resource}`) ?? { resource, day, reads: 0 }
      use.reads += 1
      uses.set(`${day} ${resource}`, use)
    }
  }
  return [...uses.values()]
}
