import { ask, padded } from '../database/ask.ts'
import type { Database, Knex } from '../database/database.ts'
import { builtOf, fewRows, type Asked, type Listing } from './listing.ts'
import { connection, countLimit, placeIn, type Connection, type Page } from './page.ts'

export type { Listing } from './listing.ts'

/**
 * One page of one list. The first page brings its count in the same statement; the count of a later page is a statement of its own,
 * made only when asked for.
 */
export const pageOf = <Row extends object, Values extends object = object>(
  knex: Knex,
  listing: Listing<Values>,
  page: Page,
  values: Values = {} as Values,
): Promise<Connection<Row>> => onePage(knex, listing, null, page, values)

/**
 * The same page of many lists that differ in one column; the first pages and their counts in one statement. Where these lists are short, that is
 * reading them, at half of what it costs to rank their rows; where they hold more than their pages do, another statement ranks, as a long read
 * where there are very many.
 * @returns one connection a key, in the keys' order
 */
export const pagesByKey = async <Row extends object, Values extends object = object>(
  { read, longRead }: Pick<Database, 'read' | 'longRead'>,
  listing: Listing<Values>,
  keyColumn: string,
  keys: readonly string[],
  page: Page,
  values: Values = {} as Values,
): Promise<Connection<Row>[]> => {
  const { placeOf, isCounted, whole, beyondFew, ranked } = builtOf(listing, keyColumn)
  const isCrowded = async () => (await ask<object, Asked>(read, beyondFew, { keys })).length > 0
  const isLong = listing.isSparse?.(values) === true && (await isCrowded())
  const knex = isLong ? longRead : read
  if (keys.length === 1 || page.after)
    return Promise.all(keys.map(key => onePage<Row, Values>(knex, listing, keyColumn, page, { ...values, key })))
  const asked = { ...values, keys, rows: page.size + 1 }
  const most = Math.min(padded(keys.length) * asked.rows, fewRows)
  const found = await ask<KeyedRow<Row>, Asked>(knex, whole, { ...asked, most: most + 1 })
  const isWhole = found.length <= most
  const rank = async () =>
    ask<KeyedRow<Row>, Asked>(isLong || most === fewRows || (await isCrowded()) ? longRead : read, ranked, asked)
  const rows = isWhole ? found : await rank()
  const byKey = new Map<string, typeof rows>()
  for (const row of rows) {
    const own = byKey.get(row.listKey)
    if (own) own.push(row)
    else byKey.set(row.listKey, [row])
  }
  return keys.map(key => {
    const own = byKey.get(key) ?? []
    const total = isWhole && isCounted ? own.length : Number(own[0]?.totalRows ?? 0)
    return connection<Row>(own, page, placeOf, Math.min(total, countLimit))
  })
}

/** `totalRows` where rows were ranked */
type KeyedRow<Row> = Row & { listKey: string; totalRows?: number }

const onePage = async <Row extends object, Values extends object>(
  knex: Knex,
  listing: Listing<Values>,
  keyColumn: string | null,
  page: Page,
  values: Values & { key?: string },
): Promise<Connection<Row>> => {
  const { name, placeOf, one, count } = builtOf(listing, keyColumn)
  const after = placeIn(name, page)
  const place = after && { afterSort: after[0], afterUnique: after[1] }
  const rows = await ask<Row & { totalRows: number }, Asked>(knex, one, { ...values, ...place, rows: page.size + 1 })
  const total = after
    ? async () => Number(Object.values((await ask(knex, count, values))[0]!)[0])
    : Math.min(Number(rows[0]?.totalRows ?? 0), countLimit)
  return connection<Row>(rows, page, placeOf, total)
}
