import { failure } from '@e360/kit/errors'
import type { Catalogue } from './catalogue.ts'
import type { ResourceRow } from './row.ts'

export type CatalogueView = 'THEME' | 'DEPARTMENT' | 'TYPE'

/** The resources that have one thing in common, in figures. */
export interface ResourceGroup {
  value: string
  resources: number
  items: number
  sharedItems: number
  openItems: number
  reads: number
}

const valueOf: Record<CatalogueView, (row: ResourceRow) => string> = {
  THEME: ({ theme }) => theme,
  DEPARTMENT: ({ provider }) => provider,
  TYPE: ({ sharingType }) => sharingType,
}

/** One group a value, by value. @param readsOf how often a resource was read */
export const groupsOf = (
  catalogue: Catalogue,
  view: CatalogueView,
  readsOf: ReadonlyMap<string, number>,
): ResourceGroup[] => {
  const groups = new Map<string, ResourceGroup>()
  for (const { row } of catalogue) {
    const value = valueOf[view](row)
    const group = groups.get(value) ?? { value, resources: 0, items: 0, sharedItems: 0, openItems: 0, reads: 0 }
    group.resources += 1
    group.items += row.items.length
    group.sharedItems += row.items.filter(({ shared }) => shared).length
    group.openItems += row.items.filter(({ open }) => open).length
    group.reads += readsOf.get(row.code) ?? 0
    groups.set(value, group)
  }
  return [...groups.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1))
}

const mostDays = 3_660

/** @throws BAD_USER_INPUT for a number of days that is none */
export const daysIn = (days: number | null | undefined): number => {
  const count = days ?? 365
  if (count < 1 || count > mostDays)
    throw failure('BAD_USER_INPUT', `天数 days 应在 1 到 ${mostDays} 之间，收到 ${count}`)
  return count
}
