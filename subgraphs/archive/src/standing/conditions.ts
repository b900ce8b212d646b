import type { Knex } from '@e360/kit/database/database'

/** A condition on one column. */
export interface Condition {
  column: string
  /** whether an index finds what meets it: all that a question needs of it, or only where it lies, at ten times the work a row */
  indexed: 'WHOLE' | 'PLACE' | false
  /** @param column its column, or an expression of it */
  where: (query: Knex.QueryBuilder, column: string | Knex.Raw) => Knex.QueryBuilder
}

/** More rows than this are better read in the order that is asked for. */
const mostDriving = 30_000

/**
 * The condition whose rows are the least work, where they are few enough to be read one by one. Neither database knows by itself how selective a
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
        const rows = condition.where(read('standing').select(read.raw('1')), condition.column).limit(mostDriving + 1)
        const [count]: { rows: number | string }[] = await read.from(rows.as('counted')).count({ rows: '*' })
        return { condition, most: Number(count!.rows) }
      }),
  )
  const work = ({ condition, most }: (typeof counted)[number]) => (condition.indexed === 'WHOLE' ? most / 10 : most)
  const [least] = counted.filter(({ most }) => most <= mostDriving).sort((a, b) => work(a) - work(b))
  // a subquery with a limit of 0 would be no rows on one database and all on another
  return least ? { ...least, most: least.most + 1 } : null
}

/** Asks for a condition in a way that no index answers: the database would else prefer it to the order that is asked for. */
export const withoutIndex = (read: Knex, query: Knex.QueryBuilder, { where, column }: Condition): void =>
  void where(query, read.raw('coalesce(??, null)', [column]))

/** Rows whose set of bits shares a member with this one. */
export const sharing = (column: string, bits: number, size: number): Condition => ({
  column,
  indexed: 'PLACE',
  where: (query, of) =>
    query.whereIn(
      of as string,
      Array.from({ length: 1 << size }, (_, set) => set).filter(set => set & bits),
    ),
})

export const compared = (column: string, operator: '<' | '>=', value: string): Condition => ({
  column,
  indexed: 'PLACE',
  where: (query, of) => query.where(of as string, operator, value),
})

export const oneOf = (column: string, values: readonly string[], indexed: Condition['indexed']): Condition => ({
  column,
  indexed,
  where: (query, of) => query.whereIn(of as string, [...values]),
})

export const beginning = (column: string, prefix: string): Condition => ({
  column,
  indexed: false,
  where: (query, of) => query.where(of as string, '>=', prefix).where(of as string, '<', `${prefix}~`),
})

/** Codes that begin with one of these; `none` takes those without a code as well: nearly all there are, where no index helps. */
export const inRegions = (prefixes: readonly string[], none: boolean): Condition => ({
  column: 'region',
  indexed: none ? false : 'WHOLE',
  where: (query, of) =>
    query.where(any => {
      // neither database reads ranges that are joined by “or” from an index alone, as it does a list
      const districts = prefixes.filter(({ length }) => length === 6)
      if (districts.length > 0) void any.whereIn(of as string, districts)
      for (const prefix of prefixes.filter(({ length }) => length < 6))
        void any.orWhereBetween(of as string, [prefix.padEnd(6, '0'), prefix.padEnd(6, '9')])
      if (none) void any.orWhere(of as string, '')
    }),
})
