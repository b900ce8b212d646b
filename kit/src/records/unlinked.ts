import { longestTyped } from '@e360/identity/longestTyped'
import { normalName } from '@e360/identity/normalName'
import { everyRow, type RowFilter } from '../access/rows.ts'
import type { Listing } from '../paging/keyset.ts'

/**
 * The records of a table that belong to no company yet, by the normal form of the name they were recorded under.
 * @param text part of the recorded name; all where absent
 * @param seen the rows that the caller sees
 */
export const unlinkedRecords = (
  table: string,
  columns: Listing['columns'],
  text: string | null | undefined,
  seen: RowFilter = everyRow,
): Listing => {
  const part = normalName((text ?? '').slice(0, longestTyped))
  return {
    table,
    columns: { ...columns, waitingName: 'waiting_name' },
    order: ['waiting_name', 'id'],
    direction: 'asc',
    where: query => {
      seen(query)
      query.whereNotNull('waiting_name')
      if (part !== '') query.whereRaw('instr(waiting_name, ?) > 0', [part])
    },
  }
}
