import type { Attributes } from '../graphql/wanted.ts'

/**
 * The columns that are read of rows of which only some attributes are wanted: each costs a value made for every row.
 * @param always attributes that every row has: what it is found, sorted and told apart by
 * @param wanted null: all
 */
export const columnsFor = <Columns extends Readonly<Record<string, string>>>(
  columns: Columns,
  always: readonly (keyof Columns)[],
  wanted: Attributes | null,
): Readonly<Record<string, string>> =>
  wanted === null
    ? columns
    : Object.fromEntries(Object.entries(columns).filter(([name]) => always.includes(name) || wanted.has(name)))
