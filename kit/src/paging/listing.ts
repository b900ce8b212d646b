import { createHash } from 'node:crypto'
import type { Build } from '../database/ask.ts'
import type { Knex } from '../database/database.ts'
import { countLimit, type Place } from './page.ts'

/**
 * A list that is read page by page: its rows, their order, and which of them. A list that is one and the same object each time is built
 * once, see {@link ask}.
 */
export interface Listing<Values extends object = object> {
  table: string
  /** the part of the table to read, under the table's name; all of it where absent */
  from?: (knex: Knex) => Knex.QueryBuilder
  /** GraphQL name → column; the sort columns among them */
  columns: Readonly<Record<string, string>>
  /** two sort columns, the second one unique */
  order: readonly [string, string]
  direction: 'asc' | 'desc'
  /** false: nobody asks how many there are; `totalCount` is 0 then. `TOGETHER`: all of its few rows are read for a page, and counted by the way */
  counted?: boolean | 'TOGETHER'
  /** @param values bind them, do not look at texts or lists of texts, except whether they are there */
  where: (query: Knex.QueryBuilder, values: Values) => void
  /** whether rows that these values leave may lie far apart: all of a list is gone through then, as a long read where it is crowded */
  isSparse?: (values: Values) => boolean
}

/** Rows that are read, or ranked, as a short read: a millisecond or some. */
export const fewRows = 4_000

/** What a page's statements bind, besides the values of its listing. */
export interface Asked {
  /** one more than the page holds */
  rows?: number
  key?: string
  keys?: readonly string[]
  /** rows of all lists together */
  most?: number
  afterSort?: string
  afterUnique?: string
}

/** The statements of a list, and how a row lies in it. */
interface Built {
  /** says which list a cursor belongs to, without saying what its table is called */
  name: string
  placeOf: (row: object) => Place
  isCounted: boolean
  one: Build<Asked>
  count: Build<Asked>
  /** every row of many lists */
  whole: Build<Asked>
  /** a row where these lists hold more than few, whatever their values */
  beyondFew: Build<Asked>
  /** the first rows of each of many lists */
  ranked: Build<Asked>
}

const built = new WeakMap<object, Map<string | null, Built>>()

/** Made once for a list, and for the column in which many lists differ. */
export const builtOf = <Values extends object>(listing: Listing<Values>, keyColumn: string | null): Built => {
  let ofListing = built.get(listing)
  if (!ofListing) built.set(listing, (ofListing = new Map()))
  let known = ofListing.get(keyColumn)
  if (!known) ofListing.set(keyColumn, (known = buildsOf(listing as unknown as Listing, keyColumn)))
  return known
}

const buildsOf = (listing: Listing, keyColumn: string | null): Built => {
  const { order, direction, counted: isCounted = true } = listing
  const [sort, unique] = order
  const among = (query: Knex.QueryBuilder, asked: Asked): Knex.QueryBuilder => {
    listing.where(query, asked)
    if (asked.key !== undefined) query.where(keyColumn!, asked.key)
    return query
  }
  const rowsOf = (knex: Knex, asked: Asked) => among(readFrom(knex, listing).select({ ...listing.columns }), asked)
  const count: Built['count'] = (knex, asked) => {
    const counted = among(readFrom(knex, listing).select(knex.raw('1')).limit(countLimit), asked)
    return knex.from(counted.as('counted')).count('*')
  }
  const name = nameOf(listing)
  return {
    name,
    placeOf: placesIn(listing, name),
    isCounted: isCounted !== false,
    count,
    one: (knex, asked) => {
      const query = rowsOf(knex, asked)
        .orderBy(order.map(column => ({ column, order: direction })))
        .limit(asked.rows!)
      if (asked.afterSort !== undefined) beyond(query, listing, asked.afterSort, asked.afterUnique!)
      else if (isCounted === 'TOGETHER') query.select({ totalRows: knex.raw('count(*) over ()') })
      else if (isCounted) query.select({ totalRows: count(knex, asked) })
      return query
    },
    whole: (knex, asked) =>
      rowsOf(knex, asked)
        .select({ listKey: keyColumn! })
        .whereIn(keyColumn!, [...asked.keys!])
        .orderBy([keyColumn!, ...order].map(column => ({ column, order: direction })))
        .limit(asked.most!),
    beyondFew: (knex, { keys }) =>
      readFrom(knex, listing)
        .whereIn(keyColumn!, [...keys!])
        .select(knex.raw('1'))
        .offset(fewRows)
        .limit(1),
    ranked: (knex, asked) => {
      const ranked = rowsOf(knex, asked)
        .select({
          listKey: keyColumn!,
          listPosition: knex.raw(`row_number() over (partition by ?? order by ?? ${direction}, ?? ${direction})`, [
            keyColumn!,
            sort,
            unique,
          ]),
          ...(isCounted && { totalRows: knex.raw('count(*) over (partition by ??)', [keyColumn!]) }),
        })
        .whereIn(keyColumn!, [...asked.keys!])
      return knex
        .from(ranked.as('ranked'))
        .where('listPosition', '<=', asked.rows!)
        .orderBy(['listKey', 'listPosition'])
        .select('*')
    },
  }
}

const readFrom = (knex: Knex, { table, from }: Listing): Knex.QueryBuilder =>
  from ? knex.from(from(knex)) : knex(table)

/** Written so that both databases walk the index from the cursor on. */
const beyond = (
  query: Knex.QueryBuilder,
  { order: [sort, unique], direction }: Listing,
  sortValue: string,
  uniqueValue: string,
) => {
  const past = direction === 'desc' ? '<' : '>'
  query
    .where(sort, `${past}=`, sortValue)
    .where(either => void either.where(sort, past, sortValue).orWhere(unique, past, uniqueValue))
}

const nameOf = ({ table, order, direction }: Listing): string =>
  createHash('sha256')
    .update([table, ...order, direction].join(' '))
    .digest('base64url')
    .slice(0, 6)

const placesIn = ({ columns, order }: Listing, list: string): ((row: object) => Place) => {
  const names = order.map(column => Object.keys(columns).find(name => columns[name] === column)!)
  return row => ({ list, values: names.map(name => String((row as Record<string, unknown>)[name])) })
}
