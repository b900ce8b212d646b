import { ask, type Build } from '../database/ask.ts'
import type { Knex } from '../database/database.ts'
import type { RowFilter } from '../access/rows.ts'
import { withdrawn, type RecordRow } from './recordTable.ts'

interface Asked {
  ids: readonly string[]
}

/**
 * Reads records by their ids, in the order of these, whether or not they have found a company; one that was taken back is left out.
 * @param seen the rows that the caller sees
 */
export const recordsByIds = <Row extends RecordRow>(
  table: string,
  columns: Readonly<Record<string, string>>,
  seen: RowFilter,
): ((read: Knex, ids: readonly string[]) => Promise<Row[]>) => {
  const ofIds: Build<Asked> = (knex, { ids }) =>
    knex(table)
      .whereIn('id', [...ids])
      .modify(seen)
      .whereNot('link_state', withdrawn)
      .orderBy('id')
      .limit(ids.length)
      .select({ ...columns })
  return (read, ids) => ask<Row, Asked>(read, ofIds, { ids })
}
