import { createHash } from 'node:crypto'
import type { Knex } from '../database/database.ts'
import { connection, countLimit, placeIn, type Connection, type Page, type Place } from './page.ts'

/** A list that is read page by page: its rows, their order, and which of them. */
export interface Listing {
  table: string
  /** the part of the table to read, under the table's name; all of it where absent */
  from?: (knex: Knex) => Knex.QueryBuilder
  /** GraphQL name → column; the sort columns among them */
  columns: Readonly<Record<string, string>>
  /** two sort columns, the second one unique */
  order: readonly [string, string]
  direction: 'asc' | 'desc'
  where: (query: Knex.QueryBuilder) => void
}

/**
 * One page of one list. The first page brings its count in the same statement; the count of a later page is a statement of its own,
 * made only when asked for.
 */
export const pageOf = async <Row extends object>(
  knex: Knex,
  listing: Listing,
  page: Page,
): Promise<Connection<Row>> => {
  const { direction, order } = listing
  const after = placeIn(nameOf(listing), page)
  const query = rowsOf(knex, listing)
    .orderBy(order.map(column => ({ column, order: direction })))
    .limit(page.size + 1)
  if (after) beyond(query, listing, after)
  else query.select({ totalRows: counting(knex, listing) })
  const rows = (await query) as (Row & { totalRows: number })[]
  const total = after ? () => count(knex, listing) : Number(rows[0]?.totalRows ?? 0)
  return connection<Row>(rows, page, placesIn(listing), total)
}

/**
 * The same page of many lists that differ in one column; the first pages and their counts in one statement.
 * @returns one connection a key, in the keys' order
 */
export const pagesByKey = async <Row extends object>(
  knex: Knex,
  listing: Listing,
  keyColumn: string,
  keys: readonly string[],
  page: Page,
): Promise<Connection<Row>[]> => {
  if (keys.length === 1 || page.after)
    return Promise.all(keys.map(key => pageOf<Row>(knex, ofKey(listing, keyColumn, key), page)))
  const [sort, unique] = listing.order
  const ranked = rowsOf(knex, listing)
    .select({
      listKey: keyColumn,
      listPosition: knex.raw(
        `row_number() over (partition by ?? order by ?? ${listing.direction}, ?? ${listing.direction})`,
        [keyColumn, sort, unique],
      ),
      totalRows: knex.raw('count(*) over (partition by ??)', [keyColumn]),
    })
    .whereIn(keyColumn, [...keys])
  const rows = (await knex
    .from(ranked.as('ranked'))
    .where('listPosition', '<=', page.size + 1)
    .orderBy(['listKey', 'listPosition'])
    .select('*')) as (Row & { listKey: string; totalRows: number })[]
  const placeOf = placesIn(listing)
  const byKey = new Map(keys.map(key => [key, [] as typeof rows]))
  for (const row of rows) byKey.get(row.listKey)?.push(row)
  return keys.map(key => {
    const own = byKey.get(key)!
    return connection<Row>(own, page, placeOf, Math.min(Number(own[0]?.totalRows ?? 0), countLimit))
  })
}

const ofKey = (listing: Listing, column: string, key: string): Listing => ({
  ...listing,
  where: query => {
    listing.where(query)
    query.where(column, key)
  },
})

const readFrom = (knex: Knex, { table, from }: Listing): Knex.QueryBuilder =>
  from ? knex.from(from(knex)) : knex(table)

const rowsOf = (knex: Knex, listing: Listing): Knex.QueryBuilder => {
  const query = readFrom(knex, listing).select({ ...listing.columns })
  listing.where(query)
  return query
}

/** Written so that both databases walk the index from the cursor on. */
const beyond = (query: Knex.QueryBuilder, { order: [sort, unique], direction }: Listing, after: readonly string[]) => {
  const [sortValue, uniqueValue] = after as [string, string]
  const past = direction === 'desc' ? '<' : '>'
  query
    .where(sort, `${past}=`, sortValue)
    .where(either => void either.where(sort, past, sortValue).orWhere(unique, past, uniqueValue))
}

const counting = (knex: Knex, listing: Listing): Knex.QueryBuilder => {
  const counted = readFrom(knex, listing).select(knex.raw('1')).limit(countLimit)
  listing.where(counted)
  return knex.from(counted.as('counted')).count('*')
}

const count = async (knex: Knex, listing: Listing): Promise<number> => {
  const [row] = (await counting(knex, listing)) as Record<string, number>[]
  return Number(Object.values(row!)[0])
}

/** Says which list a cursor belongs to, without saying what its table is called. */
const nameOf = ({ table, order, direction }: Listing): string =>
  createHash('sha256')
    .update([table, ...order, direction].join(' '))
    .digest('base64url')
    .slice(0, 6)

const placesIn = (listing: Listing): ((row: object) => Place) => {
  const { columns, order } = listing
  const list = nameOf(listing)
  const names = order.map(column => Object.keys(columns).find(name => columns[name] === column)!)
  return row => ({ list, values: names.map(name => String((row as Record<string, unknown>)[name])) })
}
