import type { Mapping } from '../tabular/mapping.ts'

/** The columns of a foreign table that a mapping reads, each once. */
export const columnsOf = (mapping: Pick<Mapping, 'columns'>): string[] => [
  ...new Set(
    Object.values(mapping.columns).flatMap(each => (each === null ? [] : 'join' in each ? each.join : each.first)),
  ),
]
