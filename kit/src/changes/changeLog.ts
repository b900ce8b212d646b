import { ask, type Build } from '../database/ask.ts'
import type { Database, Knex } from '../database/database.ts'
import { insertMany } from '../database/insertMany.ts'
import { createTable, type Migration } from '../database/migrate.ts'
import { mapInTurns } from '../turns.ts'

/** One line of a department's change log. */
export interface Change {
  /** position in commit order, from 1, without gaps */
  cursor: number
  /** when it was committed, RFC 3339 */
  at: string
  /** record kind in capitals, for example `INSPECTION` */
  kind: string
  op: 'UPSERT' | 'WITHDRAWN' | 'LINK'
  /** id of the record in this department */
  id: string
  orgCode: string | null
  /** what a follower needs besides; JSON */
  payload: Readonly<Record<string, unknown>>
}

export type NewChange = Omit<Change, 'cursor' | 'at'>

export const changeLogMigration: Migration = {
  name: '000-change-log',
  up: async knex => {
    await createTable(knex, 'change_head', table => {
      table.integer('id').primary()
      table.bigInteger('cursor').notNullable()
    })
    await createTable(knex, 'change_log', table => {
      table.bigInteger('cursor').primary()
      table.string('at', 30).notNullable()
      table.string('kind', 30).notNullable()
      table.string('op', 10).notNullable()
      table.string('record', 26).notNullable()
      table.string('org_code', 9)
      table.text('payload', 'mediumtext').notNullable()
    })
    await createTable(knex, 'follow_cursor', table => {
      table.string('feed', 60).primary()
      table.bigInteger('cursor').notNullable()
    })
    if (!(await knex('change_head').where('id', 1).first('id'))) await knex('change_head').insert({ id: 1, cursor: 0 })
  },
}

/**
 * Runs the work and appends the changes it returns, all in one transaction.
 * Writers of one database take turns from the first statement on, so the cursor is commit order on MariaDB too: a number is never
 * visible before a smaller one.
 */
export const loggedTransaction = <T>(
  database: Database,
  work: (trx: Knex.Transaction, log: (change: NewChange) => void) => Promise<T>,
): Promise<T> =>
  database.transaction(async trx => {
    await trx('change_head')
      .where('id', 1)
      .update({ cursor: trx.ref('cursor') })
    const changes: NewChange[] = []
    const result = await work(trx, change => void changes.push(change))
    await append(trx, changes)
    return result
  })

const append = async (trx: Knex.Transaction, changes: readonly NewChange[]): Promise<void> => {
  if (changes.length === 0) return
  await trx('change_head').where('id', 1).increment('cursor', changes.length)
  const head = await trx('change_head').where('id', 1).first<{ cursor: number | string }>('cursor')
  const first = Number(head.cursor) - changes.length + 1
  const at = new Date().toISOString()
  const rows = await mapInTurns(changes, ({ kind, op, id, orgCode, payload }, index) => ({
    cursor: first + index,
    at,
    kind,
    op,
    record: id,
    org_code: orgCode,
    payload: JSON.stringify(payload),
  }))
  await insertMany(trx, 'change_log', rows)
}

/** The cursor of the last change; 0 where there is none. */
export const headOf = async ({ read }: Database): Promise<number> => {
  const [head] = await ask<{ cursor: number | string }, object>(read, theHead, {})
  return Number(head!.cursor)
}

/** Followers look at it all the time. */
const theHead: Build<object> = read => read('change_head').where('id', 1).select('cursor')

/** The cursor of the last change of one kind; 0 where there is none. */
export const lastCursorOf = async (read: Knex, kind: string): Promise<number> => {
  const last = await read('change_log')
    .where({ kind })
    .max({ cursor: 'cursor' })
    .first<{ cursor: number | string | null }>()
  return Number(last.cursor ?? 0)
}

/** How many changes of these kinds come after a cursor. */
export const countAfter = async ({ read }: Database, cursor: number, kinds: readonly string[]): Promise<number> => {
  const row = await read('change_log')
    .whereIn('kind', [...kinds])
    .where('cursor', '>', cursor)
    .count({ changes: 'cursor' })
    .first<{ changes: number | string }>()
  return Number(row.changes)
}

/** How far this database's own followers have come with the logs that they follow. */
export const followed = async (database: Database): Promise<{ feed: string; cursor: number }[]> => {
  const rows = await database
    .read('follow_cursor')
    .orderBy('feed')
    .select<{ feed: string; cursor: number | string }[]>('feed', 'cursor')
  return rows.map(({ feed, cursor }) => ({ feed, cursor: Number(cursor) }))
}

/** Which changes are read by their kind: all where neither is told. */
export interface Kinds {
  only?: readonly string[]
  but?: readonly string[]
}

/** Changes after a cursor in commit order, at most `limit`. */
export const readChanges = async (
  { read, longRead }: Database,
  after: number,
  limit: number,
  kinds: Kinds = {},
): Promise<Change[]> => {
  const first = await readPart(read, after, Math.min(limit, fewChanges), kinds)
  if (first.length < fewChanges || limit === fewChanges) return first
  return [...first, ...(await readPart(longRead, first.at(-1)!.cursor, limit - fewChanges, kinds))]
}

/** As many are read at once; where there are more, they come from beside the event loop. */
const fewChanges = 100

const readPart = async (knex: Knex, after: number, limit: number, { only, but }: Kinds): Promise<Change[]> => {
  const rows = await knex('change_log')
    .where('cursor', '>', after)
    .modify(query => void (only && query.whereIn('kind', [...only])))
    .modify(query => void (but && query.whereNotIn('kind', [...but])))
    .orderBy('cursor')
    .limit(limit)
    .select<ChangeRow[]>('cursor', 'at', 'kind', 'op', 'record', 'org_code', 'payload')
  return rows.map(changeOf)
}

/** The payload is read when it is asked for, once: not every follower does. */
const changeOf = (row: ChangeRow): Change => {
  let payload: Change['payload'] | undefined
  return {
    cursor: Number(row.cursor),
    at: row.at,
    kind: row.kind,
    op: row.op,
    id: row.record,
    orgCode: row.org_code,
    get payload() {
      return (payload ??= JSON.parse(row.payload) as Change['payload'])
    },
  }
}

interface ChangeRow {
  cursor: number | string
  at: string
  kind: string
  op: Change['op']
  record: string
  org_code: string | null
  payload: string
}
