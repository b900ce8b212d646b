import type { Knex } from '@e360/kit/database/database'
import { comparisonClasses, type ComparisonClass } from './classes.ts'

/** That a row of the file speaks of a company. */
export interface Meeting {
  /** an org code, or a name that many companies bear ({@link nameKey}) */
  key: string
  class: ComparisonClass
  line: number
  code: string
  uscc: string
  name: string
  reason: string
  /** how many rows of the file speak of it */
  rows: number
}

/** The key of a name (normal form) of many companies, which bear it now or did so formerly. */
export const nameKey = (form: string, borne: 'now' | 'formerly'): string => `${borne} ${form}`

/** Notes on the scratch database which companies the rows of the file met, so that neither side is ever in memory. */
export const openMeetings = async (scratch: Knex) => {
  await scratch.schema.createTable('met', table => {
    table.string('key').primary()
    for (const column of ['rank', 'line', 'rows']) table.integer(column).notNullable()
    for (const column of words) table.text(column).notNullable()
  })
  await scratch.schema.createTable('seen', table => {
    table.string('key').primary()
    table.integer('line').notNullable()
  })
  const better = Object.fromEntries(
    ['line', ...words, 'rank'].map(column => [
      column,
      scratch.raw('case when excluded.rank < met.rank then excluded.?? else met.?? end', [column, column]),
    ]),
  )
  const merged = { ...better, rows: scratch.raw('met.rows + excluded.rows') }

  return {
    /** Of one key the better class counts, and of two alike the one that was noted first. */
    note: (meetings: readonly Meeting[]): Promise<void> =>
      scratch.transaction(async trx => {
        for (const part of parts(meetings))
          await trx('met')
            .insert(part.map(({ class: kind, ...rest }) => ({ ...rest, rank: comparisonClasses.indexOf(kind) })))
            .onConflict('key')
            .merge(merged)
      }),

    of: async (keys: readonly string[]): Promise<Map<string, Meeting>> => {
      const met = new Map<string, Meeting>()
      for (const part of parts(keys)) {
        const rows: StoredMeeting[] = await scratch('met').whereIn('key', part).orderBy('key').select('*')
        for (const { rank, ...rest } of rows) met.set(rest.key, { ...rest, class: comparisonClasses[rank]! })
      }
      return met
    },

    /** @returns for each key of these rows the line that bore it first, in this batch or before */
    firstLines: (rows: readonly { key: string | null; line: number }[]): Promise<Map<string | null, number>> =>
      scratch.transaction(async trx => {
        const told = rows.filter((row): row is Seen => row.key !== null)
        for (const part of parts(told)) await trx('seen').insert(part).onConflict('key').ignore()
        const lines = new Map<string | null, number>()
        for (const part of parts(told)) {
          const keys = part.map(({ key }) => key)
          const seen: Seen[] = await trx('seen').whereIn('key', keys).orderBy('key').select('*')
          for (const { key, line } of seen) lines.set(key, line)
        }
        return lines
      }),
  }
}

export type Meetings = Awaited<ReturnType<typeof openMeetings>>

const words = ['code', 'uscc', 'name', 'reason'] as const

interface Seen {
  key: string
  line: number
}

type StoredMeeting = Omit<Meeting, 'class'> & { rank: number }

/** Within SQLite's 32,766 bindings a statement. */
const parts = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / partSize) }, (_, index) =>
    items.slice(index * partSize, (index + 1) * partSize),
  )
const partSize = 1_000
