import type { Change } from '../changes/changeLog.ts'
import type { Feed } from '../changes/follower.ts'
import type { Database } from '../database/database.ts'
import { keyParts } from '../database/insertMany.ts'
import type { RecordQuality } from '../quality/types.ts'
import { withdrawn } from './recordTable.ts'

/** A record as one event of its company's history, worded by its department; holds no personal data. */
export interface RecordEvent {
  /** null: the record is not dated */
  occurredOn: string | null
  /** the last day that it has an effect; null: none is told */
  endsOn: string | null
  title: string
  /** speaks against the company */
  adverse: boolean
  /** the last day on which the public may see it; null: none is told */
  publicUntil: string | null
}

/** What figures are made of, in the department's own words: `conclusion`, `validUntil`, `fine` … Money is fen as text. */
export type Facts = Readonly<Record<string, string | null>>

/** How the rows of one record type are told to those who follow their department. */
export interface Telling {
  /** the department's own columns that are needed */
  columns: readonly string[]
  tell: (row: never) => { event: RecordEvent; facts: Facts }
}

/** {@link Telling} for rows of a known shape. */
export const telling = <Row extends object>(
  columns: readonly (keyof Row & string)[],
  tell: (row: Row) => { event: RecordEvent; facts: Facts },
): Telling => ({ columns, tell })

/** A record as it is now, which may be later than the change that told of it. */
export interface ToldRecord {
  orgCode: string | null
  linkState: string
  /** normal form of the company's name on the record; '' where it named none */
  normalName: string
  recordedDistrict: string | null
  event: RecordEvent
  facts: Facts
}

/** A change of a record together with the record; null where it was withdrawn or is no more. */
export interface ToldChange extends Change {
  told: ToldRecord | null
}

/** A record type as followers see it. */
export interface ToldType {
  /** in change logs and receipts, for example `INSPECTION` */
  kind: string
  table: string
  telling: Telling
  /** what is expected of its rows besides what is of all records (quality/commonRules.ts) */
  quality?: RecordQuality
}

/**
 * A change log that tells the records besides. They are read when they are asked for, a statement a page and record type: the log keeps no
 * contents, and a record that is gone is told no more.
 */
export const toldFeed =
  (database: Database, feed: Feed, types: readonly ToldType[]): Feed<ToldChange> =>
  async (...asked) => {
    const changes = await feed(...asked)
    const told = new Map<string, ToldRecord>()
    for (const type of types) {
      const ids = changes.flatMap(({ kind, id }) => (kind === type.kind ? [id] : []))
      for (const [id, record] of await recordsOf(database, type, [...new Set(ids)]))
        told.set(`${type.kind} ${id}`, record)
    }
    return changes.map(change => Object.assign(change, { told: told.get(`${change.kind} ${change.id}`) ?? null }))
  }

/** As many are read at once. */
const fewRecords = 100

const common = ['id', 'org_code', 'link_state', 'normal_name', 'recorded_district']

const recordsOf = async (
  database: Database,
  { table, telling: { columns, tell } }: ToldType,
  ids: readonly string[],
): Promise<[string, ToldRecord][]> => {
  const records: [string, ToldRecord][] = []
  for (const part of keyParts(ids)) {
    const knex = part.length > fewRecords ? database.longRead : database.read
    const rows = await knex(table)
      .whereIn('id', part)
      .whereNot('link_state', withdrawn)
      .select<CommonRow[]>([...common, ...columns])
    for (const row of rows)
      records.push([
        row.id,
        {
          orgCode: row.org_code,
          linkState: row.link_state,
          normalName: row.normal_name,
          recordedDistrict: row.recorded_district,
          ...tell(row as never),
        },
      ])
  }
  return records
}

interface CommonRow {
  id: string
  org_code: string | null
  link_state: string
  normal_name: string
  recorded_district: string | null
}
