import type { Knex } from '@e360/kit/database/database'

/** A condition on a table that bears these columns. */
export interface Condition {
  where: (query: Knex.QueryBuilder) => Knex.QueryBuilder
  /** whether an index finds what meets it */
  indexed: boolean
}

/** More rows than this are better read in the order that is asked for. */
const mostDriving = 30_000

/**
 * The condition that the fewest rows meet, where they are few enough to be read one by one. Neither database knows by itself how selective a
 * set of bits or a date is.
 */
export const selectiveCondition = async (
  read: Knex,
  conditions: readonly Condition[],
): Promise<{ condition: Condition; most: number } | null> => {
  const counted = await Promise.all(
    conditions
      .filter(({ indexed }) => indexed)
      .map(async condition => {
        const rows = condition.where(read('standing').select(read.raw('1'))).limit(mostDriving + 1)
        const [count]: { rows: number | string }[] = await read.from(rows.as('counted')).count({ rows: '*' })
        return { condition, most: Number(count!.rows) }
      }),
  )
  const [fewest] = counted.filter(({ most }) => most <= mostDriving).sort((a, b) => a.most - b.most)
  // a subquery with a limit of 0 would be no rows on one database and all on another
  return fewest ? { ...fewest, most: fewest.most + 1 } : null
}

/** Rows whose set of bits shares a member with this one. */
export const sharing = (column: string, bits: number, size: number): Condition => ({
  indexed: true,
  where: query =>
    query.whereIn(
      column,
      Array.from({ length: 1 << size }, (_, set) => set).filter(set => set & bits),
    ),
})

export const compared = (column: string, operator: '<' | '>=', value: string): Condition => ({
  indexed: true,
  where: query => query.where(column, operator, value),
})

export const oneOf = (column: string, values: readonly string[], indexed: boolean): Condition => ({
  indexed,
  where: query => query.whereIn(column, [...values]),
})

export const beginning = (column: string, prefix: string): Condition => ({
  indexed: false,
  where: query => query.where(column, '>=', prefix).where(column, '<', `${prefix}~`),
})

/** Codes that begin with one of these; `none` takes those without a code as well. */
export const inRegions = (prefixes: readonly string[], none: boolean): Condition => ({
  indexed: true,
  where: query =>
    query.where(any => {
      for (const prefix of prefixes) void any.orWhereBetween('region', [prefix.padEnd(6, '0'), prefix.padEnd(6, '9')])
      if (none) any.orWhere('region', '')
    }),
})
